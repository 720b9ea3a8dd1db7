import { squash } from './scan';

/** Splits a path at its first pipe that stands outside of queries and of a multipath object; undefined if there is none. */
export function splitPipe(path: string): readonly [left: string, right: string] | undefined {
  if (!path.includes('|')) return undefined;
  if (path.startsWith('{')) {
    const end = squash(path, 1);
    return path[end] === '|' ? [path.slice(0, end), path.slice(end + 1)] : undefined;
  }
  for (let at = 0; at < path.length; at++) {
    if (path[at] === '\\') {
      at++;
    } else if (path[at] === '|') {
      return [path.slice(0, at), path.slice(at + 1)];
    } else if (path[at] === '.') {
      if (path[at + 1] !== '#') continue;
      at += 2;
      if (path[at] === '[' || path[at] === '(') at = queryEnd(path, at);
    }
  }
  return undefined;
}

/** The closing bracket of a query; the end of the path if there is none. */
function queryEnd(path: string, from: number): number {
  const opening = path[from];
  const closing = opening === '[' ? ']' : ')';
  let depth = 1;
  for (let at = from + 1; at < path.length; at++) {
    const character = path[at];
    if (character === '\\') {
      at++;
    } else if (character === opening) {
      depth++;
    } else if (character === closing) {
      if (--depth === 0) return at;
    } else if (character === '"') {
      for (at++; at < path.length && path[at] !== '"'; at++) {
        if (path[at] === '\\') at++;
      }
    }
  }
  return path.length;
}
