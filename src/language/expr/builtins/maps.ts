import { compareBytes } from '../../go/text';
import type { GoValue } from '../../go/value';
import { GoSlice, isMap, isSlice, mapEntries, sliceItems } from '../../go/value';
import type { Budget } from '../../template/budget';
import { types } from '../check/type';
import { failure, typeText } from '../failure';
import { AnyKeyMap, Pair } from '../run/value';
import type { Builtin, Builtins } from './builtin';
import { rule, ruled, wanted } from './builtin';

/** Functions of maps. The order of Go's maps is random; here it is that of the keys. */
export const maps: Builtins = {
  keys: fromMap((entries) => entries.map(([key]) => key)),
  values: fromMap((entries) => entries.map(([, value]) => value)),
  toPairs: fromMap(
    (entries) =>
      new GoSlice(
        `[2]interface {}`,
        entries.map(([key, value]) => new Pair(key, value)),
      ),
  ),
  fromPairs: ruled(
    rule([wanted.list], () => types.anyKeyMap),
    ([pairs = null], { budget }) => {
      if (!isSlice(pairs)) throw failure(`a list of pairs is needed, not ${typeText(pairs)}`);
      budget.make(sliceItems(pairs).length * entrySize);
      return new AnyKeyMap(sliceItems(pairs).map(pairOf), 'interface {}');
    },
  ),
};

type Entry = readonly [key: GoValue, value: GoValue];

/** An entry of a map takes as much memory as so many characters. */
const entrySize = 16;

/** To bring a key into its order takes so many steps. */
const stepsPerKey = 10;

function fromMap(make: (entries: readonly Entry[]) => GoValue): Builtin {
  return ruled(
    rule([wanted.map], () => types.list),
    ([map = null], { budget }) => make(entriesOf(map, budget)),
  );
}

function entriesOf(map: GoValue, budget: Budget): Entry[] {
  if (map instanceof AnyKeyMap) return [...map.entries()];
  if (!isMap(map)) throw failure(`a map is needed, not ${typeText(map)}`);
  const entries = mapEntries(map);
  const keys = Object.keys(entries);
  budget.make(keys.length * entrySize);
  budget.step(keys.length * stepsPerKey);
  keys.sort(compareBytes);
  return keys.map((key) => [key, entries[key] ?? null]);
}

function pairOf(pair: GoValue): Entry {
  if (!isSlice(pair)) throw failure(`a pair is a list, not ${typeText(pair)}`);
  const items = sliceItems(pair);
  const [key, value] = items;
  if (items.length !== 2 || key === undefined || value === undefined) {
    throw failure(`a pair has 2 elements, not ${items.length}`);
  }
  return [key, value];
}
