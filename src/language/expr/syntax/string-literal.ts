import { fromBytes } from '../../go/text';
import { faultAt } from './fault';

/** A string literal: what it stands for, and where it ends. */
export interface StringLiteral {
  readonly value: string;
  readonly end: number;
}

const simpleEscapes: ReadonlyMap<string, string> = new Map([
  ['a', '\u0007'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
  ['\\', '\\'],
]);

const numericEscape = /[0-3][0-7]{2}|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}/y;
const plain = /[^\\\n'"]+/y;

/**
 * Reads the string literal whose opening quote stands at the offset.
 * @throws EventloomError `bad-program`
 */
export function readString(text: string, start: number): StringLiteral {
  const quote = text.charAt(start);
  let value = '';
  let at = start + 1;
  while (text[at] !== quote) {
    const character = text[at];
    if (character === undefined || character === '\n') throw faultAt(text, start, 'a string is not closed');
    if (character === '\\') {
      const escape = readEscape(text, at, quote);
      value += escape.value;
      at = escape.end;
    } else {
      plain.lastIndex = at;
      const run = plain.exec(text)?.[0] ?? character;
      value += run.includes('\r') ? run.replaceAll('\r', '\n') : run;
      at += run.length;
    }
  }
  return { value, end: at + 1 };
}

function readEscape(text: string, at: number, quote: string): StringLiteral {
  const letter = text.charAt(at + 1);
  const simple = letter === quote ? quote : simpleEscapes.get(letter);
  if (simple !== undefined) return { value: simple, end: at + 2 };
  numericEscape.lastIndex = at + 1;
  const digits = numericEscape.exec(text)?.[0];
  if (digits === undefined) throw faultAt(text, at, `'\\${letter}' is no escape of a string`);
  const value = characterOf(digits);
  if (value === undefined) throw faultAt(text, at, `'\\${digits}' is no character`);
  return { value, end: at + 1 + digits.length };
}

/** Eight digits that overflow an int32 give a single byte. */
function characterOf(digits: string): string | undefined {
  const isOctal = /^\d/.test(digits);
  const point = Number.parseInt(isOctal ? digits : digits.slice(1), isOctal ? 8 : 16) | 0;
  if (point > 0x10ffff) return undefined;
  if (point < 0) return fromBytes(Uint8Array.of(point & 0xff));
  return point >= 0xd800 && point <= 0xdfff ? '\ufffd' : String.fromCodePoint(point);
}
