import type { Json } from '../../model/json';
import { decode, type Encodable } from './json';

/** What a marked number begins with. */
const mark = '\u0000integer ';

const [minInt64, maxInt64] = [-(2n ** 63n), 2n ** 63n - 1n];

/** A string of JSON, or a whole number that may need more digits than a float64 has. */
const stringOrInteger = /"(?:[^"\\]|\\[^])*"|(?<![\d.eE+-])-?\d{16,19}(?![\d.eE])/g;

/** What a JSON text stands for. */
export interface Exact {
  readonly value: Json;
  /** With bigints where a number would lose digits. */
  readonly exact: Encodable;
}

/**
 * Decodes JSON as Kubernetes does: whole numbers of 64 bits keep all their digits.
 * @throws EventloomError `bad-value` if the text is not JSON.
 */
export function decodeExact(text: string): Exact {
  const value = decode(text);
  // A text with a NUL could pass for a marked number.
  if (!/\d{16}/.test(text) || text.includes('\\u0000')) return { value, exact: value as Encodable };
  const marked = text.replace(stringOrInteger, (token) => (isExact(token) ? `"\\u0000integer ${token}"` : token));
  return { value, exact: revive(decode(marked)) };
}

function isExact(token: string): boolean {
  if (token.startsWith('"')) return false;
  const value = BigInt(token);
  return !Number.isSafeInteger(Number(token)) && value >= minInt64 && value <= maxInt64;
}

function revive(value: Json): Encodable {
  if (typeof value === 'string') return value.startsWith(mark) ? BigInt(value.slice(mark.length)) : value;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return (value as readonly Json[]).map(revive);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, revive(member ?? null)]));
}
