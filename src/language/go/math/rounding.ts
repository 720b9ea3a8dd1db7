import { copySign } from './float';

/** Roundings and remainders, as Go computes them. */

/** The nearest whole number, of two the one away from zero. */
export function round(x: number): number {
  const whole = Math.trunc(x);
  return Math.abs(x - whole) >= 0.5 ? whole + copySign(1, x) : whole;
}

/** The nearest whole number, of two the even one. */
export function roundToEven(x: number): number {
  const whole = Math.trunc(x);
  const rest = Math.abs(x - whole);
  const isAway = rest > 0.5 || (rest === 0.5 && whole % 2 !== 0);
  return isAway ? whole + copySign(1, x) : whole;
}

/** What is left of x after the nearest multiple of y. */
export function remainder(x: number, y: number): number {
  const size = Math.abs(y);
  // Zero keeps its sign; a sum that runs over to infinity still compares right.
  let rest = (x < 0 ? -x : x) % (size + size);
  if (rest + rest > size) {
    rest -= size;
    if (rest + rest >= size) rest -= size;
  }
  return x < 0 ? -rest : rest;
}

/** How much x is more than y; 0 if it is not. */
export function positiveDifference(x: number, y: number): number {
  const difference = x - y;
  return difference <= 0 ? 0 : difference;
}

/** The length of the diagonal of a rectangle. */
export function hypot(x: number, y: number): number {
  const [a, b] = [Math.abs(x), Math.abs(y)];
  if (a === Number.POSITIVE_INFINITY || b === Number.POSITIVE_INFINITY) return Number.POSITIVE_INFINITY;
  const [long, short] = a < b ? [b, a] : [a, b];
  if (long === 0) return short; // 0 or NaN
  const ratio = short / long;
  return long * Math.sqrt(1 + ratio * ratio);
}
