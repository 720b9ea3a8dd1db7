import { fromBytes, toBytes } from '../../go/text';
import type { FunctionTable } from '../function';
import { fn } from '../function';
import { decodeBase32, encodeBase32 } from './base32';
import { decodeBase64 } from './base64';

/** Text in other alphabets. What cannot be decoded gives the message of the error, as upstream does. */
export const encoding: FunctionTable = {
  b64enc: fn(['string'], (text) => toBytes(text).toString('base64')),
  b64dec: fn(['string'], (text) => decoded(decodeBase64(text), 'base64')),
  b32enc: fn(['string'], encodeBase32),
  b32dec: fn(['string'], (text) => decoded(decodeBase32(text), 'base32')),
};

function decoded(result: Uint8Array | number, name: string): string {
  return typeof result === 'number' ? `illegal ${name} data at input byte ${result}` : fromBytes(result);
}
