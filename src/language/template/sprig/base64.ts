import { toBytes } from '../../go/text';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const values: ReadonlyMap<number, number> = new Map(
  [...alphabet].map((character, value) => [character.charCodeAt(0), value]),
);

const padding = 0x3d;
const [lineFeed, carriageReturn] = [0x0a, 0x0d];

/** The bytes of standard base64 with padding, line breaks ignored; or the offset of the byte that is wrong. */
export function decodeBase64(text: string): Uint8Array | number {
  return plain.test(text) ? Buffer.from(text, 'base64') : decodeSlowly(text);
}

const plain = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

function decodeSlowly(text: string): Uint8Array | number {
  const bytes = toBytes(text);
  const output: number[] = [];
  const group: number[] = [];
  for (const [at, byte] of bytes.entries()) {
    if (byte === lineFeed || byte === carriageReturn) continue;
    const value = values.get(byte);
    if (value === undefined) {
      const fault = byte === padding ? paddingFault(bytes, at + 1, group.length) : at;
      return fault ?? Uint8Array.from([...output, ...groupBytes(group)]);
    }
    group.push(value);
    if (group.length === 4) output.push(...groupBytes(group.splice(0)));
  }
  return group.length === 0 ? Uint8Array.from(output) : bytes.length - group.length;
}

/** Where padding that began before an offset is wrong; undefined if it ends the text as it should. */
function paddingFault(bytes: Uint8Array, after: number, groupLength: number): number | undefined {
  let at = after;
  const skipBreaks = (): void => {
    while (bytes[at] === lineFeed || bytes[at] === carriageReturn) at++;
  };
  if (groupLength < 2) return at - 1;
  if (groupLength === 2) {
    skipBreaks();
    if (at === bytes.length) return bytes.length;
    if (bytes[at] !== padding) return at - 1;
    at++;
  }
  skipBreaks();
  return at < bytes.length ? at : undefined;
}

function groupBytes(group: readonly number[]): number[] {
  const [a = 0, b = 0, c = 0, d = 0] = group;
  return [(a << 2) | (b >> 4), ((b & 15) << 4) | (c >> 2), ((c & 3) << 6) | d].slice(0, group.length - 1);
}
