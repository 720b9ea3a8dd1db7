import type { GoValue } from '../../go/value';
import type { Budget } from '../limits';
import { equal } from '../value/compare';

/** Where a row of values stands in an array; nowhere for an empty row. */
export function positions(values: readonly GoValue[], row: readonly GoValue[], budget: Budget): bigint[] {
  return [...matches(values, row, budget)].map(BigInt);
}

/** The positions of a row of values in an array from left to right, overlapping ones too. */
export function* matches(values: readonly GoValue[], row: readonly GoValue[], budget: Budget): Generator<number> {
  if (row.length === 0) return;
  for (let at = 0; at + row.length <= values.length; at++) {
    if (row.every((value, offset) => equal(values[at + offset] ?? null, value, budget))) yield at;
  }
}

/** The offsets of a text in another from left to right, overlapping ones too; none for an empty text. In UTF-16 units. */
export function* occurrences(text: string, part: string, budget: Budget): Generator<number> {
  if (part === '') return;
  for (let at = indexOf(text, part, 0, budget); at >= 0; at = indexOf(text, part, at + 1, budget)) yield at;
}

/** The pieces of a text between separators; every character is a piece if the separator is empty. */
export function split(text: string, separator: string, budget: Budget): string[] {
  if (separator === '') {
    budget.elements(text.length);
    return Array.from(text);
  }
  const pieces: string[] = [];
  let start = 0;
  for (let at = indexOf(text, separator, 0, budget); at >= 0; at = indexOf(text, separator, start, budget)) {
    budget.elements(1);
    pieces.push(text.slice(start, at));
    start = at + separator.length;
  }
  pieces.push(text.slice(start));
  return pieces;
}

/** Whether a text has another in it. */
export function includes(text: string, part: string, budget: Budget): boolean {
  return part === '' || indexOf(text, part, 0, budget) >= 0;
}

/** Longer patterns than this could make String.indexOf look at the text again and again. */
const maxPlainPattern = 32;

/** Like String.indexOf for texts that are not empty, but linear in time whatever the texts are. */
function indexOf(text: string, part: string, from: number, budget: Budget): number {
  if (part.length <= maxPlainPattern) {
    const found = text.indexOf(part, from);
    budget.read((found < 0 ? text.length : found) - from);
    return found;
  }
  return morrisPratt(text, part, from, budget);
}

/** The search of Morris and Pratt: where the pattern fails, its own repetitions say where it may go on. */
function morrisPratt(text: string, part: string, from: number, budget: Budget): number {
  const borders = bordersOf(part, budget);
  let matched = 0;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    while (matched > 0 && part.charCodeAt(matched) !== code) matched = borders[matched - 1] ?? 0;
    if (part.charCodeAt(matched) === code) matched++;
    if (matched === part.length) {
      budget.read(at - from);
      return at - matched + 1;
    }
  }
  budget.read(text.length - from);
  return -1;
}

/** For each start of the pattern the length of the longest shorter start that it ends with. */
function bordersOf(part: string, budget: Budget): Int32Array {
  budget.read(part.length);
  const borders = new Int32Array(part.length);
  let length = 0;
  for (let at = 1; at < part.length; at++) {
    while (length > 0 && part.charCodeAt(at) !== part.charCodeAt(length)) length = borders[length - 1] ?? 0;
    if (part.charCodeAt(at) === part.charCodeAt(length)) length++;
    borders[at] = length;
  }
  return borders;
}
