import { bitsOf, fromBits, fusedMultiplyAdd, polynomial, scale, split } from './float';
import { roundToEven } from './rounding';

/** Exponential functions, logarithms and roots: the last digits are those of Go on amd64, which JavaScript's need not be. */

/** The natural logarithm of 2 in two parts; the first one has so few digits that a multiple of it is exact. */
const ln2High = 0.693147180559663;
const ln2Low = 2.8235290563031577e-13;
/** 1/8!, 1/7! ... 1/3!, 1/2, 1. */
const taylor = [40_320, 5040, 720, 120, 24, 6, 2, 1].map((factorial) => 1 / factorial);

/** e to the power of x: reduced to a sixteenth of ln 2, by Taylor's series, and squared four times. */
export function exp(x: number): number {
  const exponent = roundToEven(x * Math.LOG2E);
  const reduced = fusedMultiplyAdd(-exponent, ln2Low, fusedMultiplyAdd(-exponent, ln2High, x)) / 16;
  const [first = 0, ...rest] = taylor;
  const series = rest.reduce((sum, coefficient) => fusedMultiplyAdd(sum, reduced, coefficient), first);
  let value = reduced * series;
  for (let time = 0; time < 3; time++) value *= value + 2;
  value = fusedMultiplyAdd(value + 2, value, 1);
  if (exponent + 1023 >= 0x7ff) return Number.POSITIVE_INFINITY;
  if (exponent + 1023 > 0) return value * 2 ** exponent;
  return exponent + 1023 < -52 ? 0 : value * 2 ** (exponent + 1022) * 2 ** -1022;
}

const msunHigh = 6.931_471_803_691_238_164_9e-1;
const msunLow = 1.908_214_929_270_587_700_02e-10;
const exp2Terms = [
  0.16666666666666666, -0.0027777777777015593, 6.613756321437934e-5, -1.6533902205465252e-6, 4.1381367970572385e-8,
];

/** 2 to the power of x. */
export function exp2(x: number): number {
  if (x > 1023.9999999999999) return Number.POSITIVE_INFINITY;
  if (x < -1074) return 0;
  const whole = Math.trunc(x > 0 ? x + 0.5 : x - 0.5);
  const [high, low] = [(x - whole) * msunHigh, -(x - whole) * msunLow];
  const reduced = high - low;
  const square = reduced * reduced;
  const c = reduced - square * polynomial(square, exp2Terms);
  return scale(1 - (low - (reduced * c) / (2 - c) - high), whole);
}

const logOdd = [6.66666666666673513e-1, 2.857142874366239149e-1, 1.818357216161805012e-1, 1.479819860511658591e-1];
const logEven = [3.999999999940941908e-1, 2.222219843214978396e-1, 1.531383769920937332e-1];

/** The natural logarithm. */
export function log(x: number): number {
  if (x === 0) return Number.NEGATIVE_INFINITY;
  if (x < 0) return Number.NaN;
  if (!Number.isFinite(x)) return x;
  const bits = bitsOf(x);
  let exponent = Number(bits >> 52n) - 1022;
  // A subnormal number is taken for a normal one, as in Go on amd64.
  let fraction = fromBits((bits & 0xf_ffff_ffff_ffffn) | (1022n << 52n));
  if (fraction <= Math.SQRT1_2) {
    exponent--;
    fraction *= 2;
  }
  const f = fraction - 1;
  const s = f / (2 + f);
  const [s2, s4] = [s * s, s * s * (s * s)];
  const rest = s2 * polynomial(s4, logOdd) + s4 * polynomial(s4, logEven);
  const half = 0.5 * f * f;
  return exponent * msunHigh - (half - (s * (half + rest) + exponent * msunLow) - f);
}

/** The logarithm to base 10. */
export function log10(x: number): number {
  return log(x) * Math.LOG10E;
}

/** The logarithm to base 2. */
export function log2(x: number): number {
  const [fraction, exponent] = split(x);
  return fraction === 0.5 ? exponent - 1 : log(fraction) * Math.LOG2E + exponent;
}

/** x to the power of y, by repeated squaring. */
export function pow(x: number, y: number): number {
  if (x === 1) return 1;
  if (x === -1 && !Number.isNaN(y) && Math.abs(y) >= 2 ** 63) return 1;
  if (x === 0 || !Number.isFinite(x) || !(Math.abs(y) < 2 ** 63)) return x ** y;
  if (Math.abs(y) === 0.5) return y > 0 ? Math.sqrt(x) : 1 / Math.sqrt(x);
  let whole = Math.trunc(Math.abs(y));
  let fraction = Math.abs(y) - whole;
  if (fraction !== 0 && x < 0) return Number.NaN;
  if (fraction > 0.5) {
    fraction--;
    whole++;
  }
  const [mantissa, exponent] = squared(x, whole, fraction === 0 ? 1 : exp(fraction * log(x)));
  return y < 0 ? scale(1 / mantissa, -exponent) : scale(mantissa, exponent);
}

/** start * x ** whole, as a mantissa and an exponent of 2. */
function squared(x: number, whole: number, start: number): readonly [number, number] {
  let [result, resultExponent] = [start, 0];
  let [base, exponent] = split(x);
  for (let rest = BigInt(whole); rest !== 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) {
      result *= base;
      resultExponent += exponent;
    }
    base *= base;
    exponent *= 2;
    if (base < 0.5) {
      base += base;
      exponent--;
    }
  }
  return [result, resultExponent];
}

/** The cube root: a guess from the bits, made better twice. */
export function cbrt(x: number): number {
  if (x === 0 || !Number.isFinite(x)) return x;
  const size = Math.abs(x);
  const isSubnormal = size < 2 ** -1022;
  const guess = fromBits(
    bitsOf(isSubnormal ? size * 2 ** 54 : size) / 3n + (isSubnormal ? 696_219_795n : 715_094_163n) * 2n ** 32n,
  );
  const s = 0.5428571428571428 + ((guess * guess) / size) * guess;
  const better =
    guess * (0.35714285714285715 + 1.6071428571428572 / (s + 1.4142857142857144 + -0.7053061224489796 / s));
  // Few enough bits that the square is exact.
  const short = fromBits((bitsOf(better) & (0xf_ffff_fffcn << 28n)) + (1n << 30n));
  const quotient = size / (short * short);
  const root = short + short * ((quotient - short) / (short + short + quotient));
  return x < 0 ? -root : root;
}
