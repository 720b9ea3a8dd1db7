import { EventloomError } from '../errors';
import { compileSourceFilter, type SourceFilter } from '../language/expr/source-filter';
import { fromBytes } from '../language/go/text';
import { type DeclaredEvent, filterOf } from '../model/kinds';

/** Decides whether what a source received becomes an event. */
export interface EventFilter {
  /** Why the expression cannot be compiled: then every event is dropped, as by Argo Events. */
  readonly fault?: string;
  /** Why what was received is dropped; undefined if it goes on to the bus. */
  dropped(data: Uint8Array): string | undefined;
}

/** Longest part of an expression that is repeated to people. */
const maxShown = 200;

/** The `filter.expression` of an event; undefined if the event has no filter. A filter without an expression lets nothing pass. */
export function eventFilter(declared: DeclaredEvent): EventFilter | undefined {
  const filter = filterOf(declared);
  if (!filter) return undefined;
  const expression = String(filter.expression ?? '');
  try {
    return filterOfExpression(expression, compileSourceFilter(expression));
  } catch (error) {
    const fault = messageOf(error);
    return { fault, dropped: () => `dropped: filter.expression cannot be compiled: ${fault}` };
  }
}

function filterOfExpression(expression: string, filter: SourceFilter): EventFilter {
  const refusal = `dropped: filter.expression is false: ${expression.slice(0, maxShown)}`;
  return {
    dropped: (data) => {
      try {
        return filter.passes(fromBytes(data)) ? undefined : refusal;
      } catch (error) {
        return `dropped: filter.expression failed: ${messageOf(error)}`;
      }
    },
  };
}

/** What an error of ours says; others are thrown on. */
function messageOf(error: unknown): string {
  if (error instanceof EventloomError) return error.message;
  throw error;
}
