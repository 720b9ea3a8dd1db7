import { copySign, polynomial } from './float';
import { reduceLarge, reduceThreshold } from './reduction';

/** Sine, cosine, tangent and their inverses, as Go computes them: reduced to an eighth of a turn, then by a polynomial. */

const sinTerms = [
  -0.1666666666666663, 0.008333333333322118, -0.0001984126982958954, 2.7557313621385722e-6, -2.5050747762857807e-8,
  1.5896230157654656e-10,
];
const cosTerms = [
  0.041666666666666595, -0.0013888888888873056, 2.4801587288851704e-5, -2.755731417929674e-7, 2.087570084197473e-9,
  -1.1358536521387682e-11,
];
/** An eighth of a turn in three parts, of which multiples are exact. */
const [part1, part2, part3] = [0.7853981256484985, 3.774894707930798e-8, 2.6951514290790595e-15] as const;

/** Which eighth of a turn an angle >= 0 lies in, an even one, and how far from it. */
function reduce(x: number): { readonly octant: number; readonly rest: number } {
  if (x >= reduceThreshold) return reduceLarge(x);
  const whole = Math.trunc(x * (4 / Math.PI));
  const even = whole + (whole % 2);
  return { octant: even % 8, rest: x - even * part1 - even * part2 - even * part3 };
}

/** The sine. */
export function sin(x: number): number {
  if (x === 0 || !Number.isFinite(x)) return x === 0 ? x : Number.NaN;
  const { octant, rest } = reduce(Math.abs(x));
  const quarter = octant % 4;
  const value = quarter === 2 ? cosNearZero(rest) : sinNearZero(rest);
  return x < 0 !== octant > 3 ? -value : value;
}

/** The cosine. */
export function cos(x: number): number {
  if (!Number.isFinite(x)) return Number.NaN;
  const { octant, rest } = reduce(Math.abs(x));
  const quarter = octant % 4;
  const value = quarter === 2 ? sinNearZero(rest) : cosNearZero(rest);
  return octant > 3 !== quarter > 1 ? -value : value;
}

function sinNearZero(z: number): number {
  const square = z * z;
  return z + z * square * polynomial(square, sinTerms);
}

function cosNearZero(z: number): number {
  const square = z * z;
  return 1 - 0.5 * square + square * square * polynomial(square, cosTerms);
}

const tanOver = [-17956525.197648488, 1153516.6483858742, -13093.693918138379];
const tanUnder = [-53869575.592945464, 25008380.18233579, -1320892.3444021097, 13681.296347069296, 1];

/** The tangent. */
export function tan(x: number): number {
  if (x === 0 || !Number.isFinite(x)) return x === 0 ? x : Number.NaN;
  const { octant, rest } = reduce(Math.abs(x));
  const square = rest * rest;
  const near =
    square > 1e-14 ? rest + rest * ((square * polynomial(square, tanOver)) / polynomial(square, tanUnder)) : rest;
  const value = octant % 4 === 2 ? -1 / near : near;
  return x < 0 ? -value : value;
}

const atanOver = [
  -64.85021904942025, -122.88666844901361, -75.00855792314705, -16.157537187333652, -0.8750608600031904,
];
const atanUnder = [194.5506571482614, 485.3903996359137, 432.88106049129027, 165.02700983169885, 24.858464901423062, 1];

/** The arc tangent, between -pi/2 and pi/2. */
export function atan(x: number): number {
  if (x === 0) return x;
  return x > 0 ? atanPositive(x) : -atanPositive(-x);
}

/** Go adds what pi/2 is more than its float64, but that is less than half a digit. */
function atanPositive(x: number): number {
  if (x <= 0.66) return atanNearZero(x);
  if (x > 2.414213562373095) return Math.PI / 2 - atanNearZero(1 / x);
  return Math.PI / 4 + atanNearZero((x - 1) / (x + 1));
}

function atanNearZero(x: number): number {
  const square = x * x;
  const rest = (square * polynomial(square, atanOver)) / polynomial(square, atanUnder);
  return x * rest + x;
}

/** The angle of a point. */
export function atan2(y: number, x: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  const isLeft = x < 0 || Object.is(x, -0);
  if (y === 0) return copySign(isLeft ? Math.PI : 0, y);
  if (x === 0) return copySign(Math.PI / 2, y);
  if (!Number.isFinite(x)) {
    if (!Number.isFinite(y)) return copySign(isLeft ? (3 * Math.PI) / 4 : Math.PI / 4, y);
    return copySign(isLeft ? Math.PI : 0, y);
  }
  if (!Number.isFinite(y)) return copySign(Math.PI / 2, y);
  const angle = atan(y / x);
  if (!isLeft) return angle;
  return angle <= 0 ? angle + Math.PI : angle - Math.PI;
}

/** The arc sine. */
export function asin(x: number): number {
  if (x === 0) return x;
  const size = Math.abs(x);
  if (!(size <= 1)) return Number.NaN;
  const other = Math.sqrt(1 - size * size);
  const angle = size > 0.7 ? Math.PI / 2 - atanPositive(other / size) : atanPositive(size / other);
  return x < 0 ? -angle : angle;
}

/** The arc cosine. */
export function acos(x: number): number {
  return Math.PI / 2 - asin(x);
}
