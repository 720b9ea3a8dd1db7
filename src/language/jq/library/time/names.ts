import { monthNames, weekdayNames } from '../../../go/calendar';

/** Names of months and days, in full and as their first three letters. */
export const names = {
  months: monthNames,
  shortMonths: monthNames.map((name) => name.slice(0, 3)),
  weekdays: weekdayNames,
  shortWeekdays: weekdayNames.map((name) => name.slice(0, 3)),
} as const;

/** Directives of strftime and strptime that stand for several others and what is between them. */
export const composites: Readonly<Record<string, string>> = {
  c: 'a b e H:M:S Y',
  '+': 'a b e H:M:S Z Y',
  v: 'e-b-Y',
  r: 'I:M:S p',
  F: 'Y-m-d',
  D: 'm/d/y',
  x: 'm/d/y',
  T: 'H:M:S',
  X: 'H:M:S',
  R: 'H:M',
};
