import { byteLength, fromBytes, toBytes } from '../../go/text';
import type { GoMap, GoValue } from '../../go/value';
import { GoInteger, GoObject, GoSlice, GoStruct, GoTypedMap, isMap, isSlice, mapGet, sliceItems } from '../../go/value';
import type { Budget } from '../../template/budget';
import { failure, typeText } from '../failure';
import { textKey } from './comparison';
import { boundMethod } from './methods';
import { toInt } from './number';
import { RangeSlice } from './range';
import { AnyKeyMap, Pair } from './value';

/** `from.key` or `from[key]`. Throws `program-failed` for members of nil and elements that are not there. */
export function fetch(from: GoValue, key: GoValue, budget: Budget): GoValue {
  if (from === null) throw failure(`there is no ${shown(key)} in nil`);
  if (from instanceof GoObject && typeof key === 'string') {
    const method = boundMethod(from, key);
    if (method) return method;
  }
  if (typeof from === 'string') return byteAt(from, key, budget);
  if (from instanceof RangeSlice) return from.at(position(key, from.length));
  if (isSlice(from)) return itemAt(sliceItems(from), key);
  if (from instanceof AnyKeyMap) return from.get(key);
  if (isMap(from)) return mapGet(from, textKey(key)) ?? zeroOf(from);
  const field =
    from instanceof GoStruct && typeof key === 'string' && /^\p{Lu}/u.test(key) ? from.fields.get(key) : undefined;
  if (field === undefined) throw failure(`there is no ${shown(key)} in a value of type ${typeText(from)}`);
  return field;
}

const shown = (key: GoValue): string => (typeof key === 'string' ? key : 'element');

/** Negative positions count from the end. */
function itemAt(items: readonly GoValue[], key: GoValue): GoValue {
  return items[position(key, items.length)] ?? null;
}

/** The place of an element among so many. */
function position(key: GoValue, length: number): number {
  const index = toInt(key);
  if (index < BigInt(-length) || index >= BigInt(length)) throw failure(`there is no element ${index} among ${length}`);
  return Number(index) + (index < 0n ? length : 0);
}

function byteAt(text: string, key: GoValue, budget: Budget): GoValue {
  budget.read(text.length);
  const bytes = toBytes(text);
  return new GoInteger(BigInt(bytes[position(key, bytes.length)] ?? 0), 'uint8');
}

/** What Go reads where a map has no such key. */
function zeroOf(map: GoMap | GoTypedMap): GoValue {
  if (!(map instanceof GoTypedMap)) return null;
  return map.element === 'string' ? '' : map.element === 'int' ? 0n : null;
}

const isAscii = (text: string): boolean => byteLength(text) === text.length;

/** How much memory an element of a list takes, in characters. */
const elementSize = 8;

/** `value[from:to]` of a text or a list; bounds out of range are moved into it. Throws `program-failed`. */
export function slice(value: GoValue, from: GoValue, to: GoValue, budget: Budget): GoValue {
  if (typeof value === 'string') {
    budget.make(value.length);
    if (isAscii(value)) return value.slice(...bounds(from, to, value.length));
    const bytes = toBytes(value);
    return fromBytes(bytes.subarray(...bounds(from, to, bytes.length)));
  }
  if (!isSlice(value) || value instanceof Pair) throw failure(`a value of type ${typeText(value)} cannot be sliced`);
  if (value instanceof GoSlice && value.items === null) return value;
  if (value instanceof RangeSlice) return value.part(...bounds(from, to, value.length));
  const items = sliceItems(value);
  budget.make(items.length * elementSize);
  const part = items.slice(...bounds(from, to, items.length));
  return value instanceof GoSlice ? new GoSlice(value.element, part) : part;
}

function bounds(from: GoValue, to: GoValue, length: number): [number, number] {
  const [start, end] = [bound(from, length), bound(to, length)];
  return [Math.min(start, end), end];
}

function bound(value: GoValue, length: number): number {
  const index = toInt(value);
  if (index < 0n) return Math.max(Number(index) + length, 0);
  return Math.min(Number(index), length);
}
