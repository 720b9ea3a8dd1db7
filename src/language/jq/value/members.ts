import { compareBytes } from '../../go/text';
import type { GoMap, GoValue } from '../../go/value';
import { GoObject } from '../../go/value';

/** An object that is being made. */
export type Members = Record<string, GoValue>;

/** Tells objects. */
export function isObject(value: GoValue): value is GoMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof GoObject);
}

/** Tells arrays. */
export function isArray(value: GoValue): value is readonly GoValue[] {
  return Array.isArray(value);
}

/** The member of a name; undefined if there is none. */
export function member(object: GoMap, key: string): GoValue | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** Sets a member; also one that is named like a member of Object. */
export function setMember(object: Members, key: string, value: GoValue): void {
  if (key === '__proto__') {
    Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
  } else object[key] = value;
}

/** The names of the members, ordered by their bytes. */
export function sortedKeys(object: GoMap): string[] {
  const keys = Object.keys(object);
  for (let at = 1; at < keys.length; at++) {
    if (compareBytes(keys[at - 1] ?? '', keys[at] ?? '') > 0) return keys.sort(compareBytes);
  }
  return keys;
}

/** The members in the order of their names. */
export function sortedValues(object: GoMap): GoValue[] {
  return sortedKeys(object).map((key) => object[key] ?? null);
}
