import { parseFloat } from '../../go/strconv';
import { failure } from '../failure';

/** A decimal number: coefficient * 10^exponent. */
export interface Decimal {
  readonly coefficient: bigint;
  readonly exponent: number;
}

/** Places after the point to which a division is rounded. */
const divisionPlaces = 16;

/** The shortest decimal that reads back as a number. */
export function decimalOf(value: number): Decimal {
  if (!Number.isFinite(value)) throw failure(`cannot calculate with ${value}`);
  const [digits = '0', exponent = '0'] = value.toExponential().split('e');
  const [whole = '0', fraction = ''] = digits.split('.');
  return { coefficient: BigInt(whole + fraction), exponent: Number(exponent) - fraction.length };
}

/** The nearest float64. */
export function decimalToNumber({ coefficient, exponent }: Decimal): number {
  return (
    parseFloat(`${coefficient}e${exponent}`) ?? (coefficient < 0n ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY)
  );
}

/** The exact sum. */
export function addDecimals(one: Decimal, other: Decimal): Decimal {
  const exponent = Math.min(one.exponent, other.exponent);
  return { coefficient: scaled(one, exponent) + scaled(other, exponent), exponent };
}

/** The exact difference. */
export function subtractDecimals(one: Decimal, other: Decimal): Decimal {
  return addDecimals(one, { ...other, coefficient: -other.coefficient });
}

/** The exact product. */
export function multiplyDecimals(one: Decimal, other: Decimal): Decimal {
  return { coefficient: one.coefficient * other.coefficient, exponent: one.exponent + other.exponent };
}

/** The quotient, rounded to 16 places, halves away from zero. */
export function divideDecimals(one: Decimal, other: Decimal): Decimal {
  if (other.coefficient === 0n) throw failure('cannot divide by zero');
  const shift = one.exponent - other.exponent + divisionPlaces;
  const numerator = shift > 0 ? one.coefficient * 10n ** BigInt(shift) : one.coefficient;
  const denominator = shift < 0 ? other.coefficient * 10n ** BigInt(-shift) : other.coefficient;
  const quotient = numerator / denominator;
  const rest = numerator % denominator;
  const roundsUp = magnitude(rest) * 2n >= magnitude(denominator) && rest !== 0n;
  const sign = numerator < 0n === denominator < 0n ? 1n : -1n;
  return { coefficient: roundsUp ? quotient + sign : quotient, exponent: -divisionPlaces };
}

function scaled({ coefficient, exponent }: Decimal, to: number): bigint {
  return coefficient * 10n ** BigInt(exponent - to);
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}
