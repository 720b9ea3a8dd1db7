import { kindOf, typeName } from '../../go/value';
import type { FunctionTable } from '../function';
import { bounded, fn } from '../function';
import { deepEqual } from './equality';

/** Questions about the type of a value, in Go's words: `float64`, `[]interface {}`; kinds `map`, `slice`. */
export const reflection: FunctionTable = {
  typeOf: fn(['any'], typeName),
  typeIs: fn(['string', 'any'], (name, value) => name === typeName(value)),
  typeIsLike: fn(['string', 'any'], (name, value) => name === typeName(value) || `*${name}` === typeName(value)),
  kindOf: fn(['any'], kindOf),
  kindIs: fn(['string', 'any'], (name, value) => name === kindOf(value)),
  deepEqual: bounded(['any', 'any'], ({ budget }, one, other) => deepEqual(one, other, budget)),
};
