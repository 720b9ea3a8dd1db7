import type { GoValue } from '../../go/value';
import { isArray } from './members';
import { isNumber } from './number';

/** What jq calls the types of values. */
export type Kind = 'null' | 'boolean' | 'number' | 'string' | 'array' | 'object';

/** What jq's `type` says. */
export function kindOf(value: GoValue): Kind {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'string') return 'string';
  if (isNumber(value)) return 'number';
  return isArray(value) ? 'array' : 'object';
}

/** Everything but null and false. */
export function isTrue(value: GoValue): boolean {
  return value !== null && value !== false;
}
