/** Whether a byte belongs to a class. */
export type ByteClass = (byte: number) => boolean;

const between = (byte: number, first: string, last: string): boolean =>
  byte >= first.charCodeAt(0) && byte <= last.charCodeAt(0);

const isUpper: ByteClass = (byte) => between(byte, 'A', 'Z');
const isLower: ByteClass = (byte) => between(byte, 'a', 'z');
const isDecimal: ByteClass = (byte) => between(byte, '0', '9');
const isLetter: ByteClass = (byte) => isUpper(byte) || isLower(byte);

/** The classes that `%` and a letter mean; a capital letter means all other bytes. */
const letters: ReadonlyMap<string, ByteClass> = new Map<string, ByteClass>([
  ['a', isLetter],
  ['c', (byte) => byte <= 0x1f || byte === 0x7f],
  ['d', isDecimal],
  ['l', isLower],
  [
    'p',
    (byte) => between(byte, '!', '/') || between(byte, ':', '@') || between(byte, '[', '`') || between(byte, '{', '~'),
  ],
  ['s', (byte) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d)],
  ['u', isUpper],
  ['w', (byte) => isLetter(byte) || isDecimal(byte)],
  ['x', (byte) => isDecimal(byte) || between(byte, 'a', 'f') || between(byte, 'A', 'F')],
  ['z', (byte) => byte === 0],
]);

/** `.` */
export const anyByte: ByteClass = () => true;

/** One byte. */
export function exactly(byte: number): ByteClass {
  return (other) => other === byte;
}

/** `%` and a character. */
export function escapedClass(code: number): ByteClass {
  const letter = String.fromCharCode(code & 0xff);
  const found = code < 0 ? undefined : letters.get(letter.toLowerCase());
  if (found === undefined) return exactly(code);
  return isUpper(code) ? (byte) => !found(byte) : found;
}

/** A set: all of its members. A byte is looked up once, however many members there are. */
export function anyOf(members: readonly ByteClass[], negated: boolean): ByteClass {
  const known = new Map<number, boolean>();
  return (byte) => {
    let answer = known.get(byte);
    if (answer === undefined) {
      answer = members.some((matches) => matches(byte)) !== negated;
      known.set(byte, answer);
    }
    return answer;
  };
}
