import { byteLength } from '../../go/text';
import type { GoMap, GoValue } from '../../go/value';
import { type Budget, exceeded } from '../limits';
import { TextFault } from '../machine/fault';
import { compare, equal } from '../value/compare';
import { isTrue } from '../value/kind';
import type { Members } from '../value/members';
import { isArray, isObject, member, setMember } from '../value/members';
import { floatToInt, intOf, NumberText, numberOf, readNumber } from '../value/number';
import { preview, typedPreview } from '../value/preview';
import { split } from './search';

/** An operator between two values. */
export type Operator = (left: GoValue, right: GoValue, budget: Budget) => GoValue;

/** The operators by the names that gojq gives to their functions. */
export const operators: Readonly<Record<string, Operator>> = {
  _add: add,
  _subtract: subtract,
  _multiply: multiply,
  _divide: divide,
  _modulo: modulo,
  _alternative: (left, right) => (isTrue(left) ? left : right),
  _equal: equal,
  _notequal: (left, right, budget) => !equal(left, right, budget),
  _less: (left, right, budget) => compare(left, right, budget) < 0,
  _lesseq: (left, right, budget) => compare(left, right, budget) <= 0,
  _greater: (left, right, budget) => compare(left, right, budget) > 0,
  _greatereq: (left, right, budget) => compare(left, right, budget) >= 0,
};

/** `left + right`: sums, and texts, arrays and objects put together; null adds nothing. */
export function add(left: GoValue, right: GoValue, budget: Budget): GoValue {
  if (typeof left === 'number' && typeof right === 'number') return left + right;
  if (left === null) return computed(right);
  if (right === null) return computed(left);
  if (typeof left === 'string' && typeof right === 'string') {
    budget.text(left.length + right.length, right.length);
    return left + right;
  }
  if (isArray(left) && isArray(right)) return joined(left, right, budget);
  if (isObject(left) && isObject(right)) return merged(left, right, budget);
  const numbers = bothNumbers(left, right);
  if (numbers === undefined) throw wrongOperands('add', left, right);
  const [a, b] = numbers;
  return typeof a === 'bigint' && typeof b === 'bigint' ? checked(a + b) : Number(a) + Number(b);
}

/** `left - right`: differences, and arrays without some values. */
function subtract(left: GoValue, right: GoValue, budget: Budget): GoValue {
  const numbers = bothNumbers(left, right);
  if (numbers !== undefined) {
    const [a, b] = numbers;
    return typeof a === 'bigint' && typeof b === 'bigint' ? checked(a - b) : Number(a) - Number(b);
  }
  if (!isArray(left) || !isArray(right)) throw wrongOperands('subtract', left, right);
  budget.elements(left.length);
  return left.filter((value) => !right.some((other) => equal(value, other, budget)));
}

/** `left * right`: products, repeated texts, objects merged in depth. */
function multiply(left: GoValue, right: GoValue, budget: Budget): GoValue {
  const numbers = bothNumbers(left, right);
  if (numbers !== undefined) {
    const [a, b] = numbers;
    return typeof a === 'bigint' && typeof b === 'bigint' ? product(a, b) : Number(a) * Number(b);
  }
  if (isObject(left) && isObject(right)) return deeplyMerged(left, right, budget);
  const [leftTimes, rightTimes] = [numberOf(left), numberOf(right)];
  if (typeof left === 'string' && rightTimes !== undefined) return repeated(left, Number(rightTimes), budget);
  if (typeof right === 'string' && leftTimes !== undefined) return repeated(right, Number(leftTimes), budget);
  throw wrongOperands('multiply', left, right);
}

/** `left / right`: quotients, and texts split at a separator. */
function divide(left: GoValue, right: GoValue, budget: Budget): GoValue {
  if (typeof left === 'string' && typeof right === 'string') return left === '' ? [] : split(left, right, budget);
  const numbers = bothNumbers(left, right);
  if (numbers === undefined) throw wrongOperands('divide', left, right);
  const [a, b] = numbers;
  const areInts = typeof a === 'bigint' && typeof b === 'bigint';
  if (Number(b) === 0) throw areInts ? byZero('divide', a, b) : byZero('divide', Number(a), Number(b));
  if (areInts && a % b === 0n) return a / b;
  return Number(a) / Number(b);
}

/** `left % right` of the numbers without their fractions; the sign is the one of the left. */
function modulo(left: GoValue, right: GoValue): GoValue {
  const numbers = bothNumbers(left, right);
  if (numbers === undefined) throw wrongOperands('modulo', left, right);
  const [a, b] = numbers;
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.NaN;
  const areInts = typeof a === 'bigint' && typeof b === 'bigint';
  const [dividend, divisor] = areInts ? [a, b] : [whole(Number(a)), whole(Number(b))];
  if (divisor === 0n) throw areInts ? byZero('modulo', a, b) : byZero('modulo', Number(a), Number(b));
  return dividend % divisor;
}

/** `-value`. */
export function negate(value: GoValue): GoValue {
  if (value instanceof NumberText) return new NumberText(`-${value.digits}`.replace(/^--/, ''));
  if (typeof value === 'number' || typeof value === 'bigint') return -value;
  throw new TextFault(() => `cannot negate: ${typedPreview(value)}`);
}

/** `+value`. */
export function plus(value: GoValue): GoValue {
  if (numberOf(value) === undefined) throw new TextFault(() => `cannot plus: ${typedPreview(value)}`);
  return value;
}

/** The members of both; those of the right win. */
export function merged(left: GoMap, right: GoMap, budget: Budget): GoMap {
  const [leftKeys, rightKeys] = [Object.keys(left), Object.keys(right)];
  if (leftKeys.length === 0) return right;
  if (rightKeys.length === 0) return left;
  budget.elements(leftKeys.length + rightKeys.length);
  return { ...left, ...right };
}

function joined(left: readonly GoValue[], right: readonly GoValue[], budget: Budget): readonly GoValue[] {
  if (left.length === 0) return right;
  if (right.length === 0) return left;
  budget.elements(left.length + right.length);
  return left.concat(right);
}

function deeplyMerged(left: GoMap, right: GoMap, budget: Budget): GoMap {
  const result = { ...left } as Members;
  budget.elements(Object.keys(result).length);
  for (const [key, value] of Object.entries(right)) {
    budget.elements(1);
    const before = member(left, key);
    const isMerge = before !== undefined && isObject(before) && value !== undefined && isObject(value);
    setMember(result, key, isMerge ? deeplyMerged(before, value, budget) : (value ?? null));
  }
  return result;
}

/** Bytes from which on Go has an error of its own. */
const maxRepeated = 2 ** 31 - 1;

function repeated(text: string, times: number, budget: Budget): GoValue {
  if (times < 0 || Number.isNaN(times)) return null;
  const count = Math.trunc(Math.min(times, maxRepeated));
  if (byteLength(text) * count >= maxRepeated) {
    throw new TextFault(() => `repeat string result too large: ${preview(text)} * ${preview(times)}`);
  }
  budget.text(text.length * count);
  return text.repeat(count);
}

/** Integers longer than this are too long to compute with in time. */
const maxBits = 1 << 16;

function product(left: bigint, right: bigint): bigint {
  return checked(left * right);
}

/** Sums and products of integers that are not too long are less than twice as long, so that looking at the result is early enough. */
function checked(value: bigint): bigint {
  if (BigInt.asIntN(64, value) !== value && BigInt.asIntN(maxBits, value) !== value) {
    throw exceeded(`makes an integer of more than ${maxBits} bits`);
  }
  return value;
}

function bothNumbers(left: GoValue, right: GoValue): readonly [number | bigint, number | bigint] | undefined {
  const [a, b] = [numberOf(left), numberOf(right)];
  return a === undefined || b === undefined ? undefined : [a, b];
}

function whole(value: number): bigint {
  return intOf(floatToInt(value));
}

/** Operators read the text of numbers, also when they have nothing to do with them. */
function computed(value: GoValue): GoValue {
  return value instanceof NumberText ? readNumber(value.digits) : value;
}

function wrongOperands(action: string, left: GoValue, right: GoValue): TextFault {
  return new TextFault(() => `cannot ${action}: ${typedPreview(computed(left))} and ${typedPreview(computed(right))}`);
}

function byZero(action: string, left: GoValue, right: GoValue): TextFault {
  return new TextFault(() => `cannot ${action} ${typedPreview(left)} by: ${typedPreview(right)}`);
}
