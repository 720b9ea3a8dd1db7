import { formatFloat, parseFloat, parseInt } from '../../go/strconv';

const int64Limit = 2 ** 63;

/** Whether a number is what Go's int64 can hold exactly. */
export function isInt64(value: number): boolean {
  return Number.isInteger(value) && value >= -int64Limit && value < int64Limit;
}

/** A float64 as Go's int on amd64: the fraction is dropped, and what does not fit becomes the smallest int. */
export function toInt(value: number): number {
  if (value >= -int64Limit && value < int64Limit) return Math.trunc(value) + 0;
  return -int64Limit;
}

/** The sum of two Go ints, wrapped around; as near as a number comes to it. */
export function addInt(one: number, other: number): number {
  const sum = one + other;
  if (Number.isSafeInteger(sum)) return sum;
  return Number(BigInt.asIntN(64, BigInt(one) + BigInt(other)));
}

/** A number as text: `1`, `1.5`, `1e+100`, `+Inf`. */
export function formatNumber(value: number): string {
  if (Number.isSafeInteger(value)) return String(value);
  return isInt64(value) ? BigInt(value).toString() : formatFloat(value, 'g');
}

const plainInteger = /^(?:0|-?[1-9]\d{0,14})$/;
const isBlank = (character: string | undefined): boolean =>
  character === ' ' || character === '\t' || character === '\n';

/** The number that a text stands for in arithmetic: as Go writes integers (`0x1F`, `010`, `1_000`) and floats; undefined if none. */
export function parseNumber(text: string): number | undefined {
  if (plainInteger.test(text)) return Number(text);
  const trimmed = trimBlanks(text);
  const integer = parseInt(trimmed, 0, 64);
  return integer === undefined ? parseFloat(trimmed) : Number(integer);
}

/** Without spaces, tabs and line feeds at both ends. */
export function trimBlanks(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && isBlank(text[start])) start++;
  while (end > start && isBlank(text[end - 1])) end--;
  return text.slice(start, end);
}

/** Lua's `%`: the remainder has the sign of the divisor, an infinite divisor included. */
export function modulo(dividend: number, divisor: number): number {
  const remainder = dividend % divisor;
  const opposite = (divisor > 0 && remainder < 0) || (divisor < 0 && remainder > 0);
  return opposite ? remainder + divisor : remainder;
}
