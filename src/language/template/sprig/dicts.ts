import { compareBytes } from '../../go/text';
import type { GoMap, GoValue } from '../../go/value';
import { anyType, GoSlice, GoTypedMap, mapGet, newMap } from '../../go/value';
import { accept } from '../arguments';
import { failure } from '../failure';
import type { FunctionTable, Surroundings } from '../function';
import { bounded, boundedVariadic, fn, variadic } from '../function';
import { deepCopy } from './copy';
import { merge } from './merge';
import { textOf } from './text-of';

const copy = bounded(['any'], ({ budget }, value) => {
  if (value === null) throw failure('nil cannot be copied');
  return deepCopy(value, budget);
});
const mergeKeeping = boundedVariadic(['map'], 'map', ({ budget }, target, ...sources) =>
  merge(target, sources, false, budget),
);
const mergeOverwriting = boundedVariadic(['map'], 'map', ({ budget }, target, ...sources) =>
  merge(target, sources, true, budget),
);

/** Maps. `set`, `unset` and the merges change the map that they are given first; the input of a template is copied before. */
export const dicts: FunctionTable = {
  dict: boundedVariadic([], 'any', dict),
  get: fn(['map', 'string'], (map, key) => {
    const value = map === null ? undefined : mapGet(map, key);
    return value === undefined ? '' : value;
  }),
  set: fn(['map', 'string', 'any'], (map, key, value) => {
    if (map === null) throw failure('nil is no map that can be changed');
    (map as Record<string, GoValue>)[key] = value;
    return map;
  }),
  unset: fn(['map', 'string'], (map, key) => {
    if (map === null) return nilMap;
    delete (map as Record<string, GoValue>)[key];
    return map;
  }),
  hasKey: fn(['map', 'string'], (map, key) => map !== null && Object.hasOwn(map, key)),
  pluck: variadic(['string'], 'map', (key, ...maps) =>
    maps.filter((map) => map !== null && Object.hasOwn(map, key)).map((map) => map?.[key] ?? null),
  ),
  keys: variadic(
    [],
    'map',
    (...maps) =>
      new GoSlice(
        'string',
        maps.flatMap((map) => sortedKeys(map)),
      ),
  ),
  values: fn(['map'], (map) => sortedKeys(map).map((key) => map?.[key] ?? null)),
  pick: variadic(['map'], 'string', (map, ...keys) => pick(map, keys)),
  omit: variadic(['map'], 'string', (map, ...keys) => {
    const unwanted = new Set(keys);
    return pick(
      map,
      Object.keys(map ?? {}).filter((key) => !unwanted.has(key)),
    );
  }),
  merge: mergeKeeping,
  mustMerge: mergeKeeping,
  mergeOverwrite: mergeOverwriting,
  mustMergeOverwrite: mergeOverwriting,
  deepCopy: copy,
  mustDeepCopy: copy,
  dig: boundedVariadic([], 'any', dig),
};

const nilMap = new GoTypedMap(anyType, null);

/** Go's order is random; here it is that of the keys' bytes. */
function sortedKeys(map: GoMap | null): string[] {
  return Object.keys(map ?? {}).sort(compareBytes);
}

function dict({ budget }: Surroundings, ...values: GoValue[]): GoMap {
  const map = newMap();
  for (let at = 0; at < values.length; at += 2)
    map[textOf(values[at] ?? null, budget)] = values[at + 1] ?? valueAfter(values, at);
  return map;
}

/** A key without value gets an empty text; nil stays nil. */
function valueAfter(values: readonly GoValue[], at: number): GoValue {
  return at + 1 < values.length ? null : '';
}

function pick(map: GoMap | null, keys: readonly string[]): GoMap {
  const picked = newMap();
  for (const key of keys) if (map !== null && Object.hasOwn(map, key)) picked[key] = map[key] ?? null;
  return picked;
}

/** `dig "a" "b" default map`: the value at map.a.b, or the default if a key is missing. */
function dig({ budget }: Surroundings, ...values: GoValue[]): GoValue {
  if (values.length < 3) throw failure('needs keys, a default and a map');
  const keys = values.slice(0, -2);
  let at = values.at(-1) ?? null;
  for (const key of keys) if (typeof key !== 'string') throw failure('a key is a string');
  for (const key of keys) {
    const map = at === null ? undefined : accept(at, 'map');
    if (map === undefined) throw failure(`there is no map before the key ${textOf(key, budget)}`);
    const found = map === null ? undefined : mapGet(map as GoMap, textOf(key, budget));
    if (found === undefined) return values.at(-2) ?? null;
    at = found;
  }
  return at;
}
