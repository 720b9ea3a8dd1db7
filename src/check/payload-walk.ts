import { alternatives } from '../model/payload-schema';
import type { Schema } from '../model/schema';

/** Where a path leads in the data of an event. */
export type Walked =
  /** It leads out of what is known. */
  | { readonly found: 'anything' }
  /** It leads to something of one of these types. */
  | { readonly found: 'types'; readonly types: ReadonlySet<string> }
  /** It leads nowhere. */
  | {
      readonly found: 'nothing';
      /** The number of steps that lead somewhere. */
      readonly depth: number;
      /** What stands where the first wrong step begins. */
      readonly inside: 'object' | 'array' | 'scalar';
      /** The members that are known there. */
      readonly members: readonly string[];
    };

/**
 * Follows a path of plain steps.
 * @param schemas the alternatives at its beginning
 */
export function walk(schemas: readonly Schema[], steps: readonly string[]): Walked {
  let places = expanded(schemas);
  for (const [depth, step] of steps.entries()) {
    const next = places.map((place) => below(place, step));
    if (next.includes('anything')) return { found: 'anything' };
    const reached = next.filter((each) => each !== undefined && each !== 'anything');
    if (reached.length === 0) return nothing(places, depth);
    places = expanded(reached);
  }
  if (places.some(isOpen)) return { found: 'anything' };
  return { found: 'types', types: new Set(places.flatMap(({ type = [] }) => type)) };
}

const expanded = (schemas: readonly Schema[]): Schema[] => schemas.flatMap((schema) => [...alternatives(schema)]);

const isOpen = ({ type }: Schema): boolean => type === undefined;

/** What is one step further. */
function below(place: Schema, step: string): Schema | 'anything' | undefined {
  if (isOpen(place)) return 'anything';
  const { type, items, properties = {}, additionalProperties } = place;
  if (type === 'array') return inList(items ?? {}, step);
  if (type !== 'object') return undefined;
  if (Object.hasOwn(properties, step)) return properties[step];
  return additionalProperties === true ? 'anything' : additionalProperties || undefined;
}

/** `#` is the number of elements; with steps behind it, what these lead to in every element. */
function inList(items: Schema, step: string): Schema | 'anything' | undefined {
  // Behind it everything is found: a list without any such member is an empty list.
  if (step === '#') return 'anything';
  return /^[0-9]+$/.test(step) ? items : undefined;
}

function nothing(places: readonly Schema[], depth: number): Walked {
  const types = places.map(({ type }) => type);
  const inside = types.includes('object') ? 'object' : types.includes('array') ? 'array' : 'scalar';
  return {
    found: 'nothing',
    depth,
    inside,
    members: [...new Set(places.flatMap((place) => Object.keys(place.properties ?? {})))],
  };
}
