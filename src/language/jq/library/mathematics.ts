import { j0, j1, y0, y1 } from '../../go/math/bessel';
import { jn, yn } from '../../go/math/bessel-order';
import { erf, erfc } from '../../go/math/error-function';
import { cbrt, exp, exp2, log, log2, log10, pow } from '../../go/math/exponential';
import { copySign, fusedMultiplyAdd, nextAfter, scale, split } from '../../go/math/float';
import { gamma, logGamma } from '../../go/math/gamma';
import { acosh, asinh, atanh, cosh, sinh, tanh } from '../../go/math/hyperbolic';
import { hypot, positiveDifference, remainder, round, roundToEven } from '../../go/math/rounding';
import { acos, asin, atan, atan2, cos, sin, tan } from '../../go/math/trigonometry';
import type { GoValue } from '../../go/value';
import { toFloat } from '../value/number';
import { wrongInput } from './fault';
import type { Native, NativeTable } from './native';

/** Functions for numbers. */
export const mathematics: NativeTable = {
  ...ofInput({
    floor: Math.floor,
    ceil: Math.ceil,
    trunc: Math.trunc,
    round,
    rint: roundToEven,
    nearbyint: roundToEven,
  }),
  ...ofInput({ fabs: Math.abs, sqrt: Math.sqrt, cbrt, significand, logb }),
  ...ofInput({ exp, exp2, exp10: (x) => pow(10, x), expm1: Math.expm1, log, log2, log10, log1p: Math.log1p }),
  ...ofInput({ sin, cos, tan, asin, acos, atan, sinh, cosh, tanh, asinh, acosh, atanh }),
  ...ofInput({ gamma, tgamma: gamma, lgamma: logGamma, erf, erfc, j0, j1, y0, y1 }),
  ...ofTwo({ atan2, copysign: copySign, drem, fdim: positiveDifference, fmax, fmin, fmod: (x, y) => x % y, hypot }),
  ...ofTwo({ nextafter: nextAfter, nexttoward: nextAfter, remainder, ldexp, scalb: ldexp, scalbln: ldexp, pow }),
  'jn/2': ofOrder('jn', jn),
  'yn/2': ofOrder('yn', yn),
  'fma/3': (_, _input, x, y, z) => fusedMultiplyAdd(float('fma', x), float('fma', y), float('fma', z)),
  'frexp/0': (_, input) => {
    const [fraction, exponent] = split(float('frexp', input));
    return [fraction, BigInt(exponent)];
  },
  'modf/0': (_, input) => {
    const number = float('modf', input);
    if (Math.abs(number) === Number.POSITIVE_INFINITY) return [copySign(0, number), number];
    const whole = Math.trunc(number);
    return [copySign(number - whole, number), whole];
  },
  'infinite/0': () => Number.POSITIVE_INFINITY,
  'nan/0': () => Number.NaN,
  'isfinite/0': (_, input) => !isInfinite(toFloat(input) ?? Number.POSITIVE_INFINITY),
  'isinfinite/0': (_, input) => isInfinite(toFloat(input) ?? 0),
  'isnan/0': (_, input) => input !== null && Number.isNaN(float('isnan', input)),
  'isnormal/0': (_, input) => {
    const size = Math.abs(toFloat(input) ?? 0);
    return size >= 2 ** -1022 && size < Number.POSITIVE_INFINITY;
  },
};

function ofInput(functions: Readonly<Record<string, (x: number) => number>>): NativeTable {
  const natives = Object.entries(functions).map(([name, compute]): [string, Native] => [
    `${name}/0`,
    (_, input) => compute(float(name, input)),
  ]);
  return Object.fromEntries(natives);
}

function ofTwo(functions: Readonly<Record<string, (x: number, y: number) => number>>): NativeTable {
  const natives = Object.entries(functions).map(([name, compute]): [string, Native] => [
    `${name}/2`,
    (_, _input, x, y) => compute(float(name, x), float(name, y)),
  ]);
  return Object.fromEntries(natives);
}

function ofOrder(name: string, compute: (order: number, x: number) => number): Native {
  return (budget, _, order, x) => {
    const [whole, argument] = [toInt64(float(name, order)), float(name, x)];
    budget.steps(Math.abs(whole));
    return compute(whole, argument);
  };
}

function float(name: string, value: GoValue): number {
  const number = toFloat(value);
  if (number === undefined) throw wrongInput(name, value);
  return number;
}

/** What Go on amd64 makes of a number as int: the least one of what does not fit. */
function toInt64(value: number): number {
  return Math.abs(value) < 2 ** 63 ? Math.trunc(value) : -(2 ** 63);
}

function isInfinite(value: number): boolean {
  return Math.abs(value) === Number.POSITIVE_INFINITY;
}

function significand(x: number): number {
  return split(x)[0] * 2;
}

function logb(x: number): number {
  if (x === 0) return Number.NEGATIVE_INFINITY;
  return Number.isFinite(x) ? split(x)[1] - 1 : Math.abs(x);
}

function drem(x: number, y: number): number {
  const rest = remainder(x, y);
  return rest === 0 ? copySign(rest, x) : rest;
}

/** The least int runs over when something negative is added, and then counts as a large exponent. */
function ldexp(fraction: number, exponent: number): number {
  const whole = toInt64(exponent);
  const runsOver = whole === -(2 ** 63) && split(fraction)[1] < 1;
  return scale(fraction, runsOver ? -whole : whole);
}

function fmax(x: number, y: number): number {
  if (Number.isNaN(x)) return y;
  return Number.isNaN(y) ? x : Math.max(x, y);
}

function fmin(x: number, y: number): number {
  if (Number.isNaN(x)) return y;
  return Number.isNaN(y) ? x : Math.min(x, y);
}
