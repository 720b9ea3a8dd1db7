import { type Capture, findMatches, type Match } from '../pattern/match';
import { PatternFault } from '../pattern/reader';
import { LuaError } from '../value/error';
import { addInt } from '../value/number';
import { Userdata } from '../value/userdata';
import { isTrue, type LuaValue } from '../value/value';
import { LibraryFunction } from '../vm/library-function';
import type { Thread } from '../vm/thread';
import { checkText, checkUserdata, type Functions, optionalInt, results } from './arguments';

/** Finds a pattern. Raises an error if it is none. */
export function find(thread: Thread, pattern: string, text: string, from: number, limit: number): Match[] {
  try {
    return findMatches(pattern, text, from, limit, thread.state.budget);
  } catch (error) {
    if (!(error instanceof PatternFault)) throw error;
    return thread.raise(error.message);
  }
}

/** What a capture gives: text or a place. */
export function captured(text: string, capture: Capture): string | number {
  return 'place' in capture ? capture.place : text.slice(capture.start, capture.end);
}

/** A place in a text from 0, of an index from 1 or from the end. */
export function startPlace(text: string, index: number): number {
  const place = index === 0 ? 0 : addInt(index, -1);
  return Math.max(0, place < 0 ? text.length + place + 1 : place);
}

function findText(thread: Thread): number {
  const text = checkText(thread, 1);
  const pattern = checkText(thread, 2);
  if (pattern === '') return results(thread, 1, 0);
  const from = startPlace(text, optionalInt(thread, 3, 1));
  if (thread.count === 4 && isTrue(thread.argument(4))) return findPlain(thread, text, pattern, from);
  const [match] = find(thread, pattern, text, from, 1);
  if (match === undefined) return results(thread, undefined);
  const captures = match.captures.map((capture) => captured(text, capture));
  return results(thread, match.start + 1, match.end, ...captures);
}

function findPlain(thread: Thread, text: string, pattern: string, from: number): number {
  if (from > text.length) {
    throw new LuaError(`runtime error: slice bounds out of range [${from}:${text.length}]`);
  }
  // In the worst case each place is compared with all of the pattern.
  thread.state.budget.spend(((text.length - from) >> 4) * (1 + (pattern.length >> 6)));
  const place = text.indexOf(pattern, from);
  return place < 0 ? results(thread, undefined) : results(thread, place + 1, place + pattern.length);
}

function matchText(thread: Thread): number {
  const text = checkText(thread, 1);
  const pattern = checkText(thread, 2);
  const index = optionalInt(thread, 3, 1);
  const from = Math.max(0, index < 0 ? text.length + index : index - 1);
  const [match] = find(thread, pattern, text, from, 1);
  // Upstream gives no value here, not nil.
  return match === undefined ? 0 : pushMatch(thread, text, match);
}

function pushMatch(thread: Thread, text: string, match: Match): number {
  if (match.captures.length === 0) return results(thread, text.slice(match.start, match.end));
  return results(thread, ...match.captures.map((capture) => captured(text, capture)));
}

/** What `gmatch` goes through. */
interface Iteration {
  readonly text: string;
  readonly matches: readonly Match[];
  next: number;
}

const nextMatch = new LibraryFunction((thread) => {
  const iteration = checkUserdata(thread, 1).content as Iteration;
  const match = iteration.matches[iteration.next++];
  return match === undefined ? 0 : pushMatch(thread, iteration.text, match);
});

function matchAll(thread: Thread): number {
  const text = checkText(thread, 1);
  const matches = find(thread, checkText(thread, 2), text, 0, -1);
  const iteration: Iteration = { text, matches, next: 0 };
  const state: LuaValue = new Userdata(iteration);
  return results(thread, nextMatch, state);
}

/** The functions of `string` that find patterns. */
export const findFunctions: Functions = { find: findText, match: matchText, gmatch: matchAll, gfind: matchAll };
