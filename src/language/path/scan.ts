import { closingQuote } from '../go/json-scan';

/** What sort of JSON value starts with a character; `none` starts no value. */
export const Kind = { none: 0, null: 1, false: 2, number: 3, string: 4, true: 5, json: 6 } as const;

/** One of {@link Kind}. */
export type Kind = (typeof Kind)[keyof typeof Kind];

/** A part of a text: from `start`, before `end`. */
export interface Span {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const kindOfFirst: readonly Kind[] = Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if ('+-0123456789iIN'.includes(character)) return Kind.number;
  if ('{['.includes(character)) return Kind.json;
  switch (character) {
    case '"':
      return Kind.string;
    case 't':
      return Kind.true;
    case 'f':
      return Kind.false;
    default:
      return character === 'n' ? Kind.null : Kind.none;
  }
});

/** The kind of the value that starts here. Lenient: whatever begins like a number is one, `nan` and `Infinity` too. */
export function kindAt(text: string, at: number, to: number): Kind {
  const kind = kindOfFirst[text.charCodeAt(at)] ?? Kind.none;
  return kind === Kind.null && at + 1 < to && text[at + 1] !== 'u' ? Kind.number : kind;
}

/**
 * Where the value that starts here ends; -1 if it is a string without end. An array or object whose end is missing ends at `to`,
 * or at `to + 1` if a string in it has no end.
 */
export function valueEnd(text: string, at: number, to: number, kind: Kind): number {
  switch (kind) {
    case Kind.string: {
      const quote = closingQuote(text, at + 1);
      return quote < 0 || quote >= to ? -1 : quote + 1;
    }
    case Kind.json:
      return bracketEnd(text, at, to);
    case Kind.number:
      return numberEnd(text, at, to);
    default:
      return wordEnd(text, at, to);
  }
}

/** The end of what the bracket at `at` opens. Round brackets count, and any bracket closes any other. */
export function bracketEnd(text: string, at: number, to: number): number {
  let depth = 1;
  for (let i = at + 1; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x22) {
      i = closingQuote(text, i + 1);
      if (i < 0 || i >= to) return to + 1;
    } else if ((code | 0x20) === 0x7b || code === 0x28) {
      depth++;
    } else if (((code | 0x20) === 0x7d || code === 0x29) && --depth === 0) {
      return i + 1;
    }
  }
  return to;
}

function numberEnd(text: string, at: number, to: number): number {
  for (let i = at + 1; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code <= 0x20 || code === 0x2c || (code | 0x20) === 0x7d) return i;
  }
  return to;
}

function wordEnd(text: string, at: number, to: number): number {
  for (let i = at + 1; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x61 || code > 0x7a) return i;
  }
  return to;
}

/** The end of a bracketed or quoted part of a path, with the same rules; the whole rest if it has no end. */
export function squash(text: string, at: number): number {
  if (text[at] !== '"') return Math.min(bracketEnd(text, at, text.length), text.length);
  const quote = closingQuote(text, at + 1);
  return quote < 0 ? text.length : quote + 1;
}
