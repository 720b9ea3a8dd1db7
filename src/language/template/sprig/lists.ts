import type { GoValue } from '../../go/value';
import { anyType, GoSlice, isSlice, sliceItems, typeName } from '../../go/value';
import type { Budget } from '../budget';
import { failure } from '../failure';
import type { FunctionTable, Surroundings } from '../function';
import { bounded, boundedVariadic, fn, variadic } from '../function';
import { isTrue } from '../truth';
import { castInt64 } from './cast';
import { deepEqual } from './equality';

const push = fn(['any', 'any'], (list, value) => [...items(list, 'append to'), value]);
const prepend = fn(['any', 'any'], (list, value) => [value, ...items(list, 'prepend to')]);
const first = fn(['any'], (list) => items(list, 'take the first of')[0] ?? null);
const last = fn(['any'], (list) => items(list, 'take the last of').at(-1) ?? null);
const rest = fn(['any'], (list) => sublist(items(list, 'take the rest of'), 1, undefined));
const initial = fn(['any'], (list) => sublist(items(list, 'take the beginning of'), 0, -1));
const reverse = fn(['any'], (list) => [...items(list, 'reverse')].reverse());
const compact = fn(['any'], (list) => items(list, 'compact').filter((item) => isTrue(item)));
const uniq = bounded(['any'], ({ budget }, list) => unique(items(list, 'take the unique elements of'), budget));
const has = bounded(['any', 'any'], ({ budget }, needle, list) =>
  list === null ? false : includes(items(list, 'search'), needle, budget),
);
const without = boundedVariadic(['any'], 'any', ({ budget }, list, ...unwanted) =>
  items(list, 'filter').filter((item) => !includes(unwanted, item, budget)),
);
const slice = variadic(['any'], 'any', sliceOf);
const chunk = fn(['int', 'any'], chunks);

/** Lists. No function changes the list that it is given. */
export const lists: FunctionTable = {
  list: variadic([], 'any', (...values) => values),
  tuple: variadic([], 'any', (...values) => values),
  append: push,
  push,
  mustAppend: push,
  mustPush: push,
  prepend,
  mustPrepend: prepend,
  first,
  mustFirst: first,
  last,
  mustLast: last,
  rest,
  mustRest: rest,
  initial,
  mustInitial: initial,
  reverse,
  mustReverse: reverse,
  compact,
  mustCompact: compact,
  uniq,
  mustUniq: uniq,
  has,
  mustHas: has,
  without,
  mustWithout: without,
  slice,
  mustSlice: slice,
  chunk,
  mustChunk: chunk,
  concat: boundedVariadic([], 'any', concat),
};

function items(list: GoValue, doing: string): readonly GoValue[] {
  if (list === null || !isSlice(list))
    throw failure(`cannot ${doing} a value of type ${typeName(list)}; a list is needed`);
  return sliceItems(list);
}

/** Of an empty list there is no rest: the result is nil, not an empty list. */
function sublist(list: readonly GoValue[], start: number, end: number | undefined): GoValue {
  return list.length === 0 ? new GoSlice(anyType, null) : list.slice(start, end);
}

function includes(list: readonly GoValue[], value: GoValue, budget: Budget): boolean {
  return list.some((item) => deepEqual(value, item, budget));
}

function unique(list: readonly GoValue[], budget: Budget): GoValue[] {
  const kept: GoValue[] = [];
  for (const item of list) if (!includes(kept, item, budget)) kept.push(item);
  return kept;
}

function sliceOf(list: GoValue, ...bounds: GoValue[]): GoValue {
  const all = items(list, 'slice');
  if (all.length === 0) return null;
  const start = bounds[0] === undefined ? 0n : castInt64(bounds[0]);
  const end = bounds[1] === undefined ? BigInt(all.length) : castInt64(bounds[1]);
  if (start < 0n || end > BigInt(all.length) || start > end) {
    throw failure(`cannot take ${start} to ${end} of a list of ${all.length}`);
  }
  const part = all.slice(Number(start), Number(end));
  return list instanceof GoSlice ? new GoSlice(list.element, part) : part;
}

function chunks(size: bigint, list: GoValue): GoSlice {
  const all = items(list, 'chunk');
  const length = Number(size);
  const count = Math.floor((all.length - 1) / length) + 1;
  if (!Number.isFinite(count) || count < 0) throw failure(`cannot make chunks of ${size}`);
  const parts: GoValue[] = [];
  for (let at = 0; at < count; at++) {
    const isLast = at === count - 1;
    const partLength = isLast ? Math.floor(all.length % length) || length : length;
    if (partLength < 0) throw failure(`cannot make chunks of ${size}`);
    parts.push(all.slice(at * length, at * length + partLength));
  }
  return new GoSlice(`[]${anyType}`, parts);
}

function concat({ budget }: Surroundings, ...lists: GoValue[]): GoValue {
  budget.make(lists.reduce<number>((total, list) => total + items(list, 'concatenate').length, 0));
  const all = lists.flatMap((list) => items(list, 'concatenate'));
  return all.length === 0 ? new GoSlice(anyType, null) : all;
}
