import { decode } from './json';
import { encode, encodeString } from './json-encode';
import { closingQuote } from './json-scan';
import { Shape } from './json-shape';
import { fromBytes, hasControls, hasLoneSurrogates } from './text';

/** How deep the quick way goes. */
const maxDepth = 100;

/** A string that holds one of these may look otherwise when Go writes it. */
const specials = ['\\', '<', '>', '&', '\u2028', '\u2029'] as const;

/** What may look otherwise when Go writes it; other escapes are Go's own. */
const unlike = /[<>&\u2028\u2029]|\\[^"\\nrt]/;

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y;

/** A number of more digits than this may change on its way through a float64. */
const maxDigits = 15;

const [quote, comma, minus, zero, nine, colon] = [0x22, 0x2c, 0x2d, 0x30, 0x39, 0x3a] as const;
const [openArray, closeArray, openObject, closeObject] = [0x5b, 0x5d, 0x7b, 0x7d] as const;
const [firstOfFalse, firstOfNull, firstOfTrue] = [0x66, 0x6e, 0x74] as const;

/**
 * What `encode(decode(text))` gives for the bytes of a JSON object, with members added to it or replaced, without making its values:
 * most of the text is copied as it stands.
 *
 * @param added texts by their keys, which are ASCII without anything that Go escapes
 * @returns undefined when that cannot be done so quickly, or when the bytes are no such object: then the long way says why.
 */
export function reencode(bytes: Uint8Array, added: Readonly<Record<string, string>> = {}): string | undefined {
  if (hasControls(bytes)) return undefined;
  const text = fromBytes(bytes);
  if (hasLoneSurrogates(text)) return undefined;
  try {
    return new Copy(text).whole(added);
  } catch (error) {
    if (error === longWay) return undefined;
    throw error;
  }
}

const longWay = new Error('this takes the long way');

/**
 * Goes through the text once; it has no control characters. What goes past a value gives its text if Go writes it differently, and undefined if it can be copied.
 * Blanks, which few senders put between the tokens, end the quick way.
 */
class Copy {
  private at = 0;
  /** Where the next character of each special kind stands, and the next of all. */
  private readonly nextSpecials: number[];
  private special = 0;
  private depth = 0;
  /** Of the members of all objects that are open: where they begin and end, and their text if Go writes it differently. */
  private size = 0;
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private readonly texts: (string | undefined)[] = [];

  constructor(private readonly text: string) {
    this.nextSpecials = specials.map(() => -1);
    this.findSpecial(0);
  }

  whole(added: Readonly<Record<string, string>>): string {
    if (this.text.charCodeAt(0) !== openObject) throw longWay;
    let shape = this.members();
    if (this.at !== this.text.length) throw longWay;
    for (const [name, value] of Object.entries(added)) {
      const key = encodeString(name);
      shape = shapeWith(shape, key);
      this.addMember(0, 0, `${key}:${encodeString(value)}`);
    }
    return this.joined(0, shape.order);
  }

  private value(): string | undefined {
    switch (this.text.charCodeAt(this.at)) {
      case quote:
        return this.string();
      case openObject:
        return this.object();
      case openArray:
        return this.array();
      case firstOfFalse:
        return this.literal('false');
      case firstOfNull:
        return this.literal('null');
      case firstOfTrue:
        return this.literal('true');
      default:
        return this.number();
    }
  }

  private object(): string | undefined {
    const base = this.size;
    const { order } = this.members();
    const isSame = order === undefined && this.isUnchanged(base);
    const text = isSame ? undefined : this.joined(base, order);
    this.size = base;
    return text;
  }

  private isUnchanged(base: number): boolean {
    for (let at = base; at < this.size; at++) if (this.texts[at] !== undefined) return false;
    return true;
  }

  /** Goes past an object, and leaves its members on the stack. */
  private members(): Shape {
    const { text } = this;
    if (++this.depth > maxDepth) throw longWay;
    let shape = Shape.empty;
    if (text.charCodeAt(++this.at) === closeObject) this.at++;
    else {
      for (let next: number = comma; next !== closeObject; next = text.charCodeAt(this.at++)) {
        if (next !== comma) throw longWay;
        const start = this.at;
        shape = this.key(shape);
        const valueStart = this.at;
        const value = this.value();
        this.addMember(start, this.at, value && text.slice(start, valueStart) + value);
      }
    }
    this.depth--;
    return shape;
  }

  private addMember(start: number, end: number, text: string | undefined): void {
    this.starts[this.size] = start;
    this.ends[this.size] = end;
    this.texts[this.size++] = text;
  }

  private key(shape: Shape): Shape {
    const { text, at, special } = this;
    if (shape.following && text.startsWith(shape.expected, at)) {
      this.at += shape.expected.length;
      return shape.following;
    }
    if (text.charCodeAt(at) !== quote) throw longWay;
    this.string();
    // Keys are sorted by what they stand for, and compared as they are written.
    if (special < this.at) throw longWay;
    const key = text.slice(at, this.at);
    if (text.charCodeAt(this.at++) !== colon) throw longWay;
    return shapeWith(shape, key);
  }

  /** The members from `base` on, as an object. Neighbours that stay neighbours are copied together. */
  private joined(base: number, order: readonly number[] | undefined): string {
    const { starts, ends, texts } = this;
    const count = order?.length ?? this.size - base;
    let joined = '{';
    for (let index = 0; index < count; index++) {
      const first = base + (order?.[index] ?? index);
      let last = first;
      if (texts[first] === undefined) {
        while (
          index + 1 < count &&
          base + (order?.[index + 1] ?? index + 1) === last + 1 &&
          texts[last + 1] === undefined
        ) {
          last++;
          index++;
        }
      }
      if (joined.length > 1) joined += ',';
      joined += texts[first] ?? this.text.slice(starts[first], ends[last]);
    }
    return `${joined}}`;
  }

  private array(): string | undefined {
    const { text, at: start } = this;
    let [written, copied] = ['', start];
    if (++this.depth > maxDepth) throw longWay;
    if (text.charCodeAt(++this.at) === closeArray) this.at++;
    else {
      for (let next: number = comma; next !== closeArray; next = text.charCodeAt(this.at++)) {
        if (next !== comma) throw longWay;
        const itemStart = this.at;
        const item = this.value();
        if (item === undefined) continue;
        written += text.slice(copied, itemStart) + item;
        copied = this.at;
      }
    }
    this.depth--;
    return copied === start ? undefined : written + text.slice(copied, this.at);
  }

  private string(): string | undefined {
    const end = this.text.indexOf('"', this.at + 1);
    if (this.special < end) return this.specialString();
    if (end < 0) throw longWay;
    this.at = end + 1;
    return undefined;
  }

  private specialString(): string | undefined {
    const { text, at } = this;
    const end = closingQuote(text, at + 1);
    if (end < 0) throw longWay;
    this.at = end + 1;
    this.findSpecial(end + 1);
    const string = text.slice(at, end + 1);
    if (!unlike.test(string)) return undefined;
    const written = long(() => encode(decode(string)));
    return written === string ? undefined : written;
  }

  private findSpecial(from: number): void {
    const { text, nextSpecials } = this;
    this.special = text.length;
    for (const [kind, character] of specials.entries()) {
      let next = nextSpecials[kind] ?? -1;
      if (next < from) {
        next = text.indexOf(character, from);
        if (next < 0) next = text.length;
        nextSpecials[kind] = next;
      }
      if (next < this.special) this.special = next;
    }
  }

  private number(): string | undefined {
    const { text, at: start } = this;
    const first = text.charCodeAt(start) === minus ? start + 1 : start;
    let at = first;
    while (isDigit(text.charCodeAt(at))) at++;
    const next = text.charCodeAt(at);
    const isWhole = next === comma || next === closeObject || next === closeArray;
    const hasZeroBefore = text.charCodeAt(first) === zero && at > first + 1;
    if (!isWhole || at === first || at > first + maxDigits || hasZeroBefore) return this.oddNumber();
    this.at = at;
    return undefined;
  }

  private oddNumber(): string | undefined {
    number.lastIndex = this.at;
    const token = number.exec(this.text)?.[0];
    if (token === undefined) throw longWay;
    this.at += token.length;
    return long(() => encode(Number(token)));
  }

  private literal(word: string): undefined {
    if (!this.text.startsWith(word, this.at)) throw longWay;
    this.at += word.length;
  }
}

const isDigit = (code: number): boolean => code >= zero && code <= nine;

function shapeWith(shape: Shape, key: string): Shape {
  const longer = shape.with(key);
  if (!longer) throw longWay;
  return longer;
}

/** What fails here fails on the long way, too, and there it is said why. */
function long(write: () => string): string {
  try {
    return write();
  } catch {
    throw longWay;
  }
}
