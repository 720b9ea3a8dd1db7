import { Buffer, isAscii, isUtf8 } from 'node:buffer';

declare global {
  interface String {
    isWellFormed(): boolean;
    toWellFormed(): string;
  }
}

/**
 * Go strings are bytes. Here text is a JavaScript string, and a byte that is not part of valid UTF-8 is carried as the lone
 * surrogate U+DC80 .. U+DCFF that ends in it, so that nothing is lost on the way through.
 */
const firstEscape = 0xdc80;
const lastEscape = 0xdcff;
const escapeOffset = 0xdc00;

/** Whether the text has lone surrogates: bytes that are not UTF-8, or halves of a character. */
export function hasLoneSurrogates(text: string): boolean {
  return !text.isWellFormed();
}

/** The bytes that a Go string with this text has. A surrogate that stands for no byte becomes U+FFFD. */
export function toBytes(text: string): Buffer {
  if (!hasLoneSurrogates(text)) return Buffer.from(text, 'utf8');
  const bytes = Buffer.allocUnsafe(Buffer.byteLength(text));
  let [size, plain] = [0, 0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (isHighSurrogate(code) && isLowSurrogate(text.charCodeAt(at + 1))) at++;
    else if (code >= firstEscape && code <= lastEscape) {
      if (plain < at) size += bytes.write(text.slice(plain, at), size);
      bytes[size++] = code - escapeOffset;
      plain = at + 1;
    }
  }
  size += bytes.write(text.slice(plain), size);
  return bytes.subarray(0, size);
}

/** So many bytes that are no UTF-8 are read together. */
const maxRun = 1024;

/** The text of a Go string with these bytes; the inverse of {@link toBytes}. */
export function fromBytes(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (isAscii(buffer)) return buffer.toString('latin1');
  if (isUtf8(buffer)) return buffer.toString('utf8');
  let [text, plain] = ['', 0];
  for (let at = 0; at < buffer.length; ) {
    const size = sequenceLength(buffer, at);
    if (size > 0) {
      at += size;
      continue;
    }
    if (plain < at) text += buffer.toString('utf8', plain, at);
    const start = at;
    while (at < buffer.length && at < start + maxRun && sequenceLength(buffer, at) === 0) at++;
    text += String.fromCharCode(...Uint16Array.from(buffer.subarray(start, at), (byte) => escapeOffset + byte));
    plain = at;
  }
  return text + buffer.toString('utf8', plain);
}

/** The size of the UTF-8 sequence that starts here; 0 if there is none. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  const size = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
  return size > 0 && at + size <= bytes.length && isUtf8(bytes.subarray(at, at + size)) ? size : 0;
}

/** The size of the text in bytes, as Go's `len` counts. */
export function byteLength(text: string): number {
  const size = Buffer.byteLength(text);
  if (!hasLoneSurrogates(text)) return size;
  let escapes = 0;
  for (const [escape] of text.matchAll(/\p{Surrogate}/gu)) {
    const code = escape.charCodeAt(0);
    if (code >= firstEscape && code <= lastEscape) escapes++;
  }
  return size - 2 * escapes;
}

/**
 * Orders two texts as Go orders strings, by bytes. UTF-16 order differs where characters beyond U+FFFF meet those from U+E000.
 *
 * @returns a negative number, 0 or a positive number.
 */
export function compareBytes(one: string, other: string): number {
  const length = Math.min(one.length, other.length);
  for (let at = 0; at < length; at++) {
    const a = one.charCodeAt(at);
    const b = other.charCodeAt(at);
    if (a === b) continue;
    if (a < 0xd800 && b < 0xd800) return a - b;
    const start = at > 0 && isHighSurrogate(one.charCodeAt(at - 1)) ? at - 1 : at;
    return Buffer.compare(toBytes(one.slice(start)), toBytes(other.slice(start)));
  }
  return one.length - other.length;
}

const isHighSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;
const isLowSurrogate = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff;

const isSpace = (character: string | undefined): boolean =>
  character !== undefined && /\p{White_Space}/u.test(character);

/** Without Unicode white space at both ends: Go's `strings.TrimSpace`. Unlike `String.trim` it keeps U+FEFF and drops U+0085. */
export function trimSpace(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && isSpace(text[start])) start++;
  while (end > start && isSpace(text[end - 1])) end--;
  return text.slice(start, end);
}
