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
const openArray = 0x5b;
const backslash = 0x5c;
const closeArray = 0x5d;
const smallE = 0x65;
const openObject = 0x7b;
const closeObject = 0x7d;

/** The characters after a backslash, besides u and its four digits. */
const escaped = new Set(Array.from('"\\/bfnrt', (character) => character.charCodeAt(0)));

/**
 * Whether a text is JSON, as JSON.parse would have it, however deeply nested. It makes nothing of what it reads: for texts of which
 * only a part is of interest.
 */
export function isJson(text: string): boolean {
  const open: number[] = [];
  let at = blanksEnd(text, 0);
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === openObject || code === openArray) {
      const inside = blanksEnd(text, at + 1);
      const isEmpty = text.charCodeAt(inside) === code + 2;
      if (!isEmpty) {
        open.push(code);
        at = code === openObject ? keyEnd(text, inside) : inside;
        if (at < 0) return false;
        continue;
      }
      at = inside + 1;
    } else {
      at = scalarEnd(text, at, code);
      if (at < 0) return false;
    }
    at = nextValue(text, at, open);
    if (at < 0) return at === atEnd;
  }
}

/** The text ended where it may. */
const atEnd = -2;

/** Where the value begins that follows on one that ended; what it closes is taken from `open`. */
function nextValue(text: string, from: number, open: number[]): number {
  for (let at = blanksEnd(text, from); ; at = blanksEnd(text, at + 1)) {
    const inside = open.at(-1);
    if (inside === undefined) return at === text.length ? atEnd : -1;
    const code = text.charCodeAt(at);
    if (code === comma) {
      const next = blanksEnd(text, at + 1);
      return inside === openObject ? keyEnd(text, next) : next;
    }
    if (code !== (inside === openObject ? closeObject : closeArray)) return -1;
    open.pop();
  }
}

/** Where the value begins that belongs to the key which begins here; -1 when there is no key. */
function keyEnd(text: string, from: number): number {
  if (text.charCodeAt(from) !== quote) return -1;
  const end = stringEnd(text, from + 1);
  if (end < 0) return -1;
  const at = blanksEnd(text, end);
  return text.charCodeAt(at) === colon ? blanksEnd(text, at + 1) : -1;
}

function blanksEnd(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code !== space && code !== newline && code !== carriageReturn && code !== tab) return at;
    at++;
  }
}

function scalarEnd(text: string, at: number, code: number): number {
  if (code === quote) return stringEnd(text, at + 1);
  if (code === minus || isDigit(code)) return numberEnd(text, at);
  for (const word of ['true', 'false', 'null']) if (text.startsWith(word, at)) return at + word.length;
  return -1;
}

/** @param from after the opening quote */
function stringEnd(text: string, from: number): number {
  // Reading no further than the end keeps each character a small integer, which is several times as fast.
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) return at + 1;
    if (code < space) return -1;
    if (code === backslash) {
      at = escapeEnd(text, at + 1) - 1;
      if (at < 0) return -1;
    }
  }
  return -1;
}

/** @param from after the backslash */
function escapeEnd(text: string, from: number): number {
  if (escaped.has(text.charCodeAt(from))) return from + 1;
  return /^u[0-9a-fA-F]{4}$/.test(text.slice(from, from + 5)) ? from + 5 : -1;
}

function numberEnd(text: string, from: number): number {
  let at = text.charCodeAt(from) === minus ? from + 1 : from;
  const first = at;
  at = digitsEnd(text, first);
  if (at === first || (text.charCodeAt(first) === zero && at > first + 1)) return -1;
  if (text.charCodeAt(at) === point) {
    const fraction = at + 1;
    at = digitsEnd(text, fraction);
    if (at === fraction) return -1;
  }
  if ((text.charCodeAt(at) | space) !== smallE) return at;
  const sign = text.charCodeAt(at + 1);
  const exponent = sign === minus || sign === plus ? at + 2 : at + 1;
  at = digitsEnd(text, exponent);
  return at === exponent ? -1 : at;
}

function digitsEnd(text: string, from: number): number {
  let at = from;
  while (isDigit(text.charCodeAt(at))) at++;
  return at;
}

const isDigit = (code: number): boolean => code >= zero && code <= nine;
