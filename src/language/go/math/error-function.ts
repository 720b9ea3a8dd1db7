import { exp } from './exponential';
import { bitsOf, copySign, fromBits, polynomial } from './float';

/** The error function and its complement, as Go computes them: a rational function for each range of the argument. */

/** A quotient of two polynomials, lowest power first. */
interface Rational {
  readonly over: readonly number[];
  readonly under: readonly number[];
}

const small: Rational = {
  over: [0.12837916709551256, -0.3250421072470015, -0.02848174957559851, -0.005770270296489442, -2.3763016656650163e-5],
  under: [
    1, 0.39791722395915535, 0.0650222499887673, 0.005081306281875766, 0.00013249473800432164, -3.960228278775368e-6,
  ],
};
const aroundOne: Rational = {
  over: [
    -0.0023621185607526594, 0.41485611868374833, -0.3722078760357013, 0.31834661990116175, -0.11089469428239668,
    0.035478304325618236, -0.002166375594868791,
  ],
  under: [
    1, 0.10642088040084423, 0.540397917702171, 0.07182865441419627, 0.12617121980876164, 0.01363708391202905,
    0.011984499846799107,
  ],
};
const middle: Rational = {
  over: [
    -0.009864944034847148, -0.6938585727071818, -10.558626225323291, -62.375332450326006, -162.39666946257347,
    -184.60509290671104, -81.2874355063066, -9.814329344169145,
  ],
  under: [
    1, 19.651271667439257, 137.65775414351904, 434.56587747522923, 645.3872717332679, 429.00814002756783,
    108.63500554177944, 6.570249770319282, -0.0604244152148581,
  ],
};
const far: Rational = {
  over: [
    -0.0098649429247001, -0.799283237680523, -17.757954917754752, -160.63638485582192, -637.5664433683896,
    -1025.0951316110772, -483.5191916086514,
  ],
  under: [
    1, 30.33806074348246, 325.7925129965739, 1536.729586084437, 3199.8582195085955, 2553.0504064331644,
    474.52854120695537, -22.44095244658582,
  ],
};
/** The error function at 1, with few digits. */
const atOne = 8.450629115104675293e-1;
/** 2/sqrt(pi) - 1. */
const slope = 1.28379167095512586316e-1;

/** The error function. */
export function erf(x: number): number {
  return copySign(erfPositive(Math.abs(x)), x);
}

function erfPositive(x: number): number {
  if (x < 2 ** -1015) return 0.125 * (8 * x + 8 * slope * x);
  if (x < 2 ** -28) return x + slope * x;
  if (x < 0.84375) return x + x * quotient(x * x, small);
  if (x < 1.25) return atOne + quotient(x - 1, aroundOne);
  return x >= 6 ? 1 : 1 - tail(x);
}

/** 1 less the error function, with all digits where that is small. */
export function erfc(x: number): number {
  const size = Math.abs(x);
  if (size < 0.84375) return 1 - sizeOfSmall(x);
  if (size < 1.25) {
    const above = quotient(size - 1, aroundOne);
    return x < 0 ? 1 + atOne + above : 1 - atOne - above;
  }
  if (size >= 28) return x < 0 ? 2 : 0;
  return x < 0 ? 2 - tail(size) : tail(size);
}

function sizeOfSmall(x: number): number {
  const size = Math.abs(x);
  const product = size * quotient(size * size, small);
  const value = size < 0.25 ? size + product : 0.5 + (product + (size - 0.5));
  return x < 0 ? -value : value;
}

/** The complement from 1.25 on. */
function tail(x: number): number {
  const inverse = 1 / (x * x);
  const correction = quotient(inverse, x < 1 / 0.35 ? middle : far);
  const short = fromBits(bitsOf(x) & 0xffff_ffff_0000_0000n);
  return (exp(-short * short - 0.5625) * exp((short - x) * (short + x) + correction)) / x;
}

function quotient(x: number, { over, under }: Rational): number {
  return polynomial(x, over) / polynomial(x, under);
}
