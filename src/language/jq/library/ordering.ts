import type { GoValue } from '../../go/value';
import type { Budget } from '../limits';
import { compare, equal } from '../value/compare';
import { isArray } from '../value/members';
import { failed, wrongArguments, wrongInput } from './fault';
import type { Native, NativeTable } from './native';

/** A value with what it is ordered by. */
interface Keyed {
  readonly value: GoValue;
  readonly key: GoValue;
}

/** Functions that order the elements of an array; those with `_by` get an array with the keys of the elements. */
export const ordering: NativeTable = {
  'sort/0': self('sort', sort),
  '_sort_by/1': keyed('sort_by', sort),
  'unique/0': self('unique', unique),
  '_unique_by/1': keyed('unique_by', unique),
  '_group_by/1': keyed('group_by', group),
  'min/0': self('min', least),
  '_min_by/1': keyed('min_by', least),
  'max/0': self('max', greatest),
  '_max_by/1': keyed('max_by', greatest),
};

type Order = (items: readonly Keyed[], budget: Budget) => GoValue;

function self(name: string, order: Order): Native {
  return (budget, input) => {
    if (!isArray(input)) throw wrongInput(name, input);
    budget.elements(input.length);
    return order(
      input.map((value) => ({ value, key: value })),
      budget,
    );
  };
}

function keyed(name: string, order: Order): Native {
  return (budget, input, keys) => {
    if (!isArray(input) || !isArray(keys)) throw wrongArguments(name, input, keys);
    if (input.length !== keys.length) throw failed(name, input, [keys], 'length mismatch');
    budget.elements(input.length);
    return order(
      input.map((value, at) => ({ value, key: keys[at] ?? null })),
      budget,
    );
  };
}

function sorted(items: readonly Keyed[], budget: Budget): Keyed[] {
  return items.slice().sort((one, other) => compare(one.key, other.key, budget));
}

function sort(items: readonly Keyed[], budget: Budget): GoValue {
  return sorted(items, budget).map(({ value }) => value);
}

function group(items: readonly Keyed[], budget: Budget): GoValue[][] {
  const groups: GoValue[][] = [];
  let last: Keyed | undefined;
  for (const item of sorted(items, budget)) {
    if (last !== undefined && equal(last.key, item.key, budget)) groups.at(-1)?.push(item.value);
    else {
      groups.push([item.value]);
      last = item;
    }
  }
  return groups;
}

function unique(items: readonly Keyed[], budget: Budget): GoValue {
  return group(items, budget).map(([first]) => first ?? null);
}

/** Of several least ones the first. */
function least(items: readonly Keyed[], budget: Budget): GoValue {
  return best(items, (order) => order > 0, budget);
}

/** Of several greatest ones the last. */
function greatest(items: readonly Keyed[], budget: Budget): GoValue {
  return best(items, (order) => order <= 0, budget);
}

function best(items: readonly Keyed[], isWorse: (order: number) => boolean, budget: Budget): GoValue {
  let found = items[0];
  for (const item of items.slice(1)) {
    if (found !== undefined && isWorse(compare(found.key, item.key, budget))) found = item;
  }
  return found?.value ?? null;
}
