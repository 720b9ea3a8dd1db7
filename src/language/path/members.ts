import { Result } from './result';
import { Kind, kindAt, valueEnd } from './scan';
import type { Work } from './work';

/** A member of an object, or an item of an array. */
export interface Member {
  /** Absent in an array. */
  readonly key?: Result;
  readonly value: Result;
}

/** What an array or object holds, leniently; a scalar is its own only item, and nothing has none. */
export function membersOf(result: Result, work: Work): Member[] {
  const { text, start, end } = result;
  work.spend(end - start);
  if (result.kind !== Kind.json) return result.exists ? [{ value: result }] : [];
  const members: Member[] = [];
  const isObject = text[start] === '{';
  // After a value one character is skipped unseen: it should be a comma.
  for (let at = start + 1; at < end; at++) {
    let key: Result | undefined;
    if (isObject) {
      at = text.indexOf('"', at);
      if (at < 0 || at >= end) break;
      const keyEnd = valueEnd(text, at, end, Kind.string);
      if (keyEnd < 0) break;
      key = new Result(text, at, keyEnd, Kind.string);
      at = keyEnd;
    }
    const value = nextResult(text, at, end);
    if (!value) break;
    members.push({ key, value });
    at = value.end;
  }
  return members;
}

/** The first value at or after a place; undefined if there is none, or a string without end. */
export function nextResult(text: string, from: number, to: number): Result | undefined {
  let at = from;
  while (at < to && kindAt(text, at, to) === Kind.none) at++;
  if (at >= to) return undefined;
  const kind = kindAt(text, at, to);
  const end = valueEnd(text, at, to, kind);
  return end < 0 ? undefined : new Result(text, at, Math.min(end, to), kind);
}
