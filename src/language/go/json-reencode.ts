import { Buffer, isAscii, isUtf8 } from 'node:buffer';
import { decode } from './json';
import { encode, encodeString } from './json-encode';
import { Shape } from './json-shape';

/** How deep the quick way goes. */
const maxDepth = 100;

/** What is written anew may take so many times the room of the text; more means objects in objects in objects. */
const room = 4;

/** What texts of up to so many bytes need is kept from one to the next. */
const keptBytes = 64 * 1024;

/** A number of more digits than this may change on its way through a float64. */
const maxDigits = 15;

const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/;

const [quote, comma, plus, minus, point, zero, nine, colon] = [0x22, 0x2c, 0x2b, 0x2d, 0x2e, 0x30, 0x39, 0x3a] as const;
const [openArray, backslash, closeArray, openObject, closeObject] = [0x5b, 0x5c, 0x5d, 0x7b, 0x7d] as const;
const [upperE, firstOfFalse, lowerE, firstOfNull, firstOfTrue] = [0x45, 0x66, 0x65, 0x6e, 0x74] as const;

/** Bytes in strings that need a look: controls, quotes, escapes, HTML, and those that the characters U+2028 and U+2029 begin with. */
const plain = 0;
const kinds = Uint8Array.from({ length: 256 }, (_, byte) => {
  return byte < 0x20 || [quote, 0x26, 0x3c, 0x3e, backslash, 0xe2].includes(byte) ? 1 : plain;
});

/** What may follow a backslash when Go writes the same escape. */
const sameEscapes: ReadonlySet<number> = new Set([quote, backslash, 0x6e, 0x72, 0x74]);

const [wordFalse, wordNull, wordTrue] = ['false', 'null', 'true'].map((word) => Buffer.from(word)) as [
  Buffer,
  Buffer,
  Buffer,
];

/**
 * What `encode(decode(text))` gives for the bytes of a JSON object, with members added to it or replaced, without making its values:
 * most of the text is copied as it stands.
 *
 * @param added texts by their keys, which are ASCII without anything that Go escapes
 * @returns memory that the next call uses again; undefined when that cannot be done so quickly, or when the bytes are no such object:
 * then the long way says why.
 */
export function reencode(bytes: Uint8Array, added: Readonly<Record<string, string>> = {}): Buffer | undefined {
  if (!isAscii(bytes) && !isUtf8(bytes)) return undefined;
  const copy = bytes.length > keptBytes ? new Copy(bytes.length) : keptCopy;
  try {
    return copy.whole(bytes, added);
  } catch (error) {
    if (error !== longWay) throw error;
    return undefined;
  }
}

const longWay = new Error('this takes the long way');

/**
 * Goes through a text once. The text lies at the beginning of a piece of memory; what Go writes differently is written after it, so that
 * every value is a range there. Blanks, which few senders put between the tokens, end the quick way.
 */
class Copy {
  private readonly memory: Buffer;
  /** How far the text was read. */
  private at = 0;
  /** Where the value begins that was written last, and where the next one will. */
  private written = 0;
  private free = 0;
  private depth = 0;
  /** Of the parts of all objects and arrays that are open: where they begin and end. */
  private size = 0;
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];

  constructor(maxBytes: number) {
    this.memory = Buffer.allocUnsafeSlow((1 + room) * maxBytes + 1024);
  }

  whole(bytes: Uint8Array, added: Readonly<Record<string, string>>): Buffer {
    const { memory } = this;
    memory.set(bytes);
    // Here ends a string that does not end, with an escape or without.
    memory.fill(0, bytes.length, bytes.length + 2);
    this.at = 0;
    this.free = bytes.length + 2;
    this.depth = 0;
    this.size = 0;
    if (memory[0] !== openObject) throw longWay;
    let shape = this.members(Shape.empty);
    if (this.at !== bytes.length) throw longWay;
    for (const [name, value] of Object.entries(added)) {
      const key = encodeString(name);
      shape = shapeWith(shape, key);
      this.writeText(0, 0, `${key}:${encodeString(value)}`);
      this.addPart(this.written, this.free);
    }
    this.writeParts(0, 0, 0, openObject, shape.order);
    return memory.subarray(this.written, this.free);
  }

  /**
   * Goes past a value.
   * @param prefix where that begins which has to stand before it: its key, or the value itself
   * @param under the shape up to the key that it stands under
   * @returns whether Go writes it differently; then it was written, with what stands before it
   */
  private value(prefix: number, under: Shape): boolean {
    switch (this.memory[this.at]) {
      case quote:
        return this.string(prefix);
      case openObject:
        return this.object(prefix, under);
      case openArray:
        return this.array(prefix, under);
      case firstOfFalse:
        return this.word(wordFalse);
      case firstOfNull:
        return this.word(wordNull);
      case firstOfTrue:
        return this.word(wordTrue);
      default:
        return this.number(prefix);
    }
  }

  private object(prefix: number, under: Shape): boolean {
    const { at: start, size: base } = this;
    const { order } = this.members(under.inside);
    const isOther = order !== undefined || this.hasOther(base);
    if (isOther) this.writeParts(prefix, start, base, openObject, order);
    this.size = base;
    return isOther;
  }

  /** Goes past an object, and leaves its members on the stack. */
  private members(empty: Shape): Shape {
    const { memory } = this;
    if (++this.depth > maxDepth) throw longWay;
    let shape = empty;
    if (memory[++this.at] === closeObject) this.at++;
    else {
      for (let next: number | undefined = comma; next !== closeObject; next = memory[this.at++]) {
        if (next !== comma) throw longWay;
        const start = this.at;
        shape = this.key(shape);
        if (this.value(start, shape)) this.addPart(this.written, this.free);
        else this.addPart(start, this.at);
      }
    }
    this.depth--;
    return shape;
  }

  private array(prefix: number, under: Shape): boolean {
    const { memory, at: start, size: base } = this;
    if (++this.depth > maxDepth) throw longWay;
    if (memory[++this.at] === closeArray) this.at++;
    else {
      for (let next: number | undefined = comma; next !== closeArray; next = memory[this.at++]) {
        if (next !== comma) throw longWay;
        const item = this.at;
        if (this.value(item, under)) this.addPart(this.written, this.free);
        else this.addPart(item, this.at);
      }
    }
    this.depth--;
    const isOther = this.hasOther(base);
    if (isOther) this.writeParts(prefix, start, base, openArray);
    this.size = base;
    return isOther;
  }

  private addPart(start: number, end: number): void {
    this.starts[this.size] = start;
    this.ends[this.size++] = end;
  }

  /** Whether a part from `base` on was written: then it stands behind all that was read. */
  private hasOther(base: number): boolean {
    const { ends, size, at } = this;
    for (let part = base; part < size; part++) if ((ends[part] ?? 0) > at) return true;
    return false;
  }

  private key(shape: Shape): Shape {
    const { memory, at } = this;
    const { expected, following } = shape;
    if (following && isAt(memory, at, expected)) {
      this.at = at + expected.length;
      return following;
    }
    if (memory[at] !== quote) throw longWay;
    // Keys are sorted by what they stand for, and compared as they are written.
    const end = plainEnd(memory, at + 1);
    if (memory[end] !== quote || memory[end + 1] !== colon) throw longWay;
    this.at = end + 2;
    return shapeWith(shape, memory.toString('utf8', at, end + 1));
  }

  private string(prefix: number): boolean {
    const { memory, at: start } = this;
    const end = plainEnd(memory, start + 1);
    if (memory[end] !== quote) return this.unusualString(prefix, end);
    this.at = end + 1;
    return false;
  }

  /** @param from where the first byte stands that is not plain */
  private unusualString(prefix: number, from: number): boolean {
    const { memory, at: start } = this;
    let [at, mayDiffer] = [from, false];
    for (; memory[at] !== quote; at = plainEnd(memory, at)) {
      const byte = memory[at] ?? 0;
      if (byte < 0x20) throw longWay;
      if (byte === backslash) {
        mayDiffer ||= !sameEscapes.has(memory[at + 1] ?? 0);
        at += 2;
      } else {
        mayDiffer = true;
        at++;
      }
    }
    this.at = at + 1;
    if (!mayDiffer) return false;
    return this.writeIfOther(prefix, start, (text) => encode(decode(text)));
  }

  private number(prefix: number): boolean {
    const { memory, at: start } = this;
    const first = memory[start] === minus ? start + 1 : start;
    let at = first;
    while (isDigit(memory[at] ?? 0)) at++;
    const next = memory[at];
    const isWhole = next === comma || next === closeObject || next === closeArray;
    const hasZeroBefore = memory[first] === zero && at > first + 1;
    if (!isWhole || at === first || at > first + maxDigits || hasZeroBefore) return this.oddNumber(prefix);
    this.at = at;
    return false;
  }

  private oddNumber(prefix: number): boolean {
    const { memory, at: start } = this;
    while (isOfNumber(memory[this.at] ?? 0)) this.at++;
    return this.writeIfOther(prefix, start, (text) => {
      if (!number.test(text)) throw longWay;
      return encode(Number(text));
    });
  }

  private word(word: Buffer): boolean {
    if (!isAt(this.memory, this.at, word)) throw longWay;
    this.at += word.length;
    return false;
  }

  /** @param write gives what Go writes for the text of the value; what fails here fails on the long way, too, and there it is said why */
  private writeIfOther(prefix: number, start: number, write: (text: string) => string): boolean {
    const text = this.memory.toString('utf8', start, this.at);
    const other = attempt(() => write(text));
    if (other === text) return false;
    this.writeText(prefix, start, other);
    return true;
  }

  private writeText(prefix: number, prefixEnd: number, text: string): void {
    const { memory, free } = this;
    this.append(prefix, prefixEnd);
    if (this.free + 3 * text.length >= memory.length) throw longWay;
    this.free += memory.write(text, this.free);
    this.written = free;
  }

  /** Writes the parts from `base` on as an object or an array. Neighbours that stay neighbours are copied together. */
  private writeParts(prefix: number, prefixEnd: number, base: number, open: number, order?: readonly number[]): void {
    const { memory, starts, ends, free } = this;
    const count = order?.length ?? this.size - base;
    this.append(prefix, prefixEnd);
    memory[this.free++] = open;
    for (let index = 0; index < count; ) {
      const first = base + (order?.[index] ?? index);
      let last = first;
      while (++index < count && base + (order?.[index] ?? index) === last + 1 && this.areNeighbours(last)) last++;
      this.append(starts[first] ?? 0, ends[last] ?? 0);
      memory[this.free++] = comma;
    }
    memory[count > 0 ? this.free - 1 : this.free++] = open + 2;
    this.written = free;
  }

  /** Whether a part and the one after it stand in memory as they have to be written. */
  private areNeighbours(part: number): boolean {
    const end = this.ends[part] ?? 0;
    return this.starts[part + 1] === end + 1 && this.memory[end] === comma;
  }

  private append(start: number, end: number): void {
    const { memory, free } = this;
    const next = free + end - start;
    // Leaves room for what stands between two of them.
    if (next + 2 >= memory.length) throw longWay;
    memory.copyWithin(free, start, end);
    this.free = next;
  }
}

const keptCopy = new Copy(keptBytes);

/** Where the first byte stands that is not plain. Four at a time are faster than one. */
function plainEnd(bytes: Uint8Array, from: number): number {
  for (let at = from; ; at += 4) {
    if (kinds[bytes[at] ?? 0] !== plain) return at;
    if (kinds[bytes[at + 1] ?? 0] !== plain) return at + 1;
    if (kinds[bytes[at + 2] ?? 0] !== plain) return at + 2;
    if (kinds[bytes[at + 3] ?? 0] !== plain) return at + 3;
  }
}

function isAt(bytes: Uint8Array, at: number, expected: Uint8Array): boolean {
  for (let index = 0; index < expected.length; index++) if (bytes[at + index] !== expected[index]) return false;
  return true;
}

const isDigit = (byte: number): boolean => byte >= zero && byte <= nine;

const isOfNumber = (byte: number): boolean =>
  isDigit(byte) || byte === minus || byte === plus || byte === point || byte === lowerE || byte === upperE;

function shapeWith(shape: Shape, key: string): Shape {
  const longer = shape.with(key);
  if (!longer) throw longWay;
  return longer;
}

function attempt(write: () => string): string {
  try {
    return write();
  } catch {
    throw longWay;
  }
}
