import type { GoValue } from '../../go/value';
import type { FunctionTable } from '../function';
import { fn, variadic } from '../function';
import { castFloat64 } from './cast';
import type { Decimal } from './decimals';
import {
  addDecimals,
  decimalOf,
  decimalToNumber,
  divideDecimals,
  multiplyDecimals,
  subtractDecimals,
} from './decimals';

/** Arithmetic with fractions: sums and products are exact in decimal, so that `addf 0.1 0.2` is 0.3. */
export const floats: FunctionTable = {
  add1f: fn(['any'], (value) => calculate(addDecimals, value, [1])),
  addf: variadic([], 'any', (...values) => calculate(addDecimals, 0, values)),
  subf: variadic(['any'], 'any', (first, ...rest) => calculate(subtractDecimals, first, rest)),
  mulf: variadic(['any'], 'any', (first, ...rest) => calculate(multiplyDecimals, first, rest)),
  divf: variadic(['any'], 'any', (first, ...rest) => calculate(divideDecimals, first, rest)),
  maxf: variadic(['any'], 'any', (...values) => values.map(castFloat64).reduce(greater)),
  minf: variadic(['any'], 'any', (...values) => -values.map((value) => -castFloat64(value)).reduce(greater)),
  ceil: fn(['any'], (value) => Math.ceil(castFloat64(value))),
  floor: fn(['any'], (value) => Math.floor(castFloat64(value))),
  round: variadic(['any', 'int'], 'float64', (value, places, limit = 0.5) => round(castFloat64(value), places, limit)),
};

/** Infinity is greater than what is no number. */
function greater(one: number, other: number): number {
  const infinite = one === Number.POSITIVE_INFINITY || other === Number.POSITIVE_INFINITY;
  return infinite ? Number.POSITIVE_INFINITY : Math.max(one, other);
}

function calculate(
  operation: (one: Decimal, other: Decimal) => Decimal,
  first: GoValue,
  rest: readonly GoValue[],
): number {
  let result = decimalOf(castFloat64(first));
  for (const value of rest) result = operation(result, decimalOf(castFloat64(value)));
  return decimalToNumber(result);
}

/** Rounds up from a limit, 0.5 by default, and down below: -2.5 becomes -3. */
function round(value: number, places: bigint, limit: number): number {
  const power = powerOfTen(Number(places));
  const digits = power * value;
  const rounded = digits - Math.trunc(digits) >= limit ? Math.ceil(digits) : Math.floor(digits);
  return rounded / power;
}

/** 10^n by repeated squaring, with the rounding errors that Go's math.Pow has. */
function powerOfTen(exponent: number): number {
  if (Math.abs(exponent) > 400) return exponent > 0 ? Number.POSITIVE_INFINITY : 0;
  let [result, resultPower] = [1, 0];
  let [base, basePower] = [0.625, 4];
  for (let bits = Math.abs(exponent); bits > 0; bits >>= 1) {
    if (bits % 2 === 1) {
      result *= base;
      resultPower += basePower;
    }
    base *= base;
    basePower *= 2;
    if (base < 0.5) {
      base *= 2;
      basePower--;
    }
  }
  if (exponent < 0) return scale(1 / result, -resultPower);
  return scale(result, resultPower);
}

/** value * 2^power in two steps, so that the factor itself neither overflows nor underflows. */
function scale(value: number, power: number): number {
  const half = Math.trunc(power / 2);
  return value * 2 ** half * 2 ** (power - half);
}
