import { fromBytes, toBytes } from '../go/text';

const simpleEscapes: Readonly<Record<string, string>> = {
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  '"': '"',
};

/**
 * The text that the inside of a JSON string with escapes stands for. Lenient: the text ends before the first control character or
 * unknown escape, a `\u` without four digits is U+0000, and half of a surrogate pair is U+FFFD.
 */
export function unescape(inner: string): string {
  return quickly(inner) ?? leniently(inner);
}

/** What is well formed, and has no halves of characters, is left to the JSON parser. */
function quickly(inner: string): string | undefined {
  if (/\\u[dD][89a-fA-F]/.test(inner)) return undefined;
  try {
    return JSON.parse(`"${inner}"`) as string;
  } catch {
    return undefined;
  }
}

function leniently(inner: string): string {
  if (!hasBrokenUnicodeEscape(inner)) return unescapeUnits(inner, (rune) => String.fromCodePoint(rune));
  // A broken \u swallows four bytes, which may end inside of a character: this needs one unit for each byte.
  const bytes = unescapeUnits(toBytes(inner).toString('latin1'), (rune) =>
    Buffer.from(String.fromCodePoint(rune)).toString('latin1'),
  );
  return fromBytes(Buffer.from(bytes, 'latin1'));
}

function hasBrokenUnicodeEscape(inner: string): boolean {
  return /\\u(?![0-9a-fA-F]{4})/.test(inner) && /[^\0-\x7f]/.test(inner);
}

function unescapeUnits(inner: string, runeText: (rune: number) => string): string {
  let [text, plain] = ['', 0];
  for (let at = 0; at < inner.length; at++) {
    const code = inner.charCodeAt(at);
    if (code < 0x20) return text + inner.slice(plain, at);
    if (code !== 0x5c) continue;
    text += inner.slice(plain, at);
    const letter = inner[at + 1] ?? '';
    if (letter === 'u') {
      if (at + 6 > inner.length) return text;
      const { rune, end } = readRune(inner, at + 2);
      text += runeText(rune);
      plain = end;
    } else {
      const simple = simpleEscapes[letter];
      if (simple === undefined) return text;
      text += simple;
      plain = at + 2;
    }
    at = plain - 1;
  }
  return text + inner.slice(plain);
}

function readRune(inner: string, at: number): { readonly rune: number; readonly end: number } {
  const code = fourDigits(inner, at);
  const end = at + 4;
  if (code < 0xd800 || code > 0xdfff) return { rune: code, end };
  if (end + 6 > inner.length || !inner.startsWith('\\u', end)) return { rune: 0xfffd, end };
  const low = fourDigits(inner, end + 2);
  const isPair = code < 0xdc00 && low >= 0xdc00 && low <= 0xdfff;
  return { rune: isPair ? 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00) : 0xfffd, end: end + 6 };
}

function fourDigits(inner: string, at: number): number {
  const digits = inner.slice(at, at + 4);
  return /^[0-9a-fA-F]{4}$/.test(digits) ? Number.parseInt(digits, 16) : 0;
}
