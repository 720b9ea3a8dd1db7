import { createHash, timingSafeEqual } from 'node:crypto';

/** Compares without telling by its time where the difference is, or how long the right one would be. */
export function sameSecret(given: string | Uint8Array, right: string | Uint8Array): boolean {
  return timingSafeEqual(digest(given), digest(right));
}

const digest = (text: string | Uint8Array): Buffer => createHash('sha256').update(text).digest();
