import { createHmac, timingSafeEqual } from 'node:crypto';
import { hexFault } from './go-hex';

const algorithms: ReadonlySet<string> = new Set(['sha1', 'sha256', 'sha512']);

/** What came of looking at a signature. */
export interface SignatureCheck {
  /** The algorithm that it names; absent when it is malformed. */
  readonly algorithm?: string;
  /** Why it is refused. It says nothing about what would have been right. */
  readonly problem?: string;
}

/** Compares a signature such as `sha256=4c3d...` with the body, in constant time. */
export function checkSignature(signature: string, body: Uint8Array, key: Uint8Array): SignatureCheck {
  if (signature === '') return { problem: 'missing signature' };
  const equals = signature.indexOf('=');
  if (equals < 0) return { problem: `error parsing signature ${JSON.stringify(signature)}` };
  const [algorithm, hex] = [signature.slice(0, equals), signature.slice(equals + 1)];
  if (!algorithms.has(algorithm)) return { problem: `unknown hash type prefix: ${JSON.stringify(algorithm)}` };
  const fault = hexFault(hex);
  if (fault !== undefined) return { problem: `error decoding signature ${JSON.stringify(signature)}: ${fault}` };
  const given = Buffer.from(hex, 'hex');
  const right = createHmac(algorithm, key).update(body).digest();
  if (given.length === right.length && timingSafeEqual(given, right)) return { algorithm };
  return { algorithm, problem: 'payload signature check failed' };
}
