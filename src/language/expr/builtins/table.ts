import type { Builtins } from './builtin';
import { conversions } from './conversions';
import { lists } from './lists';
import { maps } from './maps';
import { numbers } from './numbers';
import { isPredicate } from './predicates';
import { strings } from './strings';

/** The functions of the language whose arguments are values, by name. */
export const builtins: Builtins = { ...conversions, ...lists, ...maps, ...numbers, ...strings };

/** Tells the functions of the language from names of the payload. */
export function isBuiltin(name: string): boolean {
  return isPredicate(name) || Object.hasOwn(builtins, name);
}
