/** What Go on a 64-bit machine makes of numbers that no integer can hold. */
const indefinite = -(2n ** 63n);

/** A float64 as int64: the fraction is cut off. */
function int64(value: number): bigint {
  if (!(Math.abs(value) < 2 ** 63)) return indefinite;
  return BigInt(Math.trunc(value));
}

/** A float64 as uint64: negative numbers wrap around. */
function uint64(value: number): bigint {
  if (value >= 2 ** 63) return value < 2 ** 64 ? BigInt(Math.trunc(value)) : 2n ** 63n;
  return BigInt.asUintN(64, int64(value));
}

/** A bitwise operator on the whole parts of two numbers. */
export function bitwise(operator: '&' | '|' | '^', left: number, right: number): number {
  const [one, other] = [int64(left), int64(right)];
  if (operator === '&') return Number(one & other);
  return Number(operator === '|' ? one | other : one ^ other);
}

/** The inverse of every bit. */
export function bitwiseNot(value: number): number {
  return Number(~int64(value));
}

/** Shifts the bits up, without a sign; nothing is left after 64 places. */
export function shiftLeft(left: number, right: number): number {
  const places = uint64(right);
  return places >= 64n ? 0 : Number(BigInt.asUintN(64, uint64(left) << places));
}

/** Shifts the bits down, without a sign. */
export function shiftRight(left: number, right: number): number {
  return Number(uint64(left) >> uint64(right));
}
