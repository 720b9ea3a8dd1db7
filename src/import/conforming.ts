import type { Json, JsonObject } from '../model/json';
import { type Violation, violations } from '../model/validate';
import { isObject } from './equality';

/** How an object of Argo Events fits the interfaces of the model, which the constructs' types are made of. */
export interface Conformance {
  /** The object without what does not fit. */
  readonly object: JsonObject;
  /** Whether nothing had to be left out, and nothing is missing. */
  readonly isWhole: boolean;
  /** Whether something is missing without which no typed construct compiles. */
  readonly isIncomplete: boolean;
}

/** Most violations that are looked for. */
const limit = 200;

/** Leaves out of an object what would not compile. */
export function conforming(definition: string, value: JsonObject): Conformance {
  const found = violations(definition, value, limit);
  if (found.length === 0) return { object: value, isWhole: true, isIncomplete: false };
  const object = without(value, found);
  // What is left out may be what something else needs.
  const isIncomplete = found.length >= limit || violations(definition, object, 1).length > 0;
  return { object, isWhole: false, isIncomplete };
}

function without(value: JsonObject, found: readonly Violation[]): JsonObject {
  const removed = new Set(found.flatMap(({ path, rule }) => (rule === 'missing-field' ? [] : [JSON.stringify(path)])));
  const visit = (part: Json, path: readonly (string | number)[]): Json | undefined => {
    if (removed.has(JSON.stringify(path))) return undefined;
    if (Array.isArray(part)) {
      const items = part.map((item: Json, index) => visit(item, [...path, index]));
      // A list without one of its items would say something else.
      return items.includes(undefined) ? undefined : (items as Json[]);
    }
    if (!isObject(part)) return part;
    const entries = Object.entries(part).flatMap(([key, inner]): [string, Json][] => {
      const left = visit(inner ?? null, [...path, key]);
      return left === undefined ? [] : [[key, left]];
    });
    return Object.fromEntries(entries);
  };
  const left = visit(value, []);
  return isObject(left) ? left : {};
}
