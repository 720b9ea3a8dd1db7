import { exp, log } from './exponential';
import { polynomial } from './float';

/** Hyperbolic functions and their inverses, as Go computes them. */

const sinhOver = [-630767.3640497717, -89912.72022039509, -2894.211355989564, -26.30563213397497];
const sinhUnder = [-630767.3640497717, 15215.17378790019, -173.6789535582337, 1];

/** The hyperbolic sine. */
export function sinh(x: number): number {
  if (x === 0) return x;
  const size = Math.abs(x);
  if (size > 0.5) {
    const power = exp(size);
    return signed(x, (power - 1 / power) * 0.5);
  }
  const square = size * size;
  return signed(x, (polynomial(square, sinhOver) * size) / polynomial(square, sinhUnder));
}

/** The hyperbolic cosine. */
export function cosh(x: number): number {
  const power = exp(Math.abs(x));
  return (power + 1 / power) * 0.5;
}

const tanhOver = [-1614.6876844170845, -99.28772310019185, -0.9643991794250523];
const tanhUnder = [4844.063053251255, 2235.4883906010045, 112.81167849163293, 1];

/** The hyperbolic tangent. */
export function tanh(x: number): number {
  const size = Math.abs(x);
  if (size >= 0.625) return signed(x, 1 - 2 / (exp(2 * size) + 1));
  if (x === 0) return x;
  const square = x * x;
  return x + (x * square * polynomial(square, tanhOver)) / polynomial(square, tanhUnder);
}

/** Numbers less than this are their own sine and tangent. */
const nearZero = 2 ** -28;
const large = 2 ** 28;

/** The inverse of the hyperbolic sine. */
export function asinh(x: number): number {
  const size = Math.abs(x);
  if (size < nearZero) return x;
  if (size > large) return signed(x, log(size) + Math.LN2);
  const root = Math.sqrt(size * size + 1);
  if (size > 2) return signed(x, log(2 * size + 1 / (root + size)));
  return signed(x, Math.log1p(size + (size * size) / (1 + root)));
}

/** The inverse of the hyperbolic cosine. */
export function acosh(x: number): number {
  if (!(x >= 1)) return Number.NaN;
  if (x >= large) return log(x) + Math.LN2;
  if (x > 2) return log(2 * x - 1 / (x + Math.sqrt(x * x - 1)));
  const above = x - 1;
  return Math.log1p(above + Math.sqrt(2 * above + above * above));
}

/** The inverse of the hyperbolic tangent. */
export function atanh(x: number): number {
  const size = Math.abs(x);
  if (size < nearZero) return x;
  const double = size + size;
  const inside = size < 0.5 ? double + (double * size) / (1 - size) : double / (1 - size);
  return signed(x, 0.5 * Math.log1p(inside));
}

/** A function of odd symmetry: the sign of the argument is the sign of the value. */
function signed(x: number, value: number): number {
  return x < 0 ? -value : value;
}
