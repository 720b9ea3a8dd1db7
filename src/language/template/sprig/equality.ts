import { EventloomError } from '../../../errors';
import { GoTime } from '../../go/time';
import type { GoMap, GoValue } from '../../go/value';
import {
  GoComplex,
  GoInteger,
  GoSlice,
  GoStruct,
  GoTypedMap,
  isMap,
  isSlice,
  mapEntries,
  sliceItems,
  typeName,
} from '../../go/value';
import type { Budget } from '../budget';

const maxDepth = 1000;

/**
 * Go's reflect.DeepEqual: the same list or map, or equal types and equal parts.
 * @throws EventloomError `program-limit` for values that hold themselves.
 */
export function deepEqual(one: GoValue, other: GoValue, budget: Budget, depth = 0): boolean {
  budget.step();
  if (depth > maxDepth) {
    throw new EventloomError('program-limit', `values to compare are nested deeper than ${maxDepth} levels`);
  }
  if (one === null || other === null || typeof one !== 'object' || typeof other !== 'object') return one === other;
  if (one === other) return true;
  if (typeName(one) !== typeName(other)) return false;
  if (isSlice(one) && isSlice(other)) return slicesEqual(one, other, budget, depth + 1);
  if (isMap(one) && isMap(other)) return mapsEqual(one, other, budget, depth + 1);
  if (one instanceof GoInteger && other instanceof GoInteger) return one.value === other.value;
  if (one instanceof GoTime && other instanceof GoTime)
    return one.unixNanos === other.unixNanos && one.zone === other.zone;
  if (one instanceof GoComplex && other instanceof GoComplex) {
    return one.real === other.real && one.imaginary === other.imaginary;
  }
  if (!(one instanceof GoStruct) || !(other instanceof GoStruct)) return one === other;
  return [...one.fields].every(([name, value]) => deepEqual(value, other.fields.get(name) ?? null, budget, depth + 1));
}

function slicesEqual(
  one: readonly GoValue[] | GoSlice,
  other: readonly GoValue[] | GoSlice,
  budget: Budget,
  depth: number,
): boolean {
  if (isNilSlice(one) !== isNilSlice(other)) return false;
  const [items, others] = [sliceItems(one), sliceItems(other)];
  return (
    items.length === others.length && items.every((item, at) => deepEqual(item, others[at] ?? null, budget, depth))
  );
}

function isNilSlice(slice: readonly GoValue[] | GoSlice): boolean {
  return slice instanceof GoSlice && slice.items === null;
}

function mapsEqual(one: GoMap | GoTypedMap, other: GoMap | GoTypedMap, budget: Budget, depth: number): boolean {
  if (isNilMap(one) !== isNilMap(other)) return false;
  const [entries, others] = [mapEntries(one), mapEntries(other)];
  const keys = Object.keys(entries);
  if (keys.length !== Object.keys(others).length) return false;
  return keys.every(
    (key) => Object.hasOwn(others, key) && deepEqual(entries[key] ?? null, others[key] ?? null, budget, depth),
  );
}

function isNilMap(map: GoMap | GoTypedMap): boolean {
  return map instanceof GoTypedMap && map.entries === null;
}
