import type { GoValue } from '../../go/value';
import type { Budget } from '../limits';
import { TextFault } from '../machine/fault';
import { characterCount } from '../value/characters';
import { compare, equal } from '../value/compare';
import type { Members } from '../value/members';
import { isArray, isObject, setMember, sortedValues } from '../value/members';
import { toFloat } from '../value/number';
import { preview } from '../value/preview';
import { add } from './arithmetic';
import { contains } from './contains';
import { wrongArguments, wrongInput } from './fault';
import type { Native, NativeTable } from './native';
import { matches, occurrences } from './search';

/** Functions for arrays, and for what is in arrays and objects. */
export const lists: NativeTable = {
  'add/0': sum,
  'reverse/0': (budget, input) => {
    if (!isArray(input)) throw wrongInput('reverse', input);
    budget.elements(input.length);
    return input.slice().reverse();
  },
  'flatten/0': (budget, input) => flatten(budget, input, -1),
  'flatten/1': (budget, input, depth) => {
    if (!isArray(input) && !isObject(input)) throw wrongInput('flatten', input);
    const levels = toFloat(depth);
    if (levels === undefined) throw wrongInput('flatten', depth);
    if (levels < 0 || Number.isNaN(levels)) {
      throw new TextFault(() => `flatten depth should not be negative: ${preview(levels)}`);
    }
    return flatten(budget, input, levels);
  },
  'transpose/0': transpose,
  'contains/1': (budget, input, part) => contains(input, part, budget),
  'inside/1': (budget, input, whole) => contains(whole, input, budget),
  'indices/1': where('indices', (found) => [...found]),
  'index/1': where('index', first),
  'rindex/1': where('rindex', (found) => [...found].at(-1) ?? null),
  'bsearch/1': search,
};

/** All values added up; what is collected is not copied again for each of them. */
function sum(budget: Budget, input: GoValue): GoValue {
  if (!isArray(input) && !isObject(input)) throw wrongInput('add', input);
  let total: GoValue = null;
  let items: GoValue[] | undefined;
  let members: Members | undefined;
  for (const value of isArray(input) ? input : sortedValues(input)) {
    budget.step();
    if (value === null) continue;
    if (isArray(value) && (total === null || total === items)) {
      budget.elements(value.length);
      total = items ??= [];
      for (const item of value) items.push(item);
    } else if (isObject(value) && (total === null || total === members)) {
      total = members ??= {};
      for (const key of Object.keys(value)) {
        budget.elements(1);
        setMember(members, key, value[key] ?? null);
      }
    } else total = add(total, value, budget);
  }
  return total;
}

function flatten(budget: Budget, input: GoValue, depth: number): GoValue {
  if (!isArray(input) && !isObject(input)) throw wrongInput('flatten', input);
  const flat: GoValue[] = [];
  const collect = (values: readonly GoValue[], depth: number): void => {
    for (const value of values) {
      budget.step();
      if (isArray(value) && depth !== 0) collect(value, depth - 1);
      else {
        budget.elements(1);
        flat.push(value);
      }
    }
  };
  collect(isArray(input) ? input : sortedValues(input), depth);
  return flat;
}

function transpose(budget: Budget, input: GoValue): GoValue {
  if (!isArray(input)) throw wrongInput('transpose', input);
  const rows = input.map((row) => {
    if (!isArray(row)) throw wrongInput('transpose', input);
    return row;
  });
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0);
  budget.elements(width * rows.length);
  return Array.from({ length: width }, (_, column) => rows.map((row) => row[column] ?? null));
}

/** Where something stands in a text, counted in characters, or in an array. */
function where(name: string, pick: (found: Iterable<bigint>) => GoValue): Native {
  return (budget, input, part) => {
    if (input === null) return null;
    if (isArray(input)) return pick(ints(matches(input, isArray(part) ? part : [part], budget)));
    if (typeof input !== 'string' || typeof part !== 'string') throw wrongArguments(name, input, part);
    return pick(inCharacters(input, occurrences(input, part, budget), budget));
  };
}

function first(found: Iterable<bigint>): GoValue {
  for (const position of found) return position;
  return null;
}

function* ints(positions: Iterable<number>): Generator<bigint> {
  for (const position of positions) yield BigInt(position);
}

function* inCharacters(text: string, offsets: Iterable<number>, budget: Budget): Generator<bigint> {
  let [characters, units] = [0, 0];
  for (const offset of offsets) {
    budget.elements(1);
    characters += characterCount(text.slice(units, offset));
    units = offset;
    yield BigInt(characters);
  }
}

/** The position of a value in a sorted array; if it is not there, -1 minus where it would have to be. */
function search(budget: Budget, input: GoValue, wanted: GoValue): GoValue {
  if (!isArray(input)) throw wrongArguments('bsearch', input, wanted);
  let [low, high] = [0, input.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (compare(input[middle] ?? null, wanted, budget) >= 0) high = middle;
    else low = middle + 1;
  }
  const isThere = low < input.length && equal(input[low] ?? null, wanted, budget);
  return BigInt(isThere ? low : -low - 1);
}
