import { randomBytes } from 'node:crypto';
import { toBytes } from '../../go/text';
import type { FunctionTable, Surroundings } from '../function';
import { bounded } from '../function';
import { Blowfish } from './blowfish';

const cost = 10;
const maxPasswordBytes = 72;
/** One hash takes a tenth of a second: once in a run is enough. */
const hashSteps = 600_000;

/** Password hashes with a random salt. */
export const bcrypt: FunctionTable = {
  bcrypt: bounded(['string'], hash),
  htpasswd: bounded(['string', 'string'], (surroundings, user, password) =>
    user.includes(':') ? `invalid username: ${user}` : `${user}:${hash(surroundings, password)}`,
  ),
};

function hash({ budget }: Surroundings, password: string): string {
  const bytes = toBytes(password);
  if (bytes.length > maxPasswordBytes) {
    return `failed to encrypt string with bcrypt: bcrypt: password length exceeds ${maxPasswordBytes} bytes`;
  }
  return budget.pay(hashSteps, () => bcryptHash(bytes, randomBytes(16)));
}

/** The hash of a password in the modular crypt format; the salt has 16 bytes. */
export function bcryptHash(password: Uint8Array, salt: Uint8Array): string {
  const key = cyclicWords(Uint8Array.from([...password, 0]), 18);
  const saltWords = cyclicWords(salt, 4);
  const saltKey = cyclicWords(salt, 18);
  const cipher = new Blowfish();
  cipher.expand(key, saltWords);
  for (let round = 0; round < 2 ** cost; round++) {
    cipher.expand(key);
    cipher.expand(saltKey);
  }
  const words = cyclicWords(Buffer.from('OrpheanBeholderScryDoubt'), 6);
  for (let at = 0; at < words.length; at += 2) for (let times = 0; times < 64; times++) cipher.encryptAt(words, at);
  const digest = Buffer.alloc(24);
  words.forEach((word, at) => digest.writeUInt32BE(word, at * 4));
  return `$2a$${cost}$${encode(salt)}${encode(digest.subarray(0, 23))}`;
}

/** Bytes as big-endian words, from the start again when they end. */
function cyclicWords(bytes: Uint8Array, count: number): Uint32Array {
  return Uint32Array.from({ length: count }, (_, word) => {
    let value = 0;
    for (let at = 0; at < 4; at++) value = (value << 8) | (bytes[(word * 4 + at) % bytes.length] ?? 0);
    return value;
  });
}

const standardAlphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const bcryptAlphabet = './ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Base64 in bcrypt's own order of characters, without padding. */
function encode(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('base64')
    .replace(/[^=]/g, (character) => bcryptAlphabet.charAt(standardAlphabet.indexOf(character)))
    .replaceAll('=', '');
}
