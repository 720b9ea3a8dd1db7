import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Secrets } from '../../clients/secrets';
import { EventloomError } from '../../errors';
import type { GuardSettings, SignatureSettings, TimestampSettings } from '../../language/guards';
import { canonicalName, firstValue, type GoHeader } from '../go-header';
import { sameSecret } from '../same-secret';

/** What a proof is checked against. */
export interface ProofContext {
  readonly secrets: Secrets;
  now(): number;
}

/** How a request was proven, or why it was not: never what would have been right. */
export type Proof = { readonly authentication?: string } | { readonly refused: string };

/** Checks the token, the time and the signature that are asked for. The body is read only for the signature. */
export async function prove(
  { token, timestamp, signature }: GuardSettings,
  header: GoHeader,
  body: () => Promise<Buffer>,
  context: ProofContext,
): Promise<Proof> {
  if (token) {
    const right = await secretOf(token.secret, context);
    if (!sameSecret(firstValue(header, canonicalName(token.header)), right)) return { refused: 'invalid token' };
  }
  const time = timestamp ? timeOf(timestamp, header) : undefined;
  if (timestamp && !isNear(time, timestamp, context.now()))
    return { refused: 'the timestamp is missing, old or ahead' };
  if (!signature) return token ? { authentication: 'token' } : {};
  const key = await secretOf(signature.secret, context);
  if (!isSigned(signature, header, await body(), key, time ?? '')) return { refused: 'signature check failed' };
  return { authentication: `${signature.algorithm} signature` };
}

/** An empty secret is one that is not there: everybody knows it. */
async function secretOf({ name, key }: SignatureSettings['secret'], { secrets }: ProofContext): Promise<Buffer> {
  const value = await secrets.value(name, key);
  if (value.length > 0) return value;
  throw new EventloomError('secret-missing', `the key ${key} of the secret ${name} is empty`);
}

/** The parts of a header that begin as asked, without that beginning: `t=1,v1=ab,v1=cd`. */
function partsOf(header: GoHeader, name: string, prefix: string): string[] {
  const value = firstValue(header, canonicalName(name));
  if (prefix === '') return value === '' ? [] : [value.trim()];
  const parts = value.split(',').map((part) => part.trim());
  return parts.filter((part) => part.startsWith(prefix)).map((part) => part.slice(prefix.length));
}

const timeOf = ({ header: name, prefix }: TimestampSettings, header: GoHeader): string | undefined =>
  partsOf(header, name, prefix)[0];

/** Seconds or milliseconds since 1970, or a date. */
function isNear(time: string | undefined, { toleranceMs }: TimestampSettings, now: number): boolean {
  const number = /^\d{1,16}$/.test(time ?? '') ? Number(time) : undefined;
  const ms = number === undefined ? Date.parse(time ?? '') : number < 100_000_000_000 ? number * 1000 : number;
  return Math.abs(now - ms) <= toleranceMs;
}

/** How many signatures a header may list: keys are changed one at a time. */
const maxSignatures = 8;

function isSigned(
  { header: name, algorithm, encoding, prefix, text }: SignatureSettings,
  header: GoHeader,
  body: Buffer,
  key: Buffer,
  time: string,
): boolean {
  const hmac = createHmac(algorithm, key);
  const [before = '', ...after] = text.split('{body}');
  hmac.update(before.replaceAll('{timestamp}', () => time));
  for (const part of after) hmac.update(body).update(part.replaceAll('{timestamp}', () => time));
  const right = hmac.digest();
  const given = partsOf(header, name, prefix).slice(0, maxSignatures);
  return given.some((signature) => {
    const bytes = Buffer.from(signature, encoding);
    return bytes.length === right.length && timingSafeEqual(bytes, right);
  });
}
