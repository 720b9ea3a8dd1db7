import { filterEnvironment } from '../../language/expr/environment';
import { compile } from '../../language/expr/expression';
import { sprint } from '../../language/go/fmt';
import { decode, type Encodable, encode } from '../../language/go/json';
import { type GoMap, GoObject, type GoValue, typeName } from '../../language/go/value';
import { asObject, type Evaluation } from './evaluation';

/** What the language of an event source's `filter.expression` makes of a payload. */
export function evaluateExpr(expression: string, payload: string): Evaluation {
  const program = compile(expression);
  const members = asObject(decode(payload));
  const value = program.run(filterEnvironment(members as GoMap, expression));
  return {
    output: `${printed(value)}\n`,
    passed: value !== false,
    steps: [
      `names: ${Object.keys(members).join(', ') || 'none'}`,
      `type: ${value === null ? 'nil' : typeName(value)}`,
      `as filter.expression it ${verdict(value)}`,
    ],
  };
}

function verdict(value: GoValue): string {
  if (typeof value !== 'boolean') return 'fails: a bool is needed';
  return value ? 'lets the event pass' : 'drops the event';
}

function printed(value: GoValue): string {
  if (value instanceof GoObject) return sprint([value]);
  try {
    return encode(value as Encodable, { escapeHtml: false });
  } catch {
    // JSON has no NaN and no infinities.
    return sprint([value]);
  }
}
