import { hasLoneSurrogates } from './text';

const ascii = /^\p{ASCII}*$/u;
const surrogate = /\p{Surrogate}/gu;

/** Characters that have a title case other than their upper case, with that. */
const titles: ReadonlyMap<string, string> = new Map(
  ['\u01c5', '\u01c8', '\u01cb', '\u01f2'].flatMap((title) => {
    const code = title.charCodeAt(0);
    return [code - 1, code, code + 1].map((other): [string, string] => [String.fromCharCode(other), title]);
  }),
);

/** Greek letters with an iota below: Go keeps it there, JavaScript writes two letters. */
const iotas: ReadonlyMap<string, string> = new Map(
  [
    ...[0x1f80, 0x1f90, 0x1fa0].flatMap((first) => Array.from({ length: 8 }, (_, at) => [first + at, first + at + 8])),
    ...[0x1fb3, 0x1fc3, 0x1ff3].map((code) => [code, code + 9]),
  ].map(([small = 0, large = 0]) => [String.fromCharCode(small), String.fromCharCode(large)]),
);

/** Bytes that are not UTF-8 become U+FFFD, as where Go turns a string into runes. */
export function withoutLooseBytes(text: string): string {
  return text.replace(surrogate, '\ufffd');
}

/** Go's strings.ToUpper: character by character, never one to several. */
export function toUpper(text: string): string {
  const upper = text.toUpperCase();
  // No character became several: then each was mapped alone.
  if (upper.length === text.length && !hasLoneSurrogates(text)) return upper;
  return mapRunes(text, upperRune);
}

/** Go's strings.ToLower: character by character, whatever stands around it. */
export function toLower(text: string): string {
  // The small form of sigma depends on what follows it.
  if (ascii.test(text) || !/[\u03a3\u0130\p{Surrogate}]/u.test(text)) return text.toLowerCase();
  return mapRunes(text, lowerRune);
}

/** One character in upper case. */
export function upperRune(character: string): string {
  return iotas.get(character) ?? single(character.toUpperCase(), character);
}

/** One character in lower case. */
export function lowerRune(character: string): string {
  return character === '\u0130' ? 'i' : single(character.toLowerCase(), character);
}

/** One character in title case. */
export function titleRune(character: string): string {
  // Georgian letters have capitals, but not at the start of a word.
  if (character >= '\u10d0' && character <= '\u10ff') return character;
  return titles.get(character) ?? upperRune(character);
}

/** Go's strings.Title: a letter that follows no letter, digit or underscore gets its title case. */
export function titleWords(text: string): string {
  let previous = ' ';
  return mapRunes(text, (character) => {
    const starts = separates(previous);
    previous = character;
    return starts ? titleRune(character) : character;
  });
}

function separates(character: string): boolean {
  if (character <= '\x7f') return !/\w/.test(character);
  return /\s|\x85/.test(character) && !/[\p{L}\p{Nd}\ufeff]/u.test(character);
}

function mapRunes(text: string, map: (character: string) => string): string {
  const parts: string[] = [];
  for (const character of withoutLooseBytes(text)) parts.push(map(character));
  return parts.join('');
}

function single(mapped: string, original: string): string {
  const [first, second] = mapped;
  return first !== undefined && second === undefined ? first : original;
}
