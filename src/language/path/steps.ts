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
    switch (path.charCodeAt(at)) {
      case 0x2e: // .
      case 0x7c: // |
        return keyStep(key + path.slice(plain, at), isWild, path, at);
      case 0x2a: // *
      case 0x3f: // ?
        isWild = true;
        break;
      case 0x5c: // backslash
        key += path.slice(plain, at);
        plain = ++at;
        break;
      default:
    }
  }
  return keyStep(key + path.slice(plain), isWild, path, path.length);
}

/** @param end where the component ends: at the `|` or `.` after it, or with the path. */
function keyStep(key: string, isWild: boolean, path: string, end: number): KeyStep {
  const following = end < path.length ? path.slice(end + 1) : undefined;
  const pipes = following !== undefined && isPipe(path, end);
  const wildcard = isWild ? new Wildcard(key) : undefined;
  return { key, wildcard, rest: pipes ? undefined : following, pipe: pipes ? following : undefined };
}

/** A dot before a modifier or a multipath works like a pipe. */
function isPipe(path: string, at: number): boolean {
  const next = path[at + 1];
  if (path[at] === '|' || next === '[' || next === '{') return true;
  return next === '@' && isModifier(path.slice(at + 2).split(/[.|:]/, 1)[0] ?? '');
}

/** Reads the first component of a path for an array. */
export function readItemStep(path: string): ItemStep {
  const isQuery = path.startsWith('#(') || path.startsWith('#[');
  const query = isQuery ? readQuery(path) : undefined;
  if (isQuery && !query) return itemStep(path, true, anything, path.length);
  let isHash = isQuery;
  for (let at = query?.end ?? 0; at < path.length; at++) {
    const code = path.charCodeAt(at);
    if (code === 0x23) isHash = true;
    else if (code === 0x2e || code === 0x7c) return itemStep(path, isHash, query, at);
  }
  return itemStep(path, isHash, query, path.length);
}

/** What a query without its closing bracket comes to. */
const anything: Query = { path: '', operator: '', value: '', all: false, end: 0 };

function itemStep(path: string, isHash: boolean, query: Query | undefined, end: number): ItemStep {
  const following = end < path.length ? path.slice(end + 1) : undefined;
  const pipes = following !== undefined && (path[end] === '|' || (!isHash && isPipe(path, end)));
  return {
    part: path.slice(0, end),
    isHash,
    collects: isHash && !pipes && path.startsWith('#.'),
    query,
    rest: pipes ? undefined : following,
    pipe: pipes ? following : undefined,
  };
}
