import { titleWords, toLower, toUpper } from '../../go/case';
import { quote } from '../../go/quote';
import { compareBytes, fromBytes, toBytes, trimSpace } from '../../go/text';
import type { GoValue } from '../../go/value';
import { GoSlice, GoTypedMap, isSlice, newMap, sliceItems } from '../../go/value';
import type { Budget } from '../budget';
import { failure } from '../failure';
import type { FunctionTable, Surroundings } from '../function';
import { bounded, boundedVariadic, fn } from '../function';
import { textOf } from './text-of';

/** Functions that cut, join, search and decorate text. Lengths and positions count bytes. */
export const strings: FunctionTable = {
  trim: fn(['string'], trimSpace),
  trimAll: fn(['string', 'string'], trimCharacters),
  trimall: fn(['string', 'string'], trimCharacters),
  trimPrefix: fn(['string', 'string'], (prefix, text) => (text.startsWith(prefix) ? text.slice(prefix.length) : text)),
  trimSuffix: fn(['string', 'string'], (suffix, text) =>
    text.endsWith(suffix) ? text.slice(0, text.length - suffix.length) : text,
  ),
  upper: fn(['string'], toUpper),
  lower: fn(['string'], toLower),
  title: fn(['string'], titleWords),
  substr: fn(['int', 'int', 'string'], substring),
  trunc: fn(['int', 'string'], truncate),
  repeat: bounded(['int', 'string'], repeat),
  replace: bounded(['string', 'string', 'string'], replace),
  contains: fn(['string', 'string'], (part, text) => text.includes(part)),
  hasPrefix: fn(['string', 'string'], (prefix, text) => text.startsWith(prefix)),
  hasSuffix: fn(['string', 'string'], (suffix, text) => text.endsWith(suffix)),
  quote: boundedVariadic([], 'any', ({ budget }, ...values) =>
    notNil(values)
      .map((value) => quote(textOf(value, budget)))
      .join(' '),
  ),
  squote: boundedVariadic([], 'any', ({ budget }, ...values) =>
    notNil(values)
      .map((value) => `'${textOf(value, budget)}'`)
      .join(' '),
  ),
  cat: boundedVariadic([], 'any', ({ budget }, ...values) =>
    notNil(values)
      .map((value) => textOf(value, budget))
      .join(' '),
  ),
  indent: bounded(['int', 'string'], indent),
  nindent: bounded(['int', 'string'], (surroundings, spaces, text) => `\n${indent(surroundings, spaces, text)}`),
  plural: fn(['string', 'string', 'int'], (one, many, count) => (count === 1n ? one : many)),
  toString: bounded(['any'], ({ budget }, value) => textOf(value, budget)),
  toStrings: bounded(['any'], ({ budget }, value) => (isStrings(value) ? value : stringSlice(textsOf(value, budget)))),
  join: bounded(['string', 'any'], join),
  split: fn(['string', 'string'], (separator, text) => numbered(splitText(text, separator, -1n))),
  splitn: fn(['string', 'int', 'string'], (separator, count, text) => numbered(splitText(text, separator, count))),
  splitList: fn(['string', 'string'], (separator, text) => stringSlice(splitText(text, separator, -1n))),
  sortAlpha: bounded(['any'], sortAlpha),
};

function stringSlice(items: readonly string[]): GoSlice {
  return new GoSlice('string', items);
}

function isStrings(value: GoValue): value is GoSlice {
  return value instanceof GoSlice && value.element === 'string';
}

/** A list of strings is sorted in place, and seen sorted wherever it is held; any other list is copied. */
function sortAlpha({ budget }: Surroundings, value: GoValue): GoSlice {
  if (!isSlice(value)) return stringSlice([textOf(value, budget)]);
  if (!isStrings(value)) return stringSlice(textsOf(value, budget).sort(compareBytes));
  (value.items as string[] | null)?.sort(compareBytes);
  return value;
}

function notNil(values: readonly GoValue[]): GoValue[] {
  return values.filter((value) => value !== null);
}

/** The elements of a list as text, without nil; one value alone counts as a list of one. */
function textsOf(value: GoValue, budget: Budget): string[] {
  if (isSlice(value)) return notNil(sliceItems(value)).map((item) => textOf(item, budget));
  return value === null ? [] : [textOf(value, budget)];
}

function trimCharacters(characters: string, text: string): string {
  const unwanted = new Set(characters);
  const all = [...text];
  let start = 0;
  let end = all.length;
  while (start < end && unwanted.has(all[start] ?? '')) start++;
  while (end > start && unwanted.has(all[end - 1] ?? '')) end--;
  return all.slice(start, end).join('');
}

function substring(start: bigint, end: bigint, text: string): string {
  const bytes = toBytes(text);
  const size = BigInt(bytes.length);
  const from = start < 0n ? 0n : start;
  const to = start >= 0n && (end < 0n || end > size) ? size : end;
  if (to < 0n || to > size || from > to) throw failure(`cannot take bytes ${from} to ${to} of a text of ${size} bytes`);
  return fromBytes(bytes.subarray(Number(from), Number(to)));
}

/** The first bytes, or with a negative count the last ones. */
function truncate(count: bigint, text: string): string {
  const bytes = toBytes(text);
  const size = BigInt(bytes.length);
  if (count < 0n) return size + count > 0n ? fromBytes(bytes.subarray(Number(size + count))) : text;
  return size > count ? fromBytes(bytes.subarray(0, Number(count))) : text;
}

function repeat({ budget }: Surroundings, count: bigint, text: string): string {
  if (count < 0n) throw failure(`cannot repeat a text ${count} times`);
  budget.make(Number(count) * text.length);
  return text === '' ? '' : text.repeat(Number(count));
}

function replace({ budget }: Surroundings, old: string, by: string, text: string): string {
  const found = old === '' ? text.length + 1 : countOf(text, old);
  budget.make(found * by.length);
  return old === '' ? by + [...text].map((character) => character + by).join('') : text.replaceAll(old, () => by);
}

function countOf(text: string, part: string): number {
  let count = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) count++;
  return count;
}

function indent({ budget }: Surroundings, spaces: bigint, text: string): string {
  if (spaces < 0n) throw failure(`cannot indent by ${spaces} spaces`);
  budget.make(Number(spaces) * (countOf(text, '\n') + 1));
  const margin = ' '.repeat(Number(spaces));
  return margin + text.replaceAll('\n', `\n${margin}`);
}

function join({ budget }: Surroundings, separator: string, value: GoValue): string {
  const texts = textsOf(value, budget);
  budget.make(texts.length * separator.length);
  return texts.join(separator);
}

/** Go's strings.SplitN: an empty separator splits into characters; a negative count is no limit. */
function splitText(text: string, separator: string, count: bigint): string[] {
  if (count === 0n) return [];
  const most = count < 0n ? Number.POSITIVE_INFINITY : Number(count);
  const parts = separator === '' ? [...text] : text.split(separator);
  if (parts.length <= most) return parts;
  return [...parts.slice(0, most - 1), parts.slice(most - 1).join(separator)];
}

/** `{_0: first, _1: second}`, so that templates can name the parts. */
function numbered(parts: readonly string[]): GoTypedMap {
  const map = newMap();
  parts.forEach((part, at) => {
    map[`_${at}`] = part;
  });
  return new GoTypedMap('string', map);
}
