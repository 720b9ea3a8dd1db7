import { decode } from '../../language/go/json';
import { hasLoneSurrogates } from '../../language/go/text';
import type { Json, JsonObject } from '../../model/json';
import type { ParameterValue } from './source';

/** The keys and indexes of a place, if it is named by nothing else. */
export type PlainPlace = readonly string[];

const plain = /^[A-Za-z][\w-]*(\.(?:[A-Za-z][\w-]*|0|[1-9]\d{0,5}))*$/;

/** The steps to a place that needs no knowledge of paths; undefined for any other. */
export function plainPlace(dest: string): PlainPlace | undefined {
  return plain.test(dest) ? dest.split('.') : undefined;
}

/**
 * Puts a value into a tree as sjson puts it into the text of that tree, for the plain cases: nothing is parsed or written, and what
 * is not on the way to the place is shared with the tree, which stays as it is.
 *
 * @returns undefined for every other case
 */
export function putPlainly(
  tree: Json,
  place: PlainPlace,
  operation: string,
  { value, type }: ParameterValue & { readonly value: string },
  useRawData: boolean,
): Json | undefined {
  // Long numbers keep their digits in text only.
  if (hasLoneSurrogates(value) || (useRawData && /\d{16}/.test(value))) return undefined;
  return replaceAt(tree, place, 0, (current) => {
    if (operation === 'append' || operation === 'prepend') {
      if (typeof current === 'string') return operation === 'append' ? current + value : value + current;
      if (current !== undefined) return undefined;
    }
    return useRawData && type !== 'String' ? decode(value) : value;
  });
}

function replaceAt(
  tree: Json,
  place: PlainPlace,
  at: number,
  make: (current: Json | undefined) => Json | undefined,
): Json | undefined {
  if (typeof tree !== 'object' || tree === null) return undefined;
  const key = place[at] ?? '';
  const isLast = at === place.length - 1;
  const isList = Array.isArray(tree);
  if (isList && !(Number(key) < tree.length)) return undefined;
  const current = Object.hasOwn(tree, key) ? (tree as JsonObject)[key] : undefined;
  if (current === undefined && !isLast) return undefined;
  const changed = isLast ? make(current) : replaceAt(current ?? null, place, at + 1, make);
  if (changed === undefined) return undefined;
  if (!isList) return { ...tree, [key]: changed };
  const items = (tree as readonly Json[]).slice();
  items[Number(key)] = changed;
  return items;
}
