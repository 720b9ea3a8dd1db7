import { readInt } from '../../go/parse-number';
import { parseInt } from '../../go/strconv';
import type { GoValue } from '../../go/value';
import { GoSlice, int64 } from '../../go/value';
import { failure } from '../failure';
import type { FunctionTable, Surroundings } from '../function';
import { bounded, boundedVariadic, fn, variadic } from '../function';
import { castFloat64, castInt64 } from './cast';
import { textOf } from './text-of';

/** Integer arithmetic: everything is made an int64 first, and wraps around. */
export const integers: FunctionTable = {
  // Of a number that is too large, the largest one.
  atoi: fn(['string'], (text) => readInt(text, 10, 64).value),
  int: fn(['any'], castInt64),
  int64: fn(['any'], (value) => int64(castInt64(value))),
  float64: fn(['any'], castFloat64),
  toDecimal: bounded(['any'], ({ budget }, value) => int64(parseInt(textOf(value, budget), 8, 64) ?? 0n)),
  add1: fn(['any'], (value) => int64(castInt64(value) + 1n)),
  add: variadic([], 'any', (...values) => int64(sum(values))),
  sub: fn(['any', 'any'], (one, other) => int64(castInt64(one) - castInt64(other))),
  mul: variadic(['any'], 'any', (...values) => int64(product(values))),
  div: fn(['any', 'any'], (one, other) => int64(castInt64(one) / divisor(other))),
  mod: fn(['any', 'any'], (one, other) => int64(castInt64(one) % divisor(other))),
  max: variadic(['any'], 'any', greatest),
  biggest: variadic(['any'], 'any', greatest),
  min: variadic(['any'], 'any', (...values) => int64(values.map(castInt64).reduce((a, b) => (b < a ? b : a)))),
  until: bounded(['int'], (surroundings, count) => ints(steps(surroundings, 0n, count, count < 0n ? -1n : 1n))),
  untilStep: bounded(['int', 'int', 'int'], (surroundings, start, stop, step) =>
    ints(steps(surroundings, start, stop, step)),
  ),
  seq: boundedVariadic([], 'int', (surroundings, ...numbers) => sequence(surroundings, numbers).join(' ')),
};

function sum(values: readonly GoValue[]): bigint {
  return values.reduce<bigint>((total, value) => total + castInt64(value), 0n);
}

function product(values: readonly GoValue[]): bigint {
  return values.reduce<bigint>((total, value) => BigInt.asIntN(64, total * castInt64(value)), 1n);
}

function greatest(...values: GoValue[]): GoValue {
  return int64(values.map(castInt64).reduce((a, b) => (b > a ? b : a)));
}

function divisor(value: GoValue): bigint {
  const by = castInt64(value);
  if (by === 0n) throw failure('cannot divide by zero');
  return by;
}

function ints(items: readonly bigint[]): GoSlice {
  return new GoSlice('int', items);
}

/** From start to before stop; a step of the wrong direction, or none, gives nothing. */
function steps({ budget }: Surroundings, start: bigint, stop: bigint, step: bigint): bigint[] {
  if (step === 0n || start === stop || stop > start !== step > 0n) return [];
  budget.make(Number((stop - start) / step) + 1);
  const items: bigint[] = [];
  for (let at = start; step > 0n ? at < stop : at > stop; at += step) items.push(at);
  return items;
}

/** Like the command of this name: `seq last`, `seq first last`, `seq first step last`. */
function sequence(surroundings: Surroundings, numbers: readonly bigint[]): bigint[] {
  const [one, two, three, ...more] = numbers;
  if (one === undefined || more.length > 0) return [];
  if (two === undefined) return inclusive(surroundings, 1n, one);
  if (three === undefined) return inclusive(surroundings, one, two);
  if (three < one) return two > 0n ? [] : steps(surroundings, one, three - 1n, two);
  return steps(surroundings, one, three + 1n, two);
}

function inclusive(surroundings: Surroundings, first: bigint, last: bigint): bigint[] {
  const step = last < first ? -1n : 1n;
  return steps(surroundings, first, BigInt.asIntN(64, last + step), step);
}
