import { fromBytes } from './text';

const simpleEscapes: ReadonlyMap<string, number> = new Map([
  ['a', 7],
  ['b', 8],
  ['f', 12],
  ['n', 10],
  ['r', 13],
  ['t', 9],
  ['v', 11],
  ['\\', 92],
]);

const escapeDigits: ReadonlyMap<string, number> = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
]);

/**
 * The text that a Go string literal stands for, quotes included in the argument: `"..."` or `` `...` ``.
 *
 * @returns undefined if the literal is malformed.
 */
export function unquote(literal: string): string | undefined {
  const quote = literal[0];
  const inner = literal.slice(1, -1);
  if (literal.length < 2 || literal.at(-1) !== quote) return undefined;
  if (quote === '`') return inner.includes('`') ? undefined : inner.replaceAll('\r', '');
  if (quote !== '"') return undefined;
  return inner.includes('\\') ? unescape(inner) : plainText(inner);
}

/** The code point that a Go rune literal such as `'a'` or `'\n'` stands for; undefined if it is malformed. */
export function unquoteRune(literal: string): number | undefined {
  const inner = literal.slice(1, -1);
  if (inner.startsWith('\\')) {
    const escape = readEscape(inner, 0, "'");
    return escape?.end === inner.length ? escape.value : undefined;
  }
  const point = inner.codePointAt(0);
  if (point === undefined || inner === "'" || String.fromCodePoint(point) !== inner) return undefined;
  return point;
}

function plainText(inner: string): string | undefined {
  return inner.includes('"') || inner.includes('\n') ? undefined : inner;
}

function unescape(inner: string): string | undefined {
  const parts: string[] = [];
  let bytes: number[] = [];
  const flush = (): void => {
    if (bytes.length > 0) parts.push(fromBytes(Uint8Array.from(bytes)));
    bytes = [];
  };
  for (let at = 0; at < inner.length; ) {
    const next = inner.indexOf('\\', at);
    const plain = inner.slice(at, next < 0 ? inner.length : next);
    if (plainText(plain) === undefined) return undefined;
    if (plain !== '') {
      flush();
      parts.push(plain);
    }
    if (next < 0) break;
    const escape = readEscape(inner, next, '"');
    if (escape === undefined) return undefined;
    if (escape.isByte) {
      bytes.push(escape.value);
    } else {
      flush();
      parts.push(String.fromCodePoint(escape.value));
    }
    at = escape.end;
  }
  flush();
  return parts.join('');
}

interface Escape {
  readonly value: number;
  /** Whether the value is one byte of the text rather than a code point. */
  readonly isByte: boolean;
  readonly end: number;
}

function readEscape(text: string, start: number, quote: string): Escape | undefined {
  const letter = text[start + 1] ?? '';
  if (letter === quote) return { value: quote.charCodeAt(0), isByte: false, end: start + 2 };
  const simple = simpleEscapes.get(letter);
  if (simple !== undefined) return { value: simple, isByte: false, end: start + 2 };
  if (letter >= '0' && letter <= '7') return readOctal(text, start + 1);
  const digits = escapeDigits.get(letter);
  if (digits === undefined) return undefined;
  const hex = text.slice(start + 2, start + 2 + digits);
  if (hex.length !== digits || !/^[0-9a-fA-F]+$/.test(hex)) return undefined;
  const value = Number.parseInt(hex, 16);
  if (letter !== 'x' && (value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff))) return undefined;
  return { value, isByte: letter === 'x', end: start + 2 + digits };
}

function readOctal(text: string, start: number): Escape | undefined {
  const octal = text.slice(start, start + 3);
  if (!/^[0-7]{3}$/.test(octal)) return undefined;
  const value = Number.parseInt(octal, 8);
  return value > 255 ? undefined : { value, isByte: true, end: start + 3 };
}
