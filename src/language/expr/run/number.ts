import { pow } from '../../go/math/exponential';
import { GoDuration, GoTime } from '../../go/time';
import type { GoValue } from '../../go/value';
import { GoInteger } from '../../go/value';
import type { Budget } from '../../template/budget';
import { clampDuration } from '../../template/methods-time';
import { failure, typeText } from '../failure';

/**
 * The value of a number of a type without a name in a package: an int64 for every sort of integer, or a float64; undefined for
 * other values, durations and months among them.
 */
export function numberOf(value: GoValue): bigint | number | undefined {
  if (typeof value === 'number' || typeof value === 'bigint') return value;
  return value instanceof GoInteger && value.type === value.kind ? BigInt.asIntN(64, value.value) : undefined;
}

/** A number as an int: fractions are cut off. Throws `program-failed` for other values. */
export function toInt(value: GoValue): bigint {
  const number = numberOf(value);
  if (number === undefined) throw failure(`an integer is needed, not ${typeText(value)}`);
  return typeof number === 'bigint' ? number : truncated(number);
}

/** What the processor makes of a float64; those that no int holds become the smallest one. */
export function truncated(value: number): bigint {
  return Math.abs(value) < 2 ** 63 ? BigInt(Math.trunc(value)) : -(1n << 63n);
}

function mismatch(operator: string, left: GoValue, right: GoValue): Error {
  return failure(`'${operator}' does not suit ${typeText(left)} and ${typeText(right)}`);
}

type Numeric<R> = (left: GoValue, right: GoValue) => R | undefined;

function numeric(
  integers: (a: bigint, b: bigint) => bigint,
  floats: (a: number, b: number) => number,
): Numeric<GoValue> {
  return (left, right) => {
    const [a, b] = [numberOf(left), numberOf(right)];
    if (a === undefined || b === undefined) return undefined;
    if (typeof a === 'bigint' && typeof b === 'bigint') return BigInt.asIntN(64, integers(a, b));
    return floats(Number(a), Number(b));
  };
}

/** The sum of two numbers; undefined if one of the values is none. */
export const addNumbers = numeric(
  (a, b) => a + b,
  (a, b) => a + b,
);
const difference = numeric(
  (a, b) => a - b,
  (a, b) => a - b,
);
const product = numeric(
  (a, b) => a * b,
  (a, b) => a * b,
);

/** `left + right`: numbers, texts, times and durations. Throws `program-failed`. */
export function add(left: GoValue, right: GoValue, budget: Budget): GoValue {
  const number = addNumbers(left, right);
  if (number !== undefined) return number;
  if (typeof left === 'string' && typeof right === 'string') {
    budget.make(left.length + right.length);
    return left + right;
  }
  if (left instanceof GoTime && right instanceof GoDuration) return left.add(right.value);
  if (left instanceof GoDuration && right instanceof GoTime) return right.add(left.value);
  if (left instanceof GoDuration && right instanceof GoDuration) return new GoDuration(left.value + right.value);
  throw mismatch('+', left, right);
}

/** `left - right`: numbers, times and durations. Throws `program-failed`. */
export function subtract(left: GoValue, right: GoValue): GoValue {
  const number = difference(left, right);
  if (number !== undefined) return number;
  if (left instanceof GoTime && right instanceof GoTime)
    return new GoDuration(clampDuration(left.unixNanos - right.unixNanos));
  if (left instanceof GoTime && right instanceof GoDuration) return left.add(-right.value);
  if (left instanceof GoDuration && right instanceof GoDuration) return new GoDuration(left.value - right.value);
  throw mismatch('-', left, right);
}

/** `left * right`: numbers, also with a duration. Throws `program-failed`. */
export function multiply(left: GoValue, right: GoValue): GoValue {
  const number = product(left, right);
  if (number !== undefined) return number;
  const [a, b] = [factor(left), factor(right)];
  if (a === undefined || b === undefined) throw mismatch('*', left, right);
  if (typeof a === 'bigint' && typeof b === 'bigint') return new GoDuration(a * b);
  return Number(a) * Number(b);
}

const factor = (value: GoValue): bigint | number | undefined =>
  value instanceof GoDuration ? value.value : numberOf(value);

/** `left / right`, always a float64. Throws `program-failed`. */
export function divide(left: GoValue, right: GoValue): number {
  const [a, b] = [numberOf(left), numberOf(right)];
  if (a === undefined || b === undefined) throw mismatch('/', left, right);
  return Number(a) / Number(b);
}

/** `left % right` of integers. Throws `program-failed`, also for a division by zero. */
export function modulo(left: GoValue, right: GoValue): bigint {
  const [a, b] = [numberOf(left), numberOf(right)];
  if (typeof a !== 'bigint' || typeof b !== 'bigint') throw mismatch('%', left, right);
  if (b === 0n) throw failure('an integer is divided by zero');
  return a % b;
}

/** `left ** right`, always a float64. Throws `program-failed`. */
export function exponent(left: GoValue, right: GoValue): number {
  const [a, b] = [numberOf(left), numberOf(right)];
  if (a === undefined || b === undefined) throw mismatch('**', left, right);
  return pow(Number(a), Number(b));
}

/** `-value`, of the same type. Throws `program-failed`. */
export function negate(value: GoValue): GoValue {
  if (typeof value === 'number') return -value;
  if (typeof value === 'bigint') return BigInt.asIntN(64, -value);
  if (!(value instanceof GoInteger) || value.type !== value.kind) throw failure(`'-' does not suit ${typeText(value)}`);
  const bits = Number(/\d+$/.exec(value.kind)?.[0] ?? 64);
  const wrap = value.kind.startsWith('u') ? BigInt.asUintN : BigInt.asIntN;
  return new GoInteger(wrap(bits, -value.value), value.kind);
}
