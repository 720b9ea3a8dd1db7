const simpleEscapes: ReadonlyMap<number, string> = new Map([
  [7, '\\a'],
  [8, '\\b'],
  [12, '\\f'],
  [10, '\\n'],
  [13, '\\r'],
  [9, '\\t'],
  [11, '\\v'],
  [0x5c, '\\\\'],
]);

const printable = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u;
const plainText = /^[ !#-[\]-~]*$/;

/** Tells whether Go prints a code point as it is: letters, marks, numbers, punctuation, symbols and the ASCII space. */
export function isPrint(rune: number): boolean {
  if (rune < 0x7f) return rune >= 0x20;
  return printable.test(String.fromCodePoint(rune));
}

/** Text as a Go string literal in double quotes. */
export function quote(text: string): string {
  return plainText.test(text) ? `"${text}"` : quoteWith(text, '"', isPrint);
}

/** Like {@link quote}, with everything outside of ASCII escaped. */
export function quoteToAscii(text: string): string {
  return quoteWith(text, '"', isPrintAscii);
}

/** A code point as a Go rune literal in single quotes. */
export function quoteRune(rune: number): string {
  return quoteWith(String.fromCodePoint(rune), "'", isPrint);
}

/** Like {@link quoteRune}, with everything outside of ASCII escaped. */
export function quoteRuneToAscii(rune: number): string {
  return quoteWith(String.fromCodePoint(rune), "'", isPrintAscii);
}

/** Tells whether a text can be written between back quotes: one line, no back quote, no bytes that are not UTF-8. */
export function canBackquote(text: string): boolean {
  for (const character of text) {
    const rune = character.codePointAt(0) ?? 0;
    if (rune >= 0xd800 && rune <= 0xdfff) return false;
    if ((rune < 0x20 && rune !== 9) || rune === 0x60 || rune === 0x7f || rune === 0xfeff) return false;
  }
  return true;
}

function isPrintAscii(rune: number): boolean {
  return rune >= 0x20 && rune < 0x7f;
}

function quoteWith(text: string, mark: string, shown: (rune: number) => boolean): string {
  const parts = [mark];
  for (const character of text) parts.push(quotedRune(character, mark, shown));
  parts.push(mark);
  return parts.join('');
}

function quotedRune(character: string, mark: string, shown: (rune: number) => boolean): string {
  if (character === mark) return `\\${mark}`;
  const rune = character.codePointAt(0) ?? 0;
  const simple = simpleEscapes.get(rune);
  if (simple !== undefined) return simple;
  // A byte that is not UTF-8, see text.ts.
  if (rune >= 0xdc80 && rune <= 0xdcff) return `\\x${(rune - 0xdc00).toString(16)}`;
  if (shown(rune)) return character;
  if (rune < 0x20 || rune === 0x7f) return `\\x${rune.toString(16).padStart(2, '0')}`;
  return rune < 0x10000 ? `\\u${rune.toString(16).padStart(4, '0')}` : `\\U${rune.toString(16).padStart(8, '0')}`;
}
