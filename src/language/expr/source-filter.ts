import { EventloomError } from '../../errors';
import { decode } from '../go/json';
import type { GoMap, GoValue } from '../go/value';
import { isMap } from '../go/value';
import { filterEnvironment } from './environment';
import type { ExpressionOptions } from './expression';
import { compile } from './expression';
import { failure, typeText } from './failure';

/** The compiled `filter.expression` of an event source. It holds no state: use it for every event. */
export interface SourceFilter {
  /**
   * Tells whether an event goes on to the bus.
   * @param payloadText the event's data, a JSON object or `null`
   * @throws EventloomError `program-failed` when the data is no object, or the filter fails or gives no bool; `program-limit`.
   * Argo Events drops the event then.
   */
  passes(payloadText: string, options?: ExpressionOptions): boolean;
}

/**
 * Compiles the `filter.expression` of an event source: the expr language (antonmedv/expr 1.15) over the members of the event's
 * data, with the functions `asInt`, `asFloat`, `jsonpath`, `toJson`, and sprig's in `sprig`.
 *
 * @throws EventloomError `bad-program` with the position, `program-limit` when it is too large
 */
export function compileSourceFilter(text: string): SourceFilter {
  const expression = compile(text);
  return {
    passes: (payloadText, options) => {
      const result = expression.run(filterEnvironment(payloadOf(payloadText), text), options);
      if (typeof result === 'boolean') return result;
      throw failure(
        `the filter gives ${result === null ? 'nil' : `a value of type ${typeText(result)}`}, and a bool is needed`,
      );
    },
  };
}

function payloadOf(text: string): GoMap {
  const payload = decoded(text);
  if (payload === null) return {};
  if (!isMap(payload)) throw failure('the data of the event is no JSON object');
  return payload as GoMap;
}

function decoded(text: string): GoValue {
  try {
    return decode(text);
  } catch (error) {
    const isFault = error instanceof EventloomError;
    throw isFault ? failure(`the data of the event is ${error.message}`, { cause: error }) : error;
  }
}
