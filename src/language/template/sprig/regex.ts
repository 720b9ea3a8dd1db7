import { EventloomError } from '../../../errors';
import { GoSlice } from '../../go/value';
import type { Regex } from '../../regex';
import type { Budget } from '../budget';
import type { FunctionTable, Surroundings } from '../function';
import { bounded, fn } from '../function';
import { compilePattern, matchesOf } from './matches';

const find = bounded(['string', 'string'], findFirst);
const findAll = bounded(['string', 'string', 'int'], findAllTexts);
const replaceAll = bounded(['string', 'string', 'string'], (surroundings, pattern, text, by) => {
  const template = by.includes('$') ? readTemplate(by) : [by];
  return replace(surroundings, compilePattern(pattern), text, template);
});
const replaceLiteral = bounded(['string', 'string', 'string'], (surroundings, pattern, text, by) =>
  replace(surroundings, compilePattern(pattern), text, [by]),
);
const split = bounded(['string', 'string', 'int'], splitText);

/** Regular expressions of Go's regexp package. A pattern that does not compile is an error, except for `regexMatch`. */
export const regex: FunctionTable = {
  regexMatch: bounded(['string', 'string'], matchesLeniently),
  mustRegexMatch: bounded(['string', 'string'], isMatch),
  regexFind: find,
  mustRegexFind: find,
  regexFindAll: findAll,
  mustRegexFindAll: findAll,
  regexReplaceAll: replaceAll,
  mustRegexReplaceAll: replaceAll,
  regexReplaceAllLiteral: replaceLiteral,
  mustRegexReplaceAllLiteral: replaceLiteral,
  regexSplit: split,
  mustRegexSplit: split,
  regexQuoteMeta: fn(['string'], (text) => text.replace(/[\\.+*?()|[\]{}^$]/g, '\\$&')),
};

function isMatch({ budget }: Surroundings, pattern: string, text: string): boolean {
  return firstMatch(compilePattern(pattern), text, budget) !== undefined;
}

function matchesLeniently(surroundings: Surroundings, pattern: string, text: string): boolean {
  try {
    return isMatch(surroundings, pattern, text);
  } catch (error) {
    if (error instanceof EventloomError && error.code === 'program-failed') return false;
    throw error;
  }
}

function firstMatch(pattern: Regex, text: string, budget: Budget): readonly number[] | undefined {
  const [first] = matchesOf(pattern, text, 1, budget);
  return first;
}

function findFirst({ budget }: Surroundings, pattern: string, text: string): string {
  const match = firstMatch(compilePattern(pattern), text, budget);
  return match === undefined ? '' : text.slice(match[0], match[1]);
}

/** Without a match the result is nil. */
function findAllTexts({ budget }: Surroundings, pattern: string, text: string, limit: bigint): GoSlice {
  const found: string[] = [];
  for (const [start, end] of matchesOf(compilePattern(pattern), text, Number(limit), budget)) {
    found.push(text.slice(start, end));
    budget.make(1);
  }
  return new GoSlice('string', found.length === 0 ? null : found);
}

/** A piece of a replacement: text, or the name or number of a group. */
type Piece = string | { readonly group: string };

const reference = /\$(?:\$|\{([\p{L}\p{Nd}_]+)\}|([\p{L}\p{Nd}_]+))/gu;

function readTemplate(text: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(reference)) {
    pieces.push(text.slice(end, match.index));
    const group = match[1] ?? match[2];
    pieces.push(group === undefined ? '$' : { group });
    end = match.index + match[0].length;
  }
  pieces.push(text.slice(end));
  return pieces;
}

function replace({ budget }: Surroundings, pattern: Regex, text: string, template: readonly Piece[]): string {
  const parts: string[] = [];
  let end = 0;
  for (const match of matchesOf(pattern, text, -1, budget)) {
    parts.push(text.slice(end, match[0]));
    for (const piece of template) {
      const part = typeof piece === 'string' ? piece : groupText(pattern, match, text, piece.group);
      budget.make(part.length);
      parts.push(part);
    }
    end = match[1] ?? end;
  }
  parts.push(text.slice(end));
  return parts.join('');
}

/** What a group matched; nothing if there is no such group. */
function groupText(pattern: Regex, match: readonly number[], text: string, name: string): string {
  const isNumber = /^(?:0|[1-9]\d{0,8})$/.test(name);
  const number = isNumber ? Number(name) : pattern.groupNames.indexOf(name) + 1;
  const start = number === 0 && !isNumber ? undefined : match[number * 2];
  return start === undefined || start < 0 ? '' : text.slice(start, match[number * 2 + 1]);
}

/** Go's Regexp.Split: at most so many parts, the last one with the rest; 0 gives nil. */
function splitText({ budget }: Surroundings, source: string, text: string, limit: bigint): GoSlice {
  const pattern = compilePattern(source);
  if (limit === 0n) return new GoSlice('string', null);
  if (source !== '' && text === '') return new GoSlice('string', ['']);
  const parts: string[] = [];
  let start = 0;
  let end = 0;
  for (const [matchStart = 0, matchEnd = 0] of matchesOf(pattern, text, Number(limit), budget)) {
    if (limit > 0n && BigInt(parts.length) === limit - 1n) break;
    end = matchStart;
    if (matchEnd !== 0) parts.push(text.slice(start, end));
    start = matchEnd;
    budget.make(1);
  }
  if (end !== text.length) parts.push(text.slice(start));
  return new GoSlice('string', parts);
}
