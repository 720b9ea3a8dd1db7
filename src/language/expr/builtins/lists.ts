import { EventloomError } from '../../../errors';
import type { GoValue } from '../../go/value';
import { GoInteger, integerOf, isSlice, sliceItems } from '../../go/value';
import type { Surroundings } from '../../template/function';
import { type Known, types } from '../check/type';
import { failure, typeText } from '../failure';
import { fetch, slice } from '../run/fetch';
import { lengthOf } from '../run/value';
import type { Builtin, Builtins } from './builtin';
import { rule, ruled, typed, unary, wanted } from './builtin';
import { sorted } from './sort';

const elementType = ([type]: readonly Known[]): Known => type?.element ?? types.any;

/** Functions of lists. */
export const lists: Builtins = {
  len: unary(
    rule([wanted.sized], () => types.int),
    (value, { budget }) => {
      const length = lengthOf(value, budget);
      if (length === undefined) throw failure(`a value of type ${typeText(value)} has no length`);
      return BigInt(length);
    },
  ),
  first: end(0n),
  last: end(-1n),
  get: typed([{ parameters: [], variadic: types.any, results: [types.any] }], ([from = null, key], surroundings) => {
    if (key === undefined) return null;
    return orNil(() => fetch(from, key, surroundings.budget));
  }),
  take: ruled(
    rule([wanted.list, wanted.integer], ([type]) => type),
    ([list = null, count = null], { budget }) => take(list, count, { budget }),
  ),
  sum: statistic(() => types.any, sum),
  mean: statistic(
    () => types.float64,
    (items) => (items.length === 0 ? 0 : numbersOf(items).reduce((total, item) => total + item, 0) / items.length),
  ),
  median: statistic(() => types.float64, median),
  sort: ruled(
    rule([wanted.list, wanted.string], () => types.list, 1),
    ([list = null, direction], { budget }) => sorted(list, '', direction, budget),
  ),
  sortBy: ruled(
    rule([wanted.list, wanted.string, wanted.string], () => types.list, 2),
    ([list = null, field = null, direction], { budget }) => {
      if (typeof field !== 'string') throw failure(`the name to sort by is a string, not ${typeText(field)}`);
      return sorted(list, field, direction, budget);
    },
  ),
};

/** An element of one end; nil where there is none. */
function end(index: bigint): Builtin {
  return ruled(rule([wanted.list], elementType), ([list = null], { budget }) =>
    orNil(() => fetch(list, index, budget)),
  );
}

function orNil(read: () => GoValue): GoValue {
  try {
    return read();
  } catch (error) {
    if (error instanceof EventloomError && error.code === 'program-failed') return null;
    throw error;
  }
}

function take(list: GoValue, count: GoValue, { budget }: Pick<Surroundings, 'budget'>): GoValue {
  if (!isSlice(list)) throw failure(`a list is needed, not ${typeText(list)}`);
  const wanted = signed(count);
  if (wanted === undefined) throw failure(`a number of elements is an integer, not ${typeText(count)}`);
  if (wanted > BigInt(sliceItems(list).length)) return list;
  if (wanted < 0n) throw failure(`cannot take ${wanted} elements`);
  return slice(list, 0n, wanted, budget);
}

/** The value of an integer with a sign, also of a duration. */
function signed(value: GoValue): bigint | undefined {
  return value instanceof GoInteger && value.kind.startsWith('uint') ? undefined : integerOf(value);
}

function statistic(type: () => Known, run: (items: readonly GoValue[]) => GoValue): Builtin {
  return ruled(rule([wanted.list], type), ([list = null], { budget }) => {
    if (!isSlice(list)) throw failure(`a list is needed, not ${typeText(list)}`);
    const items = sliceItems(list);
    budget.step(items.length);
    return run(items);
  });
}

/** Integers as long as there is no float64 among them. */
function sum(items: readonly GoValue[]): GoValue {
  let total = 0n;
  for (const [index, item] of items.entries()) {
    const integer = signed(item);
    if (integer === undefined) {
      return numbersOf(items.slice(index)).reduce((float, number) => float + number, Number(BigInt.asIntN(64, total)));
    }
    total += integer;
  }
  return BigInt.asIntN(64, total);
}

function median(items: readonly GoValue[]): number {
  const inOrder = numbersOf(items).sort((one, other) => one - other);
  const middle = Math.floor(inOrder.length / 2);
  const upper = inOrder[middle] ?? 0;
  return inOrder.length % 2 === 0 ? ((inOrder[middle - 1] ?? 0) + upper) / 2 : upper;
}

function numbersOf(items: readonly GoValue[]): number[] {
  return items.map((item) => {
    const number = typeof item === 'number' ? item : signed(item);
    if (number === undefined) throw failure(`a number is needed, not ${typeText(item)}`);
    return Number(number);
  });
}
