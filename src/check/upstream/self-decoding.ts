import { quote } from '../../language/go/quote';
import { layouts, parseTime } from '../../language/go/time';
import type { Json } from '../../model/json';

/** What a type says to a value that it does not take: words of its own, or that it wanted another type. */
export type Refusal = { readonly words: string } | { readonly wanted: string };

/** Types that decode themselves. Unlike other mistakes, one that they find ends the decoding at once. */
export const selfDecoding: { readonly [name: string]: ((json: Json) => Refusal | undefined) | undefined } = {
  Int64OrString: (json) => (typeof json === 'string' || isInteger(json, 64) ? undefined : { wanted: 'Int64' }),
  IntOrString: (json) => (typeof json === 'string' || isInteger(json, 32) ? undefined : { wanted: 'Int32' }),
  Quantity: (json) => quantityFault(typeof json === 'string' ? json.trim() : JSON.stringify(json)),
  Time: timeFault,
};

/** Whether a value is a whole number that Go keeps in so many bits, one of them for the sign. */
export function isInteger(json: Json, bits: number): boolean {
  return typeof json === 'number' && Number.isInteger(json) && json >= -(2 ** (bits - 1)) && json < 2 ** (bits - 1);
}

function timeFault(json: Json): Refusal | undefined {
  if (typeof json !== 'string') return { wanted: 'string' };
  if (parseTime(layouts.rfc3339, json) !== undefined) return undefined;
  return { words: `parsing time ${quote(json)} as ${quote(layouts.rfc3339)}` };
}

/** Digits may be missing, as in `k` or `.`. */
const quantity = /^[+-]?\d*(?:\.\d*)?([eEinumkKMGTP]*[+-]?\d*)$/;
const suffix = /^(?:[numkMGTPE]|[KMGTPE]i|[eE][+-]?\d+)?$/;

function quantityFault(text: string): Refusal | undefined {
  const unit = text === '' ? undefined : quantity.exec(text)?.[1];
  if (unit === undefined) {
    return { words: "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'" };
  }
  return suffix.test(unit) ? undefined : { words: "unable to parse quantity's suffix" };
}
