import { EventloomError } from '../../../errors';
import type { GoMap, GoValue } from '../../go/value';
import { anyType, GoTypedMap, isMap, mapEntries, newMap } from '../../go/value';
import type { Budget } from '../budget';
import { isTrue } from '../truth';

const maxDepth = 1000;

type ChangeableMap = Record<string, GoValue | undefined>;

/**
 * Merges maps into the first one, which is changed, and into the maps inside of it.
 *
 * @param overwrites whether a later value, empty or not, replaces an earlier one; otherwise it fills empty ones only.
 */
export function merge(
  target: GoMap | null,
  sources: readonly (GoMap | null)[],
  overwrites: boolean,
  budget: Budget,
): GoValue {
  let merged = target;
  for (const source of sources) {
    if (source === null) continue;
    merged ??= newMap();
    mergeInto(merged, source, overwrites, budget, 0);
  }
  return merged ?? new GoTypedMap(anyType, null);
}

function mergeInto(target: ChangeableMap, source: GoMap, overwrites: boolean, budget: Budget, depth: number): void {
  if (depth > maxDepth) throw new EventloomError('program-limit', 'maps to merge hold themselves');
  for (const key of Object.keys(source)) {
    budget.step();
    const value = source[key] ?? null;
    const present = Object.hasOwn(target, key) ? (target[key] ?? null) : undefined;
    if (value === null) {
      if (overwrites) target[key] = null;
      continue;
    }
    if (isMap(value) && present !== undefined && present !== null && isMap(present)) {
      mergeInto(mapEntries(present) as ChangeableMap, mapEntries(value), overwrites, budget, depth + 1);
      if (isTrue(present)) continue;
    }
    if (overwrites || present === undefined || isEmpty(present)) target[key] = value;
  }
}

/** Unlike for `if`, NaN aside, the same values are empty. */
function isEmpty(value: GoValue): boolean {
  return !isTrue(value);
}
