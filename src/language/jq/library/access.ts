import type { GoMap, GoValue } from '../../go/value';
import type { Budget } from '../limits';
import type { TextFault } from '../machine/fault';
import { Fault } from '../machine/fault';
import { characterCount, codePoints, unitOffset } from '../value/characters';
import { isArray, isObject, member } from '../value/members';
import { isNumber, toInt, toIntCeil } from '../value/number';
import { expected, failed, wrongArguments } from './fault';
import { positions } from './search';

/** `.[key]`: a member, an element, a character, a slice, or where an array stands in an array. Throws a fault for other pairs. */
export function indexed(value: GoValue, key: GoValue, budget: Budget): GoValue {
  if (typeof key === 'string') return memberOf(value, key);
  if (isNumber(key)) return elementOf(value, toInt(key) ?? 0);
  if (isArray(key)) {
    if (value === null) return null;
    if (isArray(value)) return positions(value, key, budget);
    throw expected('an array', value);
  }
  if (isObject(key)) {
    if (value === null) return null;
    const { start, end } = bounds(key);
    return sliced(value, start, end, budget);
  }
  throw wrongKey(value, key);
}

/** The error of a key that is neither a string nor a number. */
function wrongKey(value: GoValue, key: GoValue): TextFault {
  if (isArray(value)) return expected('a number for indexing an array', key);
  if (typeof value === 'string') return expected('a number for indexing a string', key);
  return expected('a string for object key', key);
}

/** The two ends in the key of a slice. */
export function bounds(key: GoMap): { readonly start: GoValue; readonly end: GoValue } {
  const [start, end] = [member(key, 'start'), member(key, 'end')];
  if (start === undefined || end === undefined) throw expected('"start" and "end" for slicing', key);
  return { start, end };
}

/** `.[start:end]` of an array or string; null counts as the beginning or end. */
export function sliced(value: GoValue, start: GoValue, end: GoValue, budget: Budget): GoValue {
  if (value === null) return null;
  if (isArray(value)) {
    const [from, to] = sliceOf(start, end, value.length, 'an array');
    if (from === 0 && to === value.length) return value;
    budget.elements(to - from);
    return value.slice(from, to);
  }
  if (typeof value !== 'string') throw expected('an array', value);
  budget.read(value.length);
  const [from, to] = sliceOf(start, end, characterCount(value), 'a string');
  const first = unitOffset(value, from);
  return value.slice(first, first + unitOffset(value.slice(first), to - from));
}

/** The ends of a slice of something with a length. */
export function sliceOf(start: GoValue, end: GoValue, length: number, what: string): readonly [number, number] {
  const from = start === null ? 0 : clamp(needed(toInt(start), start, what), 0, length);
  const to = end === null ? length : clamp(needed(toIntCeil(end), end, what), from, length);
  return [from, to];
}

function needed(position: number | undefined, given: GoValue, what: string): number {
  if (position === undefined) throw expected(`a number for indexing ${what}`, given);
  return position;
}

/** A position in something of a length; below zero it counts from the end. */
function clamp(position: number, least: number, length: number): number {
  const counted = position < 0 ? position + length : position;
  return Math.min(Math.max(counted, least), length);
}

/** What a path of keys leads to. Throws a fault if there can be no such path. */
export function pathTo(value: GoValue, path: GoValue, budget: Budget): GoValue {
  if (!isArray(path)) throw wrongArguments('getpath', value, path);
  let found = value;
  for (const key of path) {
    if (found !== null && !isArray(found) && !isObject(found)) throw wrongArguments('getpath', value, path);
    try {
      found = indexed(found, key, budget);
    } catch (error) {
      throw inside(error, 'getpath', value, path);
    }
  }
  return found;
}

/** A fault on the way along a path, with the function and the whole value. Everything else stays as it is. */
export function inside(error: unknown, name: string, value: GoValue, ...args: readonly GoValue[]): unknown {
  return error instanceof Fault ? failed(name, value, args, error) : error;
}

function memberOf(value: GoValue, key: string): GoValue {
  if (value === null) return null;
  if (!isObject(value)) throw expected('an object', value);
  return member(value, key) ?? null;
}

function elementOf(value: GoValue, position: number): GoValue {
  if (value === null) return null;
  if (isArray(value)) return value[position < 0 ? position + value.length : position] ?? null;
  if (typeof value !== 'string') throw expected('an array', value);
  const length = characterCount(value);
  const at = position < 0 ? position + length : position;
  if (at < 0 || at >= length) return null;
  const [point = 0] = codePoints(value.slice(unitOffset(value, at)).slice(0, 2));
  return String.fromCodePoint(point);
}
