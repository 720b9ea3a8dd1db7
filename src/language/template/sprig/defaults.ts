import type { GoValue } from '../../go/value';
import { failure } from '../failure';
import type { FunctionTable } from '../function';
import { fn, variadic } from '../function';
import { isTrue } from '../truth';

/** What to take when something is empty: zero, false, nil, or of length zero. */
export const defaults: FunctionTable = {
  hello: fn([], () => 'Hello!'),
  default: variadic(['any'], 'any', (fallback, given) => (given === undefined || isEmpty(given) ? fallback : given)),
  empty: fn(['any'], isEmpty),
  coalesce: variadic([], 'any', (...values) => values.find((value) => !isEmpty(value)) ?? null),
  all: variadic([], 'any', (...values) => values.every((value) => !isEmpty(value))),
  any: variadic([], 'any', (...values) => values.some((value) => !isEmpty(value))),
  ternary: fn(['any', 'any', 'bool'], (yes, no, condition) => (condition ? yes : no)),
  fail: fn(['string'], (message) => {
    throw failure(message);
  }),
};

function isEmpty(value: GoValue): boolean {
  return !isTrue(value);
}
