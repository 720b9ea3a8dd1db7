/**
 * x to the power of y, as Go's `math.Pow` computes it: by repeated squaring, so that the last digits can differ from `**`.
 */
export function power(x: number, y: number): number {
  if (y === 0 || x === 1) return 1;
  if (x === -1 && !Number.isFinite(y) && !Number.isNaN(y)) return 1;
  if (x === 0 || !Number.isFinite(x) || !Number.isFinite(y)) return x ** y;
  if (y === 1) return x;
  if (Math.abs(y) === 0.5) return y > 0 ? Math.sqrt(x) : 1 / Math.sqrt(x);
  let whole = Math.floor(Math.abs(y));
  let fraction = Math.abs(y) - whole;
  if (fraction !== 0 && x < 0) return Number.NaN;
  if (whole >= 2 ** 63) return x ** y;
  let start = 1;
  if (fraction !== 0) {
    if (fraction > 0.5) {
      fraction--;
      whole++;
    }
    start = Math.exp(fraction * Math.log(x));
  }
  const [mantissa, exponent] = squared(x, whole, start);
  return y < 0 ? scale(1 / mantissa, -exponent) : scale(mantissa, exponent);
}

/** start * x ** whole, as a mantissa and an exponent of 2. */
function squared(x: number, whole: number, start: number): [number, number] {
  let [result, resultExponent] = [start, 0];
  let [base, exponent] = split(x);
  for (let rest = BigInt(whole); rest !== 0n; rest >>= 1n) {
    if (Math.abs(exponent) > 4096) return [result, resultExponent + exponent];
    if (rest & 1n) {
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

/** A number as a mantissa of at least 0.5 and less than 1, and an exponent of 2. */
function split(x: number): [number, number] {
  let exponent = Math.max(-1022, Math.floor(Math.log2(Math.abs(x))) + 1);
  let mantissa = scale(x, -exponent);
  for (; Math.abs(mantissa) >= 1; mantissa /= 2) exponent++;
  for (; Math.abs(mantissa) < 0.5; mantissa *= 2) exponent--;
  return [mantissa, exponent];
}

/** mantissa * 2 ** exponent, rounded once. */
function scale(mantissa: number, exponent: number): number {
  if (exponent > 2100) return mantissa * Number.POSITIVE_INFINITY;
  if (exponent < -2100) return mantissa * 0;
  let [value, rest] = [mantissa, exponent];
  for (; rest > 1000; rest -= 1000) value *= 2 ** 1000;
  // Only the last step may reach the numbers that lose digits.
  for (; rest < -1000 && Math.abs(value) > 2 ** 100; rest += 1000) value *= 2 ** -1000;
  return rest < -1000 ? value * 2 ** -1000 * 2 ** (rest + 1000) : value * 2 ** rest;
}
