import { EventloomError } from '../../errors';
import type { Json, JsonObject } from '../../model/json';
import { escapeCharacter } from './json-encode';
import { describeJsonFault } from './json-fault';
import { nestsDeeper, stripBlanks } from './json-scan';
import { hasLoneSurrogates } from './text';

export type { Encodable, EncodeOptions } from './json-encode';
export { encode, encodeString } from './json-encode';

/** The levels of arrays and objects that Go's encoding/json reads. */
const maxDepth = 10_000;

/**
 * Reads JSON into a value as Go's encoding/json does: numbers are float64, the last of equal keys wins, and bytes or halves of
 * characters that are not Unicode become U+FFFD. A key may be named like a member of Object: read with Object.hasOwn.
 *
 * @throws EventloomError `bad-value` if the text is not JSON, is nested in more than 10,000 levels, or has a number beyond float64.
 */
export function decode(text: string): Json {
  const value = parse(mayHaveLoneSurrogates(text) ? withoutLoneSurrogates(text) : text);
  if (hasInfinity(value))
    throw new EventloomError('bad-value', 'not usable as JSON: a number is beyond the range of float64');
  return value;
}

/** Like {@link decode} for those who ignore its errors: a number beyond float64 is null, and so is what is not JSON. */
export function decodeLeniently(text: string): Json {
  try {
    const value = parse(mayHaveLoneSurrogates(text) ? withoutLoneSurrogates(text) : text);
    return hasInfinity(value) ? decode(text.replace(stringOrNumber, finiteOrNull)) : value;
  } catch {
    return null;
  }
}

const stringOrNumber = /"(?:[^"\\]|\\[^])*"|-?[0-9][0-9.eE+-]*/g;

const finiteOrNull = (token: string): string =>
  token.startsWith('"') || Number.isFinite(Number(token)) ? token : 'null';

/** Whether Go's encoding/json takes the text for JSON: well formed, and nested in at most 10,000 levels. */
export function valid(text: string): boolean {
  return !nestsDeeper(text, maxDepth) && isWellFormed(text);
}

/** Whether the text is JSON, however deeply nested: gjson's `Valid`. */
export function isWellFormed(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * Embeds JSON in JSON as Go writes a json.RawMessage: blanks between tokens go, `<`, `>`, `&`, U+2028 and U+2029 are escaped;
 * numbers, keys and their order stay.
 *
 * @throws EventloomError `bad-value` if the text is not JSON or is nested in more than 10,000 levels.
 */
export function compact(text: string): string {
  parse(text);
  let short = stripBlanks(text);
  // In valid JSON these characters stand in strings only.
  for (const [character, escaped] of escapes) short = short.replace(character, escaped);
  return short;
}

/** Replaced one after the other, since that is faster than asking for each what it is replaced with. */
const escapes = ['<', '>', '&', '\u2028', '\u2029'].map(
  (character) => [new RegExp(character, 'g'), escapeCharacter(character)] as const,
);

function parse(text: string): Json {
  if (nestsDeeper(text, maxDepth)) {
    throw new EventloomError('bad-value', `not usable as JSON: nested in more than ${maxDepth} levels`);
  }
  const value = parseOrUndefined(text);
  if (value === undefined) throw new EventloomError('bad-value', `not JSON: ${describeJsonFault(text)}`);
  return value;
}

function parseOrUndefined(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function mayHaveLoneSurrogates(text: string): boolean {
  return (text.includes('\\u') && /\\u[dD][89a-fA-F]/.test(text)) || hasLoneSurrogates(text);
}

const escapePair = String.raw`\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}`;
const escapedHalf = String.raw`\\u[dD][89a-fA-F][0-9a-fA-F]{2}`;
const escapesAndHalves = new RegExp(String.raw`${escapePair}|(${escapedHalf})|\\[^]|(\p{Surrogate})`, 'gu');

function withoutLoneSurrogates(text: string): string {
  return text.replace(escapesAndHalves, (found, escaped?: string, plain?: string) => {
    if (escaped !== undefined) return '\\ufffd';
    return plain === undefined ? found : '\ufffd';
  });
}

/** JSON.parse gives Infinity for a number that Go refuses. */
function hasInfinity(value: Json | undefined, levels = 0): boolean {
  if (typeof value === 'number') return !Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return false;
  if (levels === maxRecursion) return hasInfinityDeepDown(value);
  if (Array.isArray(value)) return value.some((item: Json) => hasInfinity(item, levels + 1));
  const object = value as JsonObject;
  for (const key in object) {
    if (hasInfinity(object[key], levels + 1)) return true;
  }
  return false;
}

/** The levels that may be walked by recursion, which is fast; below them a stack of our own takes over. */
const maxRecursion = 100;

function hasInfinityDeepDown(root: Json): boolean {
  const pending: unknown[] = [root];
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    if (typeof value === 'number') {
      if (!Number.isFinite(value)) return true;
    } else if (typeof value === 'object' && value !== null) {
      for (const part of Object.values(value)) pending.push(part);
    }
  }
  return false;
}
