import { encodeString, isWellFormed } from '../go/json';
import { Result } from './result';
import type { Span } from './scan';
import { Kind } from './scan';
import type { Lookup } from './search';
import type { Work } from './work';

/** What a multipath such as `{name,"x":a.b}` or `[name,a.b]` makes of a document, and where the path goes on behind it. */
export interface Multipath {
  /** Undefined if something else than `.` or `|` follows; then the rest is a path of its own. */
  readonly made?: Result;
  readonly rest: string;
}

/** Runs the multipath that a path begins with. One without its end counts for nothing. */
export function runMultipath(span: Span, path: string, work: Work, lookup: Lookup): Multipath {
  const frame = readSelectors(path);
  if (!frame) return { rest: '' };
  if (!/^(?:[.|]|$)/.test(frame.rest)) return { rest: frame.rest };
  const isObject = path.startsWith('{');
  const parts: string[] = [];
  for (const selector of frame.selectors) {
    const found = lookup(span, selector.path, work);
    if (!found.exists) continue;
    const value = found.raw;
    parts.push(isObject ? `${memberKey(selector)}:${value}` : value);
    work.spend(value.length);
  }
  const text = parts.join(',');
  return { made: Result.of(isObject ? `{${text}}` : `[${text}]`, Kind.json), rest: frame.rest };
}

interface Selector {
  /** As written, with quotes if there are any; empty if there is none. */
  readonly name: string;
  readonly path: string;
}

function readSelectors(path: string): { readonly selectors: Selector[]; readonly rest: string } | undefined {
  const selectors: Selector[] = [];
  let [start, colon, depth, inModifier] = [1, 0, 1, false];
  const take = (end: number): void => {
    const name = colon === 0 ? '' : path.slice(start, colon);
    selectors.push({ name, path: path.slice(colon === 0 ? start : colon + 1, end) });
    [start, colon, inModifier] = [end + 1, 0, false];
  };
  for (let at = 1; at < path.length; at++) {
    const character = path.charAt(at);
    if (character === '\\') {
      at++;
    } else if (character === '@') {
      inModifier ||= path[at - 1] === '.' || path[at - 1] === '|';
    } else if (character === ':') {
      if (!inModifier && colon === 0 && depth === 1) colon = at;
    } else if (character === ',') {
      if (depth === 1) take(at);
    } else if (character === '"') {
      at = closingQuoteInPath(path, at + 1);
    } else if ('[({'.includes(character)) {
      depth++;
    } else if ('])}'.includes(character) && --depth === 0) {
      take(at);
      return { selectors, rest: path.slice(at + 1) };
    }
  }
  return undefined;
}

function closingQuoteInPath(path: string, from: number): number {
  let at = from;
  while (at < path.length && path[at] !== '"') at += path[at] === '\\' ? 2 : 1;
  return at;
}

function memberKey({ name, path }: Selector): string {
  if (name !== '') return name.startsWith('"') && isWellFormed(name) ? name : encodeString(name);
  const last = lastComponent(path);
  return encodeString(isSimple(last) ? last : '_');
}

function lastComponent(path: string): string {
  for (let at = path.length - 1; at >= 0; at--) {
    if ((path[at] === '|' || path[at] === '.') && path[at - 1] !== '\\') return path.slice(at + 1);
  }
  return path;
}

function isSimple(component: string): boolean {
  return !/[[\]{}()#|!]/.test(component) && !Array.from(component).some((character) => character < ' ');
}
