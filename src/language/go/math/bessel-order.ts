import { j0, j1, y0, y1 } from './bessel';
import { log } from './exponential';
import { cos, sin } from './trigonometry';

/** 1 / sqrt(pi). */
const inverseRootPi = 0.5641895835477563;
/** From here on only the first term of the series matters. */
const far = 2 ** 302;

/** The Bessel function of the first kind of a whole order. Takes time in proportion to the order. */
export function jn(givenOrder: number, given: number): number {
  if (!Number.isFinite(given)) return Number.isNaN(given) ? given : 0;
  if (givenOrder === 0) return j0(given);
  const order = Math.abs(givenOrder);
  const x = givenOrder < 0 ? -given : given;
  if (order === 1) return j1(x);
  const size = Math.abs(x);
  const value = order <= size ? upwards(order, size) : downwards(order, size);
  return x < 0 && order % 2 === 1 ? -value : value;
}

/** The recurrence from order 0 and 1, which is stable up to the order that is the argument. */
function upwards(order: number, x: number): number {
  if (x >= far) {
    const [s, c] = [sin(x), cos(x)];
    const waves = [c + s, -c + s, -c - s, c - s];
    return (inverseRootPi * (waves[order % 4] ?? 0)) / Math.sqrt(x);
  }
  let [before, value] = [j0(x), j1(x)];
  for (let at = 1; at < order; at++) [before, value] = [value, value * ((at + at) / x) - before];
  return value;
}

/** The recurrence from a continued fraction down to order 0. */
function downwards(order: number, x: number): number {
  if (x < 2 ** -29) return firstTerm(order, x);
  const t = continuedFraction(order, x);
  let [before, value, scaled] = [t, 1, t];
  const mayOverflow = !(order * log(Math.abs((2 / x) * order)) < 709.782712893384);
  for (let at = order - 1; at > 0; at--) {
    [before, value] = [value, (value * (at + at)) / x - before];
    if (mayOverflow && value > 1e100) {
      before /= value;
      scaled /= value;
      value = 1;
    }
  }
  return (scaled * j0(x)) / value;
}

/** (x/2)^n / n!. */
function firstTerm(order: number, x: number): number {
  let [power, factorial] = [x * 0.5, 1];
  for (let at = 2; at <= order; at++) {
    factorial *= at;
    power *= x * 0.5;
  }
  return power / factorial;
}

function continuedFraction(order: number, x: number): number {
  const step = 2 / x;
  let [q0, z] = [(order + order) / x, (order + order) / x + step];
  let q1 = q0 * z - 1;
  let terms = 1;
  while (q1 < 1e9) {
    terms++;
    z += step;
    [q0, q1] = [q1, z * q1 - q0];
  }
  let t = 0;
  for (let at = 2 * (order + terms); at >= order + order; at -= 2) t = 1 / (at / x - t);
  return t;
}

/** The Bessel function of the second kind of a whole order. Takes time in proportion to the order. */
export function yn(givenOrder: number, x: number): number {
  if (x === Number.POSITIVE_INFINITY) return 0;
  if (givenOrder === 0) return y0(x);
  const order = Math.abs(givenOrder);
  const isNegative = givenOrder < 0 && order % 2 === 1;
  const value = order === 1 ? y1(x) : secondKind(order, x);
  return isNegative ? -value : value;
}

function secondKind(order: number, x: number): number {
  if (x >= far) {
    const [s, c] = [sin(x), cos(x)];
    const waves = [s - c, -s - c, -s + c, s + c];
    return (inverseRootPi * (waves[order % 4] ?? 0)) / Math.sqrt(x);
  }
  let [before, value] = [y0(x), y1(x)];
  for (let at = 1; at < order && value !== Number.NEGATIVE_INFINITY; at++) {
    [before, value] = [value, ((at + at) / x) * value - before];
  }
  return value;
}
