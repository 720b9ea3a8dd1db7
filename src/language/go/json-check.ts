const tab = 0x09;
const newline = 0x0a;
const carriageReturn = 0x0d;
const space = 0x20;
const quote = 0x22;
const plus = 0x2b;
const comma = 0x2c;
const minus = 0x2d;
const point = 0x2e;
const zero = 0x30;
const nine = 0x39;
const colon = 0x3a;
/** What closes them is two further on. */
const [openObject, openArray] = [0x7b, 0x5b];
const backslash = 0x5c;
const smallU = 0x75;
const smallE = 0x65;

const bytesOf = (text: string): readonly number[] => Array.from(text, (character) => character.charCodeAt(0));

/** The characters after a backslash, besides u and its four digits. */
const escaped = new Set(bytesOf('"\\/bfnrt'));

const words = ['true', 'false', 'null'].map(bytesOf);

/**
 * Whether bytes are JSON, as JSON.parse would have it, however deeply nested. It makes nothing of what it reads: for data of which only
 * a part is of interest. Bytes that are no UTF-8 may stand in strings.
 */
export function isJson(bytes: Uint8Array): boolean {
  const open: number[] = [];
  let at = blanksEnd(bytes, 0);
  for (;;) {
    const code = bytes[at] ?? 0;
    if (code === openObject || code === openArray) {
      const inside = blanksEnd(bytes, at + 1);
      if (bytes[inside] !== code + 2) {
        open.push(code);
        at = code === openObject ? keyEnd(bytes, inside) : inside;
        if (at < 0) return false;
        continue;
      }
      at = inside + 1;
    } else {
      at = scalarEnd(bytes, at, code);
      if (at < 0) return false;
    }
    at = nextValue(bytes, at, open);
    if (at < 0) return at === atEnd;
  }
}

/** The bytes ended where they may. */
const atEnd = -2;

/** Where the value begins that follows on one that ended; what it closes is taken from `open`. */
function nextValue(bytes: Uint8Array, from: number, open: number[]): number {
  let at = blanksEnd(bytes, from);
  for (let inside = open.at(-1); inside !== undefined; inside = open.at(-1)) {
    if (bytes[at] === comma) {
      const next = blanksEnd(bytes, at + 1);
      return inside === openObject ? keyEnd(bytes, next) : next;
    }
    if (bytes[at] !== inside + 2) return -1;
    open.pop();
    at = blanksEnd(bytes, at + 1);
  }
  return at === bytes.length ? atEnd : -1;
}

/** Where the value begins that belongs to the key which begins here; -1 when there is no key. */
function keyEnd(bytes: Uint8Array, from: number): number {
  if (bytes[from] !== quote) return -1;
  const end = stringEnd(bytes, from + 1);
  if (end < 0) return -1;
  const at = blanksEnd(bytes, end);
  return bytes[at] === colon ? blanksEnd(bytes, at + 1) : -1;
}

function blanksEnd(bytes: Uint8Array, from: number): number {
  let at = from;
  for (; at < bytes.length; at++) {
    const code = bytes[at];
    if (code !== space && code !== newline && code !== carriageReturn && code !== tab) break;
  }
  return at;
}

function scalarEnd(bytes: Uint8Array, at: number, code: number): number {
  if (code === quote) return stringEnd(bytes, at + 1);
  if (code === minus || isDigit(code)) return numberEnd(bytes, at);
  const word = words.find((known) => known.every((letter, index) => bytes[at + index] === letter));
  return word ? at + word.length : -1;
}

/** @param from after the opening quote */
function stringEnd(bytes: Uint8Array, from: number): number {
  for (let at = from; at < bytes.length; at++) {
    const code = bytes[at] ?? 0;
    if (code === quote) return at + 1;
    if (code < space) return -1;
    if (code === backslash) {
      at = escapeEnd(bytes, at + 1) - 1;
      if (at < 0) return -1;
    }
  }
  return -1;
}

/** @param from after the backslash */
function escapeEnd(bytes: Uint8Array, from: number): number {
  const code = bytes[from] ?? 0;
  if (code !== smallU) return escaped.has(code) ? from + 1 : -1;
  for (let at = from + 1; at < from + 5; at++) if (!isHexDigit(bytes[at] ?? 0)) return -1;
  return from + 5;
}

function numberEnd(bytes: Uint8Array, from: number): number {
  const first = bytes[from] === minus ? from + 1 : from;
  let at = digitsEnd(bytes, first);
  if (at === first || (bytes[first] === zero && at > first + 1)) return -1;
  if (bytes[at] === point) {
    const fraction = at + 1;
    at = digitsEnd(bytes, fraction);
    if (at === fraction) return -1;
  }
  if (((bytes[at] ?? 0) | space) !== smallE) return at;
  const sign = bytes[at + 1];
  const exponent = sign === minus || sign === plus ? at + 2 : at + 1;
  at = digitsEnd(bytes, exponent);
  return at === exponent ? -1 : at;
}

function digitsEnd(bytes: Uint8Array, from: number): number {
  let at = from;
  while (isDigit(bytes[at] ?? 0)) at++;
  return at;
}

const isDigit = (code: number): boolean => code >= zero && code <= nine;

const isHexDigit = (code: number): boolean => isDigit(code) || ((code | space) >= 0x61 && (code | space) <= 0x66);
