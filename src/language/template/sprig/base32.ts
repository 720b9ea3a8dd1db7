import { toBytes } from '../../go/text';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const values: ReadonlyMap<number, number> = new Map(
  [...alphabet].map((character, value) => [character.charCodeAt(0), value]),
);

const padding = 0x3d;
/** Characters of a group of eight that hold whole bytes. */
const wholeGroups: ReadonlySet<number> = new Set([2, 4, 5, 7]);

/** Text in standard base32 with padding. */
export function encodeBase32(text: string): string {
  const output: string[] = [];
  let [bits, value] = [0, 0];
  for (const byte of toBytes(text)) {
    value = (value << 8) | byte;
    bits += 8;
    for (; bits >= 5; bits -= 5) output.push(alphabet.charAt((value >> (bits - 5)) & 31));
    value &= (1 << bits) - 1;
  }
  if (bits > 0) output.push(alphabet.charAt((value << (5 - bits)) & 31));
  return output.join('').padEnd(Math.ceil(output.length / 8) * 8, '=');
}

/** The bytes of standard base32 with padding, line breaks ignored; or the offset of the byte that is wrong. */
export function decodeBase32(text: string): Uint8Array | number {
  const bytes = toBytes(text.replace(/[\r\n]/g, ''));
  const output: number[] = [];
  for (let start = 0; start < bytes.length; start += 8) {
    const group: number[] = [];
    for (let at = start; at < start + 8; at++) {
      if (at === bytes.length) return at - group.length;
      const byte = bytes[at] ?? 0;
      if (byte === padding && group.length >= 2 && bytes.length - at - 1 < 8) {
        const fault = paddingFault(bytes, at + 1, group.length);
        return fault ?? Uint8Array.from([...output, ...groupBytes(group)]);
      }
      const value = values.get(byte);
      if (value === undefined) return at;
      group.push(value);
    }
    output.push(...groupBytes(group));
  }
  return Uint8Array.from(output);
}

/** Where padding whose first character stands before an offset is wrong. */
function paddingFault(bytes: Uint8Array, after: number, groupLength: number): number | undefined {
  const rest = bytes.subarray(after);
  if (rest.length + groupLength < 7) return bytes.length;
  const wrong = rest.subarray(0, 7 - groupLength).findIndex((byte) => byte !== padding);
  if (wrong >= 0) return after + wrong - 1;
  return wholeGroups.has(groupLength) ? undefined : after - 1;
}

function groupBytes(group: readonly number[]): number[] {
  const bytes: number[] = [];
  let [bits, value] = [0, 0];
  for (const five of group) {
    value = ((value << 5) | five) & 0xfff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((value >> bits) & 0xff);
  }
  return bytes;
}
