import type { GoMap, GoValue } from '../../go/value';
import type { Budget } from '../limits';
import { equal } from '../value/compare';
import { isArray, isObject, member } from '../value/members';
import { isNumber } from '../value/number';
import { wrongArguments } from './fault';
import { includes } from './search';

/** Whether a value has all of another in it. Throws a fault if the two cannot be compared at all. */
export function contains(whole: GoValue, part: GoValue, budget: Budget): boolean {
  const answer = has(whole, part, budget);
  if (answer === undefined) throw wrongArguments('contains', whole, part);
  return answer;
}

/** Undefined for values that cannot be compared; further inside that means no. */
function has(whole: GoValue, part: GoValue, budget: Budget): boolean | undefined {
  budget.step();
  if (isNumber(whole) && isNumber(part)) return equal(whole, part, budget);
  if (typeof whole === 'string' && typeof part === 'string') return includes(whole, part, budget);
  if (isArray(whole) && isArray(part)) {
    return part.every((item) => whole.some((candidate) => has(candidate, item, budget) === true));
  }
  if (isObject(whole) && isObject(part)) return hasMembers(whole, part, budget);
  return whole === part ? true : undefined;
}

function hasMembers(whole: GoMap, part: GoMap, budget: Budget): boolean {
  return Object.keys(part).every((key) => {
    const candidate = member(whole, key);
    return candidate !== undefined && has(candidate, part[key] ?? null, budget) === true;
  });
}
