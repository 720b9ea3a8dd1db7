/** What Go's math package does with the parts of float64 numbers. */

const view = new DataView(new ArrayBuffer(8));

/** The 64 bits of a number. */
export function bitsOf(value: number): bigint {
  view.setFloat64(0, value);
  return view.getBigUint64(0);
}

/** The number of 64 bits. */
export function fromBits(bits: bigint): number {
  view.setBigUint64(0, bits);
  return view.getFloat64(0);
}

/** The size of one number with the sign of another. */
export function copySign(size: number, sign: number): number {
  const isNegative = sign < 0 || Object.is(sign, -0);
  return isNegative ? -Math.abs(size) : Math.abs(size);
}

/** A number as a fraction of at least 1/2 and less than 1, times a power of 2. Zero, NaN and infinities are their own fraction. */
export function split(value: number): readonly [fraction: number, exponent: number] {
  if (value === 0 || !Number.isFinite(value)) return [value, 0];
  const isSubnormal = Math.abs(value) < 2 ** -1022;
  const bits = bitsOf(isSubnormal ? value * 2 ** 52 : value);
  const exponent = Number((bits >> 52n) & 0x7ffn) - 1022;
  return [fromBits((bits & ~(0x7ffn << 52n)) | (1022n << 52n)), isSubnormal ? exponent - 52 : exponent];
}

/** A fraction times a power of 2, rounded once. */
export function scale(fraction: number, exponent: number): number {
  const [mantissa, own] = split(fraction);
  if (mantissa === 0 || !Number.isFinite(mantissa)) return mantissa;
  const sum = exponent + own;
  // Only the last product may lose digits.
  return sum > -1021 ? mantissa * 2 * 2 ** (sum - 1) : mantissa * 2 ** (sum + 53) * 2 ** -53;
}

/** The number next to x on the way to y. */
export function nextAfter(x: number, y: number): number {
  if (x === y || Number.isNaN(x)) return x;
  if (Number.isNaN(y)) return y;
  if (x === 0) return copySign(Number.MIN_VALUE, y);
  return fromBits(bitsOf(x) + (y > x === x > 0 ? 1n : -1n));
}

/** x * y + z, rounded once. */
export function fusedMultiplyAdd(x: number, y: number, z: number): number {
  const plain = x * y + z;
  if (!Number.isFinite(x) || !Number.isFinite(y)) return plain;
  if (!Number.isFinite(z)) return z;
  const [a, b, c] = [exact(x), exact(y), exact(z)];
  const exponent = Math.min(a.exponent + b.exponent, c.exponent);
  const product = (a.mantissa * b.mantissa) << BigInt(a.exponent + b.exponent - exponent);
  const sum = product + (c.mantissa << BigInt(c.exponent - exponent));
  // The plain sum has the right sign of zero.
  return sum === 0n ? (z === 0 ? plain : 0) : rounded(sum, exponent);
}

/** A value of x at a polynomial: the coefficients begin with the one of x to the power of 0. */
export function polynomial(x: number, coefficients: readonly number[]): number {
  let value = 0;
  for (let at = coefficients.length - 1; at >= 0; at--) value = value * x + (coefficients[at] ?? 0);
  return value;
}

function exact(value: number): { readonly mantissa: bigint; readonly exponent: number } {
  const [fraction, exponent] = split(value);
  return { mantissa: BigInt(fraction * 2 ** 53), exponent: exponent - 53 };
}

/** mantissa * 2 ** exponent as the nearest number, of two the even one. */
function rounded(mantissa: bigint, exponent: number): number {
  const size = mantissa < 0n ? -mantissa : mantissa;
  const bits = size.toString(2).length;
  const dropped = BigInt(Math.max(bits - 53, -1074 - exponent, 0));
  const half = dropped === 0n ? 0n : 1n << (dropped - 1n);
  const rest = size & ((1n << dropped) - 1n);
  let kept = size >> dropped;
  if (half > 0n && (rest > half || (rest === half && (kept & 1n) === 1n))) kept++;
  const value = scale(Number(kept), exponent + Number(dropped));
  return mantissa < 0n ? -value : value;
}
