import { EventloomError } from '../../errors';
import type { GoValue } from '../go/value';
import { isMap, mapEntries } from '../go/value';
import type { Work } from './work';

/** Whether two values have the same type and the same content, all the way down. */
export function deepEqual(one: GoValue, other: GoValue, work: Work): boolean {
  const pairs: [GoValue, GoValue][] = [[one, other]];
  for (let pair = pairs.pop(); pair; pair = pairs.pop()) {
    const [left, right] = pair;
    work.spend(1);
    if (left === right) continue;
    if (Array.isArray(left) && Array.isArray(right)) {
      if (!pairItems(left, right, pairs)) return false;
    } else if (isMap(left) && isMap(right)) {
      if (!pairMembers(left, right, pairs)) return false;
    } else return false;
  }
  return true;
}

function pairItems(left: readonly GoValue[], right: readonly GoValue[], pairs: [GoValue, GoValue][]): boolean {
  if (left.length !== right.length) return false;
  left.forEach((value, index) => pairs.push([value, right[index] ?? null]));
  return true;
}

function pairMembers(left: GoValue, right: GoValue, pairs: [GoValue, GoValue][]): boolean {
  if (!isMap(left) || !isMap(right)) return false;
  const [one, other] = [mapEntries(left), mapEntries(right)];
  const keys = Object.keys(one);
  if (keys.length !== Object.keys(other).length) return false;
  for (const key of keys) {
    if (!Object.hasOwn(other, key)) return false;
    pairs.push([one[key] ?? null, other[key] ?? null]);
  }
  return true;
}

/** Whether two values are equal as Go compares them with `==`, which cannot be done with lists and maps. */
export function interfaceEqual(left: GoValue, right: GoValue): boolean {
  if (left === null || typeof left !== 'object') return left === right;
  if ((Array.isArray(left) && Array.isArray(right)) || (isMap(left) && isMap(right))) {
    throw new EventloomError('program-failed', `lists and objects cannot be looked for with 'in'`);
  }
  return false;
}
