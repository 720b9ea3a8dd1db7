import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes, scryptSync } from 'node:crypto';
import { fromBytes, toBytes } from '../../go/text';
import { failure } from '../failure';
import type { FunctionTable, Surroundings } from '../function';
import { bounded, fn } from '../function';
import { decodeBase64 } from './base64';
import { characterClasses, passwordTemplates } from './password-templates';

/** Digests, ciphers and derived passwords. */
export const crypto: FunctionTable = {
  sha1sum: fn(['string'], (text) => digest('sha1', text)),
  sha256sum: fn(['string'], (text) => digest('sha256', text)),
  sha512sum: fn(['string'], (text) => digest('sha512', text)),
  adler32sum: fn(['string'], (text) => String(adler32(toBytes(text)))),
  encryptAES: fn(['string', 'string'], encrypt),
  decryptAES: fn(['string', 'string'], decrypt),
  derivePassword: bounded(['uint32', 'string', 'string', 'string', 'string'], derivePassword),
};

function digest(algorithm: string, text: string): string {
  return createHash(algorithm).update(toBytes(text)).digest('hex');
}

function adler32(bytes: Uint8Array): number {
  const modulus = 65_521;
  let [low, high] = [1, 0];
  for (const byte of bytes) {
    low = (low + byte) % modulus;
    high = (high + low) % modulus;
  }
  return high * 65_536 + low;
}

const blockSize = 16;

/** The password itself is the key: its first 32 bytes, filled up with zeros. */
function keyOf(password: string): Buffer {
  const key = Buffer.alloc(32);
  toBytes(password).copy(key);
  return key;
}

function encrypt(password: string, text: string): string {
  if (text === '') return '';
  const iv = randomBytes(blockSize);
  const cipher = createCipheriv('aes-256-cbc', keyOf(password), iv);
  return Buffer.concat([iv, cipher.update(toBytes(text)), cipher.final()]).toString('base64');
}

function decrypt(password: string, encrypted: string): string {
  if (encrypted === '') return '';
  const bytes = decodeBase64(encrypted);
  if (typeof bytes === 'number') throw failure(`not base64 at byte ${bytes}`);
  if (bytes.length <= blockSize || bytes.length % blockSize !== 0)
    throw failure('this is no text that encryptAES made');
  const decipher = createDecipheriv('aes-256-cbc', keyOf(password), bytes.subarray(0, blockSize));
  decipher.setAutoPadding(false);
  const plain = Buffer.concat([decipher.update(bytes.subarray(blockSize)), decipher.final()]);
  const padding = plain.at(-1) ?? 0;
  if (padding > plain.length) throw failure('the password is not the one that the text was encrypted with');
  return fromBytes(plain.subarray(0, plain.length - padding));
}

const seedName = 'com.lyndir.masterpassword';
/** scrypt with these numbers takes a tenth of a second: once in a run is enough. */
const scryptSteps = 600_000;
const scryptOptions = { N: 32_768, r: 8, p: 2, maxmem: 64 * 1024 * 1024 };

function derivePassword(
  { budget }: Surroundings,
  counter: bigint,
  type: string,
  password: string,
  user: string,
  site: string,
): string {
  const templates = Object.hasOwn(passwordTemplates, type) ? passwordTemplates[type] : undefined;
  if (templates === undefined) return `cannot find password template ${type}`;
  const key = budget.pay(scryptSteps, () => scryptSync(toBytes(password), seedBytes(user), 64, scryptOptions));
  const seed = createHmac('sha256', key)
    .update(seedBytes(site))
    .update(bigEndian(Number(counter)))
    .digest();
  const template = templates[(seed[0] ?? 0) % templates.length] ?? '';
  return [...template]
    .map((name, at) => {
      const characters = characterClasses[name] ?? '';
      return characters.charAt((seed[at + 1] ?? 0) % characters.length);
    })
    .join('');
}

function seedBytes(name: string): Buffer {
  const bytes = toBytes(name);
  return Buffer.concat([Buffer.from(seedName), bigEndian(bytes.length), bytes]);
}

function bigEndian(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
