import { toBytes } from './go/text';

const offsetBasis = 0x811c9dc5;
const prime = 0x01000193;

/**
 * FNV-1a with 32 bits over the bytes of a text: the number that Argo Events puts into names that must be short, such as those of durable
 * consumers.
 *
 * @returns an unsigned integer
 */
export function textHash(text: string): number {
  let hash = offsetBasis;
  for (const byte of toBytes(text)) hash = Math.imul(hash ^ byte, prime);
  return hash >>> 0;
}
