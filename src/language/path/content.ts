import { closingQuote } from '../go/json-scan';
import { parseBool } from '../go/strconv';
import { unescape } from './unescape';

/** The text of the JSON string at this place, without quotes and escapes; its closing quote may be missing. */
export function stringContent(text: string, start: number, end: number): string {
  const isClosed = closingQuote(text, start + 1) === end - 1;
  const inner = text.slice(start + 1, isClosed ? end - 1 : end);
  return inner.includes('\\') ? unescape(inner) : inner;
}

/** An integer in decimal digits, wrapped around to 64 bits as Go's arithmetic does; undefined if there is anything else. */
export function wrappedInteger(text: string): bigint | undefined {
  if (!/^-?[0-9]+$/.test(text)) return undefined;
  const digits = text.replace('-', '');
  // 10^64 is a multiple of 2^64: digits above the last 64 do not change the outcome.
  const value = BigInt.asIntN(64, BigInt(digits.slice(-64)));
  return BigInt.asIntN(64, text.startsWith('-') ? -value : value);
}

/** What a string says as a truth value: `1`, `t`, `true`, `0`, `f`, `false` in any case; undefined if nothing. */
export function truth(text: string): boolean | undefined {
  return text.length > 5 ? undefined : parseBool(text.toLowerCase());
}
