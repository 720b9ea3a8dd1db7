import { type ExactObject, isExactObject } from './exact-object';

/** Puts an object over another: objects are merged, everything else, lists and empty values too, takes the place of what was there. */
export function merged(existing: ExactObject, over: ExactObject): ExactObject {
  const result: Record<string, ExactObject[string]> = { ...existing };
  for (const [key, value] of Object.entries(over)) {
    const before = Object.hasOwn(existing, key) ? existing[key] : undefined;
    result[key] = isExactObject(value) && isExactObject(before) ? merged(before, value) : value;
  }
  return result;
}
