import type { Match } from '../pattern/match';
import { LuaTable } from '../value/table';
import { isTrue, type LuaValue } from '../value/value';
import { getField } from '../vm/access';
import { asText } from '../vm/arithmetic';
import { call } from '../vm/call';
import type { LuaFunction } from '../vm/function';
import type { Thread } from '../vm/thread';
import { checkAny, checkText, checkTypes, optionalInt, results } from './arguments';
import { captured, find } from './find';

/** What a match is replaced by; undefined leaves it as it is. */
type Replace = (match: Match) => string | undefined;

/** `string.gsub` */
export function substitute(thread: Thread): number {
  const text = checkText(thread, 1);
  const pattern = checkText(thread, 2);
  checkTypes(thread, 3, 'string', 'table', 'function');
  const replacement = checkAny(thread, 3);
  const matches = find(thread, pattern, text, 0, optionalInt(thread, 4, -1));
  // A number that nothing is replaced in stays a number.
  if (matches.length === 0) return results(thread, checkAny(thread, 1), 0);
  return results(thread, replaceAll(thread, text, matches, replacer(thread, text, replacement)), matches.length);
}

function replaceAll(thread: Thread, text: string, matches: readonly Match[], replace: Replace): string {
  const parts: string[] = [];
  let copied = 0;
  let length = text.length;
  for (const match of matches) {
    const replacement = replace(match);
    if (replacement === undefined) continue;
    length += replacement.length - (match.end - match.start);
    thread.state.budget.allocateString(replacement.length);
    parts.push(text.slice(copied, match.start), replacement);
    copied = match.end;
  }
  parts.push(text.slice(copied));
  thread.state.budget.allocateString(length);
  return parts.join('');
}

function replacer(thread: Thread, text: string, replacement: LuaValue): Replace {
  if (typeof replacement === 'string') {
    thread.state.budget.spend(replacement.length);
    const pieces = template(replacement);
    return (match) => {
      thread.state.budget.spend(pieces.length);
      return pieces.map((piece) => expand(thread, text, match, piece)).join('');
    };
  }
  if (replacement instanceof LuaTable) {
    return (match) => replacementText(getField(thread, replacement, firstCapture(text, match)));
  }
  return (match) => replacementText(callReplacement(thread, text, match, replacement as LuaFunction));
}

/** Cuts a replacement into texts and numbers of captures. `%` before anything but a digit or another `%` stays. */
function template(replacement: string): (string | number)[] {
  return (replacement.match(/%%|%\d|[^%]+|%/g) ?? []).map((piece) => {
    if (piece === '%%') return '%';
    return /^%\d$/.test(piece) ? Number(piece[1]) : piece;
  });
}

function expand(thread: Thread, text: string, match: Match, piece: string | number): string {
  if (typeof piece === 'string') return piece;
  const capture = match.captures[piece - 1];
  if (capture !== undefined) return String(captured(text, capture));
  if (piece > 1) thread.raise('invalid capture index');
  return text.slice(match.start, match.end);
}

const firstCapture = (text: string, match: Match): string | number =>
  match.captures[0] === undefined ? text.slice(match.start, match.end) : captured(text, match.captures[0]);

function callReplacement(thread: Thread, text: string, match: Match, fn: LuaFunction): LuaValue {
  thread.push(fn);
  if (match.captures.length === 0) thread.push(text.slice(match.start, match.end));
  for (const capture of match.captures) thread.push(captured(text, capture));
  call(thread, Math.max(match.captures.length, 1), 1);
  return thread.pop();
}

/** nil and false leave the match; what is no text or number takes it away. */
const replacementText = (value: LuaValue): string | undefined => (isTrue(value) ? (asText(value) ?? '') : undefined);
