import type { GoValue } from '../go/value';
import { GoComplex, GoInteger, isMap, isSlice, mapEntries, sliceItems } from '../go/value';

/** What `if` thinks of a value: nothing, nil, false, zero and everything of length zero are false. */
export function isTrue(value: GoValue | undefined): boolean {
  switch (typeof value) {
    case 'undefined':
      return false;
    case 'boolean':
      return value;
    case 'string':
      return value !== '';
    case 'number':
      // NaN is not zero.
      return value !== 0;
    case 'bigint':
      return value !== 0n;
    default:
      return value !== null && isTrueObject(value);
  }
}

function isTrueObject(value: Exclude<GoValue, null | boolean | string | number | bigint>): boolean {
  if (isSlice(value)) return sliceItems(value).length > 0;
  if (isMap(value)) return hasEntries(mapEntries(value));
  if (value instanceof GoInteger) return value.value !== 0n;
  if (value instanceof GoComplex) return value.real !== 0 || value.imaginary !== 0;
  return true;
}

function hasEntries(map: object): boolean {
  for (const key in map) if (Object.hasOwn(map, key)) return true;
  return false;
}
