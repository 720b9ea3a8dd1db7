import { type ExactObject, isExactObject } from './exact-object';

/** Puts an object over another: objects are merged, everything else, lists and empty values too, takes the place of what was there. */
export function merged(existing: ExactObject, over: ExactObject): ExactObject {
  const members = new Map(Object.entries(existing));
  for (const [key, value] of Object.entries(over)) {
    const before = members.get(key);
    members.set(key, isExactObject(value) && isExactObject(before) ? merged(before, value) : value);
  }
  return Object.fromEntries(members);
}
