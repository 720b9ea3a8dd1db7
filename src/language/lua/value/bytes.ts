import { fromBytes, toBytes } from '../../go/text';

const ascii = /^[\0-\x7f]*$/;

/** Text as Lua has it: one character for each byte of its UTF-8. */
export function toByteString(text: string): string {
  return ascii.test(text) ? text : toBytes(text).toString('latin1');
}

/** A Lua string as text; bytes that are not UTF-8 stay as lone surrogates. */
export function fromByteString(bytes: string): string {
  return ascii.test(bytes) ? bytes : fromBytes(Buffer.from(bytes, 'latin1'));
}
