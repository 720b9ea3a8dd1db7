import { formatValue } from '../../go/fmt';
import type { GoValue } from '../../go/value';
import type { Budget } from '../budget';

/** A value as `%v` shows it, counted as made. */
export function textOf(value: GoValue, budget: Budget): string {
  if (typeof value === 'string') return value;
  const text = formatValue(value, budget.maxText);
  budget.make(text.length);
  return text;
}
