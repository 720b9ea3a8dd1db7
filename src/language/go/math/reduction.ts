import { bitsOf, fromBits } from './float';

/** From here on an angle has too few digits to be reduced by subtraction. */
export const reduceThreshold = 2 ** 29;

const wordBits = 64n;
const word = (1n << wordBits) - 1n;
/** Bits of 4/pi behind the point: enough for the greatest number. */
const fractionBits = 64n * 19n;

let fourOverPi: bigint | undefined;

/**
 * Which eighth of a turn a large angle lies in, an even one, and how far from it. Multiplies with those bits of 4/pi that matter for a
 * number of this size; what Go cuts off is cut off.
 */
export function reduceLarge(x: number): { readonly octant: number; readonly rest: number } {
  const bits = bitsOf(x);
  const exponent = Number((bits >> 52n) & 0x7ffn) - 1023 - 52;
  const mantissa = (bits & 0xf_ffff_ffff_ffffn) | (1n << 52n);
  const window = windowAt(exponent + 61);
  const product = ((window * mantissa) >> wordBits) & ((1n << 128n) - 1n);
  const [high, low] = [product >> wordBits, product & word];
  const octant = Number(high >> 61n);
  const fraction = ((high << 3n) & word) | (low >> 61n);
  const zeros = 64 - fraction.toString(2).length;
  const digits = ((fraction << BigInt(zeros + 1)) & word) | (low >> BigInt(63 - zeros));
  const rest = fromBits((digits >> 12n) | (BigInt(1023 - (zeros + 1)) << 52n));
  if (octant % 2 === 0) return { octant, rest: rest * (Math.PI / 4) };
  return { octant: (octant + 1) % 8, rest: (rest - 1) * (Math.PI / 4) };
}

/** Three words of 4/pi, so many bits from the start of the word before the point. */
function windowAt(bit: number): bigint {
  fourOverPi ??= ((4n << (2n * (fractionBits + wordBits))) / piTimes(fractionBits + wordBits)) >> wordBits;
  const total = fractionBits + wordBits;
  return (fourOverPi >> (total - BigInt(bit) - 3n * wordBits)) & ((1n << (3n * wordBits)) - 1n);
}

/** pi * 2 ** bits, by Machin's formula. */
function piTimes(bits: bigint): bigint {
  const guard = 32n;
  const one = 1n << (bits + guard);
  return (16n * arcTangent(5n, one) - 4n * arcTangent(239n, one)) >> guard;
}

/** one * atan(1 / x). */
function arcTangent(x: bigint, one: bigint): bigint {
  let power = one / x;
  let sum = power;
  for (let divisor = 3n; power !== 0n; divisor += 2n) {
    power = -power / (x * x);
    sum += power / divisor;
  }
  return sum;
}
