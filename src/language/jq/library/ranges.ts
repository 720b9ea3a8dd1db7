import type { GoValue } from '../../go/value';
import type { Budget } from '../limits';
import { compare } from '../value/compare';
import { isArray } from '../value/members';
import { isNumber } from '../value/number';
import { add } from './arithmetic';
import { wrongInput } from './fault';

/** The numbers of `range(start; end; step)`, which come as an array. Throws a fault if one of the three is no number. */
export function ranges(bounds: GoValue, budget: Budget): Iterator<GoValue, undefined> {
  const numbers = isArray(bounds) ? bounds : [];
  for (const number of numbers) if (!isNumber(number)) throw wrongInput('range', number);
  const [start, end, step] = numbers as readonly [GoValue, GoValue, GoValue];
  return count(start, end, step, budget);
}

function* count(start: GoValue, end: GoValue, step: GoValue, budget: Budget): Generator<GoValue, undefined> {
  const direction = compare(step, 0n, budget);
  for (let value = start; direction * compare(value, end, budget) < 0; value = add(value, step, budget)) yield value;
  return undefined;
}
