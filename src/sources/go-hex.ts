import { toBytes } from '../language/go/text';

/** What Go's encoding/hex says about a text that is not hexadecimal; undefined when it is. */
export function hexFault(text: string): string | undefined {
  if (/^(?:[0-9a-fA-F]{2})*$/.test(text)) return undefined;
  const bad = toBytes(text).find((byte) => !/[0-9a-fA-F]/.test(String.fromCharCode(byte)));
  if (bad === undefined) return 'encoding/hex: odd length hex string';
  const shown = isPrintable(bad) ? ` '${String.fromCharCode(bad)}'` : '';
  return `encoding/hex: invalid byte: U+${bad.toString(16).toUpperCase().padStart(4, '0')}${shown}`;
}

/** Whether a byte, taken for a character, has a shape. */
const isPrintable = (byte: number): boolean => (byte >= 0x20 && byte < 0x7f) || (byte > 0xa0 && byte !== 0xad);
