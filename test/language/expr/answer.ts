import { EventloomError } from '../../../src/errors';
import { filterEnvironment } from '../../../src/language/expr/environment';
import type { ExpressionOptions } from '../../../src/language/expr/expression';
import { compile } from '../../../src/language/expr/expression';
import { formatValue } from '../../../src/language/go/fmt';
import type { GoMap } from '../../../src/language/go/value';
import { typeName } from '../../../src/language/go/value';

/** What the expressions of the tests see. */
export const payload: GoMap = {
  s: 'héllo',
  n: 7,
  f: 1.5,
  t: true,
  x: false,
  z: null,
  l: [3, 1, 2],
  e: [],
  names: ['b', 'a'],
  o: { k: 'v' },
  items: [
    { id: 2, ok: true },
    { id: 1, ok: false },
  ],
  time: '2024-05-17T10:30:00Z',
  doc: '{"a":[1,2,{"b":"c"}],"o":{"x":{"b":5}},"t":true,"n":null}',
};

/** The result of an expression as its Go type and what Go prints, or the code of its error. */
export function answer(expression: string, data: GoMap = payload, options?: ExpressionOptions): string {
  return failure(expression, data, options)?.code ?? shown(expression, data, options);
}

/** The error of an expression, if it has one. */
export function failure(
  expression: string,
  data: GoMap = payload,
  options?: ExpressionOptions,
): EventloomError | undefined {
  try {
    shown(expression, data, options);
    return undefined;
  } catch (error) {
    if (error instanceof EventloomError) return error;
    throw error;
  }
}

function shown(expression: string, data: GoMap, options?: ExpressionOptions): string {
  const value = compile(expression).run(filterEnvironment(data, expression), options);
  return `${typeName(value)} ${formatValue(value)}`;
}
