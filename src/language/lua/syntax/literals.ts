import { type Characters, endOfText, isDigit, isHexDigit } from './characters';
import { textFault } from './fault';

/** The escapes that stand for one byte. */
const escapes: ReadonlyMap<number, number> = new Map(
  [...'abfnrtv'].map((name, index) => [name.charCodeAt(0), [7, 8, 12, 10, 13, 9, 11][index] ?? 0]),
);

/** The byte that a character code writes; the end of the text writes 0xFF, as upstream. */
const byte = (code: number): string => String.fromCharCode(code & 0xff);

/** Reads a number as text. It may be none: `1e` and `1ex` are numbers here, and not a number later. */
export function readNumber(characters: Characters, first: number): string {
  let code = first;
  if (code === 48) {
    const next = characters.peek();
    if (next === 120 || next === 88) return readHexNumber(characters);
    // One leading zero is dropped; more of them make the number octal.
    if (isDigit(next)) code = characters.take();
  }
  let text = readDigits(characters, code);
  if (characters.peek() === 46) text += readDigits(characters, characters.take());
  if (characters.peek() !== 101 && characters.peek() !== 69) return text;
  text += byte(characters.take());
  if (characters.peek() === 45 || characters.peek() === 43) text += byte(characters.take());
  return text + readDigits(characters, characters.take());
}

function readHexNumber(characters: Characters): string {
  let text = `0${byte(characters.take())}`;
  while (isHexDigit(characters.peek())) text += byte(characters.take());
  if (text.length === 2) throw textFault(characters, text, 'illegal hexadecimal number');
  return text;
}

function readDigits(characters: Characters, first: number): string {
  let text = byte(first);
  while (isDigit(characters.peek())) text += byte(characters.take());
  return text;
}

/** Reads a string behind its quote. */
export function readString(characters: Characters, quote: number): string {
  const parts: string[] = [];
  for (let code = characters.take(); code !== quote; code = characters.take()) {
    if (code === 10 || code === endOfText) throw textFault(characters, parts.join(''), 'unterminated string');
    parts.push(byte(code === 92 ? readEscape(characters) : code));
  }
  return parts.join('');
}

function readEscape(characters: Characters): number {
  const code = characters.take();
  if (!isDigit(code)) return escapes.get(code) ?? code;
  let value = code - 48;
  for (let digits = 1; digits < 3 && isDigit(characters.peek()); digits++) value = value * 10 + characters.take() - 48;
  return value;
}

/** Reads a long string (`[==[ ... ]==]`) behind its first bracket. */
export function readLongString(characters: Characters): string {
  let [level, code] = readLevel(characters, characters.take());
  if (code !== 91)
    throw textFault(characters, code < 0 ? '\ufffd' : String.fromCharCode(code), 'invalid multiline string');
  const parts: string[] = [];
  code = characters.take();
  if (code === 10) code = characters.take();
  for (;;) {
    if (code === endOfText) throw textFault(characters, parts.join(''), 'unterminated multiline string');
    if (code !== 93) {
      parts.push(byte(code));
      code = characters.take();
      continue;
    }
    const [closing, next] = readLevel(characters, characters.take());
    if (closing === level && next === 93) return parts.join('');
    parts.push(']', '='.repeat(closing));
    code = next;
  }
}

/** Counts equals signs. Returns the count and the character behind them. */
function readLevel(characters: Characters, first: number): [level: number, next: number] {
  let level = 0;
  let code = first;
  for (; code === 61; level++) code = characters.take();
  return [level, code];
}
