import { isPrint } from '../go/quote';
import { toBytes } from '../go/text';

const htmlEscapes: Readonly<Record<string, string>> = {
  '\0': '\ufffd',
  '"': '&#34;',
  "'": '&#39;',
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
};

const htmlSpecial = /["'&<>]|\p{Cc}/gu;

/** Escapes text for HTML, as the `html` function does. */
export function escapeHtml(text: string): string {
  return text.replace(htmlSpecial, (character) => htmlEscapes[character] ?? character);
}

const jsSpecial = /[\\'"<>&=]|\p{Cc}|\P{ASCII}/gu;

/** Escapes text for a JavaScript string, as the `js` function does. */
export function escapeJs(text: string): string {
  return text.replace(jsSpecial, (character) => {
    if (character === '\\' || character === "'" || character === '"') return `\\${character}`;
    const rune = character.codePointAt(0) ?? 0;
    if (rune === 0x7f) return character;
    if (rune >= 0x80 && (isPrint(rune) || (rune >= 0xdc80 && rune <= 0xdcff))) return character;
    return `\\u${rune.toString(16).toUpperCase().padStart(4, '0')}`;
  });
}

/** Escapes text for the query of a URL: a space becomes `+`. */
export function escapeQuery(text: string): string {
  if (/^[\w.~-]*$/.test(text)) return text;
  const parts: string[] = [];
  for (const byte of toBytes(text)) parts.push(queryBytes[byte] ?? '');
  return parts.join('');
}

const queryBytes: readonly string[] = Array.from({ length: 256 }, (_, byte) => {
  const character = String.fromCharCode(byte);
  if (/^[\w.~-]$/.test(character)) return character;
  return character === ' ' ? '+' : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
});
