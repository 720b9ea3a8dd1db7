import { parseFloat } from '../../go/strconv';
import type { GoValue } from '../../go/value';
import { GoObject } from '../../go/value';

/** A number that `fromjson` read: its text stays as it was until somebody computes with it. */
export class NumberText extends GoObject {
  readonly type = 'json.Number';
  readonly kind = 'string';

  constructor(readonly digits: string) {
    super();
  }
}

const maxInt = 2 ** 63;

/** Reads the text of a number: an integer of any size, else a float64; what is beyond float64 is an infinity. */
export function readNumber(text: string): bigint | number {
  if (/^[+-]?\d+$/.test(text)) return BigInt(text);
  const value = parseFloat(text);
  if (value !== undefined) return value;
  return text.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

/** Tells numbers of all three forms. */
export function isNumber(value: GoValue): value is number | bigint | NumberText {
  return typeof value === 'number' || typeof value === 'bigint' || value instanceof NumberText;
}

/** A number to compute with; undefined for other values. */
export function numberOf(value: GoValue): number | bigint | undefined {
  if (typeof value === 'number' || typeof value === 'bigint') return value;
  return value instanceof NumberText ? readNumber(value.digits) : undefined;
}

/** As float64; undefined for other values, and for a {@link NumberText} beyond float64. */
export function toFloat(value: GoValue): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  return value instanceof NumberText ? parseFloat(value.digits) : undefined;
}

/** As int, towards zero and within 64 bits; NaN is the least. Undefined for other values. */
export function toInt(value: GoValue): number | undefined {
  const number = numberOf(value);
  return number === undefined ? undefined : floatToInt(Number(number));
}

/** Like {@link toInt}, but away from the start: the end of a slice. */
export function toIntCeil(value: GoValue): number | undefined {
  return toInt(typeof value === 'number' ? Math.ceil(value) : value);
}

/** Towards zero and within 64 bits, as a whole number without a sign of zero. */
export function floatToInt(value: number): number {
  if (value >= -maxInt && value < maxInt) return Math.trunc(value) + 0;
  return value > 0 ? maxInt : -maxInt;
}

/** A whole number of {@link toInt} as the int that it stands for. */
export function intOf(value: number): bigint {
  return value >= maxInt ? 2n ** 63n - 1n : BigInt(value);
}

/** A float64 as jq writes it: NaN is null, infinities are the largest numbers. */
export function floatText(value: number): string {
  if (Number.isFinite(value)) return Object.is(value, -0) ? '-0' : String(value);
  if (Number.isNaN(value)) return 'null';
  return value > 0 ? String(Number.MAX_VALUE) : String(-Number.MAX_VALUE);
}
