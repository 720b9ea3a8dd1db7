import { isModifier } from './modifier-names';
import type { Query } from './query';
import { readQuery } from './query';
import { Wildcard } from './wildcard';

/** One component of a path as an object reads it. */
export interface KeyStep {
  /** The key that is looked for, without escapes. */
  readonly key: string;
  /** How a key with `*` or `?` is compared. */
  readonly wildcard?: Wildcard;
  /** What is looked for in the value; undefined if this is the last component. */
  readonly rest?: string;
  /** The path that the outcome is piped into. */
  readonly pipe?: string;
}

/** One component of a path as an array reads it. */
export interface ItemStep {
  /** The component as written: an index, or `#`. */
  readonly part: string;
  /** Whether there is a `#` in it, so that it is no index. */
  readonly isHash: boolean;
  /** Whether it is `#.`: collect something from all items. */
  readonly collects: boolean;
  readonly query?: Query;
  readonly rest?: string;
  readonly pipe?: string;
}

/** Reads the first component of a path for an object. */
export function readKeyStep(path: string): KeyStep {
  let [key, plain, isWild] = ['', 0, false];
  for (let at = 0; at < path.length; at++) {
    const character = path[at];
    if (character === '|' || character === '.') {
      return { ...keyOf(key + path.slice(plain, at), isWild), ...onward(path, at, true) };
    }
    if (character === '*' || character === '?') isWild = true;
    if (character === '\\') {
      key += path.slice(plain, at);
      plain = ++at;
    }
  }
  return keyOf(key + path.slice(plain), isWild);
}

function keyOf(key: string, isWild: boolean): KeyStep {
  return isWild ? { key, wildcard: new Wildcard(key) } : { key };
}

/** What follows the `|` or `.` at a place: a dot before a modifier or a multipath works like a pipe. */
function onward(path: string, at: number, dotMayPipe: boolean): { readonly rest?: string; readonly pipe?: string } {
  const following = path.slice(at + 1);
  return path[at] === '|' || (dotMayPipe && pipesAfterDot(following)) ? { pipe: following } : { rest: following };
}

function pipesAfterDot(following: string): boolean {
  if (following.startsWith('@')) return isModifier(following.slice(1).split(/[.|:]/, 1)[0] ?? '');
  return following.startsWith('[') || following.startsWith('{');
}

/** Reads the first component of a path for an array. */
export function readItemStep(path: string): ItemStep {
  const isQuery = /^#[[(]/.test(path);
  const query = isQuery ? readQuery(path) : undefined;
  if (isQuery && !query) return { part: path, isHash: true, collects: false, query: anything };
  let isHash = query !== undefined;
  for (let at = query?.end ?? 0; at < path.length; at++) {
    const character = path[at];
    if (character === '#') isHash = true;
    if (character === '|' || character === '.') {
      const collects = character === '.' && path.startsWith('#.');
      return { part: path.slice(0, at), isHash, collects, query, ...onward(path, at, !isHash) };
    }
  }
  return { part: path, isHash, collects: false, query };
}

/** What a query without its closing bracket comes to. */
const anything: Query = { path: '', operator: '', value: '', all: false, end: 0 };
