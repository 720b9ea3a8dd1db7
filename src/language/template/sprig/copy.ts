import { EventloomError } from '../../../errors';
import type { GoValue } from '../../go/value';
import { GoObject, newMap } from '../../go/value';
import type { Budget } from '../budget';
import { Version } from './semver/version';

const maxDepth = 1000;

const emptyVersion = new Version({ major: 0n, minor: 0n, patch: 0n, prerelease: '', metadata: '' }, '');

/** A copy of a value that shares no map and no list with it. Throws `program-limit` for values that hold themselves. */
export function deepCopy(value: GoValue, budget: Budget, depth = 0): GoValue {
  budget.step();
  // Upstream copies only what is exported, and nothing in a version is.
  if (value instanceof Version) return emptyVersion;
  if (value === null || typeof value !== 'object' || value instanceof GoObject) return value;
  if (depth > maxDepth) {
    throw new EventloomError('program-limit', `a value to copy is nested deeper than ${maxDepth} levels`);
  }
  if (Array.isArray(value)) return value.map((item: GoValue) => deepCopy(item, budget, depth + 1));
  const copy = newMap();
  for (const [key, item] of Object.entries(value)) copy[key] = deepCopy(item ?? null, budget, depth + 1);
  return copy;
}
