import { compareBytes } from '../../go/text';
import type { GoMap, GoValue } from '../../go/value';
import type { Budget } from '../limits';
import { isArray, isObject, sortedKeys } from './members';
import { numberOf } from './number';

/**
 * Orders two values as jq does: null, false, true, numbers, strings, arrays, objects. NaN is less than any number, itself included.
 *
 * @returns -1, 0 or 1.
 */
export function compare(one: GoValue, other: GoValue, budget: Budget): number {
  budget.step();
  const [a, b] = [numberOf(one), numberOf(other)];
  if (a !== undefined && b !== undefined) return compareNumbers(a, b);
  if (typeof one === 'string' && typeof other === 'string') {
    if (one === other) return 0;
    budget.read(Math.min(one.length, other.length));
    return Math.sign(compareBytes(one, other));
  }
  if (isArray(one) && isArray(other)) return compareArrays(one, other, budget);
  if (isObject(one) && isObject(other)) return compareObjects(one, other, budget);
  return Math.sign(rank(one) - rank(other));
}

/** Whether two values are equal as `==` says. */
export function equal(one: GoValue, other: GoValue, budget: Budget): boolean {
  return compare(one, other, budget) === 0;
}

function compareNumbers(one: number | bigint, other: number | bigint): number {
  if (typeof one === 'bigint' && typeof other === 'bigint') return one < other ? -1 : one > other ? 1 : 0;
  const [a, b] = [Number(one), Number(other)];
  if (a < b || Number.isNaN(a)) return -1;
  return a === b ? 0 : 1;
}

function compareArrays(one: readonly GoValue[], other: readonly GoValue[], budget: Budget): number {
  const length = Math.min(one.length, other.length);
  for (let at = 0; at < length; at++) {
    const order = compare(one[at] ?? null, other[at] ?? null, budget);
    if (order !== 0) return order;
  }
  return Math.sign(one.length - other.length);
}

function compareObjects(one: GoMap, other: GoMap, budget: Budget): number {
  const [keys, otherKeys] = [sortedKeys(one), sortedKeys(other)];
  const order = compareArrays(keys, otherKeys, budget);
  if (order !== 0) return order;
  for (const key of keys) {
    const order = compare(one[key] ?? null, other[key] ?? null, budget);
    if (order !== 0) return order;
  }
  return 0;
}

function rank(value: GoValue): number {
  if (value === null) return 0;
  if (typeof value === 'boolean') return value ? 2 : 1;
  if (numberOf(value) !== undefined) return 3;
  if (typeof value === 'string') return 4;
  return isArray(value) ? 5 : 6;
}
