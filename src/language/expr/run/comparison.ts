import { compareBytes } from '../../go/text';
import { GoDuration, GoTime } from '../../go/time';
import type { GoMap, GoValue } from '../../go/value';
import { GoInteger, GoObject, GoStruct, isMap, isSlice, mapEntries, sliceItems, typeName } from '../../go/value';
import type { Budget } from '../../template/budget';
import { failure, typeText } from '../failure';
import { numberOf } from './number';
import { RangeSlice } from './range';
import { AnyKeyMap, isNil } from './value';

/** `left == right`: numbers by their value whatever their type, everything else by type and content. */
export function equal(left: GoValue, right: GoValue, budget: Budget): boolean {
  const a = numberOf(left);
  const b = a === undefined ? undefined : numberOf(right);
  if (a !== undefined && b !== undefined) return typeof a === typeof b ? a === b : Number(a) === Number(b);
  if (left instanceof GoTime && right instanceof GoTime) return left.unixNanos === right.unixNanos;
  return (isNil(left) && isNil(right)) || sameContent(left, right, budget);
}

/** Go's reflect.DeepEqual. */
function sameContent(left: GoValue, right: GoValue, budget: Budget): boolean {
  budget.step();
  if (typeof left === 'string' && typeof right === 'string') {
    if (left.length !== right.length) return false;
    budget.read(left.length);
    return left === right;
  }
  if (typeof left !== 'object') return left === right;
  if (left instanceof GoObject && left.kind === 'func') return false;
  if (left === right) return true;
  if (typeName(left) !== typeName(right) || isNil(left) !== isNil(right)) return false;
  if (isSlice(left) && isSlice(right)) {
    const [items, others] = [sliceItems(left), sliceItems(right)];
    return items.length === others.length && items.every((item, at) => sameContent(item, others[at] ?? null, budget));
  }
  if (isMap(left) && isMap(right)) return sameEntries(mapEntries(left), mapEntries(right), budget);
  return left instanceof GoObject && right instanceof GoObject && sameObject(left, right, budget);
}

function sameEntries(entries: GoMap, others: GoMap, budget: Budget): boolean {
  const keys = Object.keys(entries);
  if (keys.length !== Object.keys(others).length) return false;
  return keys.every(
    (key) => Object.hasOwn(others, key) && sameContent(entries[key] ?? null, others[key] ?? null, budget),
  );
}

/** Two values of the same type. */
function sameObject(left: GoObject, right: GoObject, budget: Budget): boolean {
  if (left instanceof GoInteger) return right instanceof GoInteger && left.value === right.value;
  if (left instanceof GoTime) {
    return right instanceof GoTime && left.unixNanos === right.unixNanos && left.zone === right.zone;
  }
  if (left instanceof AnyKeyMap && right instanceof AnyKeyMap) {
    if (left.size !== right.size) return false;
    return [...left.entries()].every(([key, value]) => right.has(key) && sameContent(value, right.get(key), budget));
  }
  if (!(left instanceof GoStruct) || !(right instanceof GoStruct)) return false;
  return [...left.fields].every(([name, value]) => sameContent(value, right.fields.get(name) ?? null, budget));
}

/** `left < right` for `-1`, and so on: the order of two values. NaN has no order with anything. */
export function order(operator: string, left: GoValue, right: GoValue, budget: Budget): number {
  const [a, b] = [numberOf(left), numberOf(right)];
  if (a !== undefined && b !== undefined) {
    return typeof a === typeof b ? sign(a, b) : sign(Number(a), Number(b));
  }
  if (typeof left === 'string' && typeof right === 'string') {
    budget.read(Math.min(left.length, right.length));
    return compareBytes(left, right);
  }
  if (left instanceof GoTime && right instanceof GoTime) return sign(left.unixNanos, right.unixNanos);
  if (left instanceof GoDuration && right instanceof GoDuration) return sign(left.value, right.value);
  throw failure(`'${operator}' does not suit ${typeText(left)} and ${typeText(right)}`);
}

function sign(a: bigint | number, b: bigint | number): number {
  if (a < b) return -1;
  return a > b ? 1 : a === b ? 0 : Number.NaN;
}

/** `needle in haystack`. Throws `program-failed` where nothing can be in. */
export function isIn(needle: GoValue, haystack: GoValue, budget: Budget): boolean {
  if (haystack === null) return false;
  if (haystack instanceof RangeSlice) return haystack.includes(needle);
  if (isSlice(haystack)) return sliceItems(haystack).some((item) => equal(item, needle, budget));
  if (haystack instanceof AnyKeyMap) return haystack.has(needle);
  if (isMap(haystack)) return Object.hasOwn(mapEntries(haystack), textKey(needle));
  if (typeof needle !== 'string') throw failure(`nothing of type ${typeText(needle)} can be in ${typeText(haystack)}`);
  if (haystack instanceof GoTime) return needle === 'wall' || needle === 'ext' || needle === 'loc';
  if (haystack instanceof GoStruct) return haystack.fields.has(needle);
  throw failure(`nothing can be in ${typeText(haystack)}`);
}

/** The key that a value is to a map whose keys are texts: nil is the empty one. Throws `program-failed` for other values. */
export function textKey(key: GoValue): string {
  if (key === null) return '';
  if (typeof key !== 'string') throw failure(`a key of this map is a string, not ${typeText(key)}`);
  return key;
}
