import type { Rational } from './bessel-tables';
import { p0, p1, q0, q1 } from './bessel-tables';
import { log } from './exponential';
import { polynomial } from './float';
import { cos, sin } from './trigonometry';

/** Bessel functions, as Go computes them. */

/** 1 / sqrt(pi). */
const inverseRootPi = 0.5641895835477563;
/** From here on the rational functions are 1. */
const far = 2 ** 129;

const smallJ0: Rational = {
  over: [0, 0.015624999999999995, -0.00018997929423885472, 1.8295404953270067e-6, -4.618326885321032e-9],
  under: [1, 0.015619102946489001, 0.00011692678466333745, 5.135465502073181e-7, 1.1661400333379e-9],
};
const smallY0: Rational = {
  over: [
    -0.07380429510868723, 0.17666645250918112, -0.01381856719455969, 0.00034745343209368365, -3.8140705372436416e-6,
    1.9559013703502292e-8, -3.982051941321034e-11,
  ],
  under: [1, 0.01273048348341237, 7.600686273503533e-5, 2.591508518404578e-7, 4.4111031133267547e-10],
};
const smallJ1: Rational = {
  over: [-0.0625, 0.001407056669551897, -1.599556310840356e-5, 4.9672799960958445e-8],
  under: [
    1, 0.019153759953836346, 0.00018594678558863092, 1.1771846404262368e-6, 5.0463625707621704e-9,
    1.2354227442613791e-11,
  ],
};
const smallY1: Rational = {
  over: [
    -0.19605709064623894, 0.05044387166398113, -0.0019125689587576355, 2.352526005616105e-5, -9.190991580398789e-8,
  ],
  under: [
    1, 0.01991673182366499, 0.00020255258102513517, 1.3560880109751623e-6, 6.227414523646215e-9, 1.6655924620799208e-11,
  ],
};

/** Of the first kind, order 0. */
export function j0(given: number): number {
  if (!Number.isFinite(given)) return Number.isNaN(given) ? given : 0;
  const x = Math.abs(given);
  if (x >= 2) {
    const { plus, minus } = waves0(x);
    return x > far ? (inverseRootPi * plus) / Math.sqrt(x) : wave(x, pZero(x) * plus - qZero(x) * minus);
  }
  const square = x * x;
  if (x < 2 ** -13) return 1 - 0.25 * x * x;
  const rest = polynomial(square, smallJ0.over) / polynomial(square, smallJ0.under);
  if (x < 1) return 1 + square * (-0.25 + rest);
  const half = 0.5 * x;
  return (1 + half) * (1 - half) + square * rest;
}

/** Of the second kind, order 0. */
export function y0(x: number): number {
  if (x === Number.POSITIVE_INFINITY) return 0;
  if (x >= 2) {
    const { plus, minus } = waves0(x);
    return x > far ? (inverseRootPi * minus) / Math.sqrt(x) : wave(x, pZero(x) * minus + qZero(x) * plus);
  }
  if (x <= 2 ** -27) return (smallY0.over[0] ?? 0) + (2 / Math.PI) * log(x);
  const square = x * x;
  return quotient(square, smallY0) + (2 / Math.PI) * j0(x) * log(x);
}

/** Of the first kind, order 1. */
export function j1(given: number): number {
  if (!Number.isFinite(given) || given === 0) return Number.isNaN(given) ? given : 0;
  const x = Math.abs(given);
  // Here Go forgets the sign.
  if (x < 2 ** -27) return 0.5 * x;
  const value = x >= 2 ? j1Large(x) : j1Small(x);
  return given < 0 ? -value : value;
}

function j1Large(x: number): number {
  const { plus, minus } = waves1(x);
  return x > far ? (inverseRootPi * plus) / Math.sqrt(x) : wave(x, pOne(x) * plus - qOne(x) * minus);
}

function j1Small(x: number): number {
  const square = x * x;
  const over = square * polynomial(square, smallJ1.over) * x;
  return 0.5 * x + over / polynomial(square, smallJ1.under);
}

/** Of the second kind, order 1. */
export function y1(x: number): number {
  if (!(x > 0)) return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return 0;
  if (x >= 2) {
    const { plus, minus } = waves1(x);
    return x > far ? (inverseRootPi * minus) / Math.sqrt(x) : wave(x, pOne(x) * minus + qOne(x) * plus);
  }
  if (x <= 2 ** -54) return -(2 / Math.PI) / x;
  return x * quotient(x * x, smallY1) + (2 / Math.PI) * (j1(x) * log(x) - 1 / x);
}

interface Waves {
  readonly plus: number;
  readonly minus: number;
}

/** cos x + sin x and sin x - cos x, the one that cancels by way of cos 2x. */
function waves0(x: number): Waves {
  const [s, c] = [sin(x), cos(x)];
  const [minus, plus] = [s - c, s + c];
  if (x >= Number.MAX_VALUE / 2) return { plus, minus };
  const double = -cos(x + x);
  return s * c < 0 ? { plus: double / minus, minus } : { plus, minus: double / plus };
}

/** sin x - cos x and -sin x - cos x, likewise. */
function waves1(x: number): Waves {
  const [s, c] = [sin(x), cos(x)];
  const [minus, plus] = [-s - c, s - c];
  if (x >= Number.MAX_VALUE / 2) return { plus, minus };
  const double = cos(x + x);
  return s * c > 0 ? { plus: double / minus, minus } : { plus, minus: double / plus };
}

function wave(x: number, height: number): number {
  return (inverseRootPi * height) / Math.sqrt(x);
}

const pZero = (x: number): number => 1 + ofRange(x, p0);
const qZero = (x: number): number => (-0.125 + ofRange(x, q0)) / x;
const pOne = (x: number): number => 1 + ofRange(x, p1);
const qOne = (x: number): number => (0.375 + ofRange(x, q1)) / x;

function ofRange(x: number, ranges: readonly Rational[]): number {
  const range = ranges[x >= 8 ? 0 : x >= 4.5454 ? 1 : x >= 2.8571 ? 2 : 3];
  return range === undefined ? 0 : quotient(1 / (x * x), range);
}

function quotient(x: number, { over, under }: Rational): number {
  return polynomial(x, over) / polynomial(x, under);
}
