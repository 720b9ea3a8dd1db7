import type { Moment, Parts } from './moment';
import { partsOf, wholeSeconds } from './moment';
import { composites, names } from './names';

/** What stands between `%` and the letter: `-`, `_`, `0`, `^`, `#` and a width. */
interface Flags {
  readonly width: number;
  /** What numbers are filled up with to their width; empty for nothing. */
  readonly fill: string;
  /** Whether a flag said so; then texts are filled up with it too. */
  readonly isExplicit: boolean;
  readonly upper: boolean;
  readonly swap: boolean;
}

interface Shown extends Parts {
  readonly moment: Moment;
}

type Directive = (shown: Shown, flags: Flags) => string;

/** Widest field. */
const maxWidth = 1024;

const noFlags: Flags = { width: 0, fill: '0', isExplicit: false, upper: false, swap: false };

/** A moment in UTC as a format of strftime says. What is no directive stays as it is. */
export function strftime(moment: Moment, format: string): string {
  const shown = { moment, ...partsOf(moment) };
  return format.replace(/%((?:[-_^#0]|[1-9]\d*)*)(:+z?|[^]|$)/g, (found, marks: string, letter: string) => {
    if (found === '%') return found;
    // A flag that ends the format does not count any more.
    const flags = readFlags(letter === '' ? marks.replace(/(?:[-_^#]|(?<!\d)0)$/, '') : marks);
    if (/^:{1,3}z$/.test(letter)) return zone(flags, letter.length - 1);
    if (letter === '' || letter.startsWith(':')) return filled(found, flags);
    return written(letter, shown, flags) ?? filled(found.slice(0, -1), { ...flags, width: flags.width - 1 }) + letter;
  });
}

function readFlags(marks: string): Flags {
  let flags = noFlags;
  for (const [mark] of marks.matchAll(/[-_^#0]|[1-9]\d*/g)) {
    if (mark === '-') flags = { ...flags, fill: '', isExplicit: true };
    else if (mark === '_') flags = { ...flags, fill: ' ', isExplicit: true };
    else if (mark === '0') flags = { ...flags, fill: '0', isExplicit: true };
    else if (mark === '^') flags = { ...flags, upper: true };
    else if (mark === '#') flags = { ...flags, swap: true };
    else flags = { ...flags, width: Math.min(Number(mark), maxWidth), fill: flags.fill === '' ? ' ' : flags.fill };
  }
  return flags;
}

/** What a letter stands for; undefined if it stands for nothing. */
function written(letter: string, shown: Shown, flags: Flags): string | undefined {
  const directive = Object.hasOwn(directives, letter) ? directives[letter] : undefined;
  if (directive !== undefined) return directive(shown, flags);
  const composite = Object.hasOwn(composites, letter) ? composites[letter] : undefined;
  if (composite === undefined) return undefined;
  const inner = { ...noFlags, upper: flags.upper, swap: flags.swap && !/[c+vr]/.test(letter) };
  return composite.replace(/[A-Za-z]/g, (part) => directives[part]?.(shown, inner) ?? part);
}

const directives: Readonly<Record<string, Directive>> = {
  Y: ({ year }, flags) => number(year, flags.width || 4, flags),
  y: ({ year }, flags) => number(Math.abs(year % 100), Math.max(flags.width, 2), flags),
  C: ({ year }, flags) => {
    const century = number(Math.trunc(year / 100) || (year < 0 ? -1 : 0), Math.max(flags.width, 2), flags);
    return year < 0 && year > -100 ? `${century.slice(0, -1)}0` : century;
  },
  G: (shown, flags) => number(isoWeek(shown).year, flags.width || 4, flags),
  g: (shown, flags) => number(Math.abs(isoWeek(shown).year % 100), Math.max(flags.width, 2), flags),
  V: (shown, flags) => number(isoWeek(shown).week, Math.max(flags.width, 2), flags),
  U: ({ yearDay, weekday }, flags) => number(Math.trunc((yearDay + 6 - weekday) / 7), Math.max(flags.width, 2), flags),
  W: ({ yearDay, weekday }, flags) =>
    number(Math.trunc((yearDay + (weekday > 0 ? 7 - weekday : 0)) / 7), Math.max(flags.width, 2), flags),
  m: two('month'),
  B: ({ month }, flags) => text(names.months[month - 1] ?? '', flags),
  b: ({ month }, flags) => text(names.shortMonths[month - 1] ?? '', flags),
  h: ({ month }, flags) => text(names.shortMonths[month - 1] ?? '', flags),
  A: ({ weekday }, flags) => text(names.weekdays[weekday] ?? '', flags),
  a: ({ weekday }, flags) => text(names.shortWeekdays[weekday] ?? '', flags),
  w: ({ weekday }, flags) => number(weekday, flags.width, flags),
  u: ({ weekday }, flags) => number(weekday || 7, flags.width, flags),
  d: two('day'),
  e: ({ day }, flags) => number(day, Math.max(flags.width, 2), spaced(flags)),
  j: ({ yearDay }, flags) => number(yearDay, Math.max(flags.width, 3), flags),
  H: two('hour'),
  k: ({ hour }, flags) => number(hour, Math.max(flags.width, 2), spaced(flags)),
  I: ({ hour }, flags) => number(hour % 12 || 12, Math.max(flags.width, 2), flags),
  l: ({ hour }, flags) => number(hour % 12 || 12, Math.max(flags.width, 2), spaced(flags)),
  p: ({ hour }, flags) => text(hour < 12 ? 'AM' : 'PM', flags),
  P: ({ hour }, flags) => text(hour < 12 ? 'AM' : 'PM', { ...flags, swap: !(flags.upper || flags.swap) }),
  M: two('minute'),
  S: two('second'),
  s: ({ moment }, flags) => number(wholeSeconds(moment), flags.width, spaced(flags)),
  f: ({ moment }, flags) => number(Math.trunc(moment.nanos / 1000), flags.width || 6, flags),
  Z: (_, flags) => text('UTC', flags),
  z: (_, flags) => zone(flags, 0),
  t: (_, flags) => filled('\t', flags),
  n: (_, flags) => filled('\n', flags),
  '%': (_, flags) => filled('%', flags),
};

function two(part: 'month' | 'day' | 'hour' | 'minute' | 'second'): Directive {
  return (shown, flags) => number(shown[part], Math.max(flags.width, 2), flags);
}

/** Filled up with blanks unless a flag says otherwise. */
function spaced(flags: Flags): Flags {
  return flags.isExplicit ? flags : { ...flags, fill: ' ' };
}

function number(value: number | bigint, width: number, { fill }: Flags): string {
  const digits = BigInt(value).toString();
  if (fill === '') return digits;
  return fill === '0' && value < 0 ? `-${digits.slice(1).padStart(width - 1, '0')}` : digits.padStart(width, fill);
}

function filled(value: string, { width, fill, isExplicit }: Flags): string {
  return fill === '' ? value : value.padStart(width, isExplicit ? fill : ' ');
}

function text(value: string, flags: Flags): string {
  const { upper, swap } = flags;
  const wide = filled(value, flags);
  const fill = wide.slice(0, wide.length - value.length);
  if (swap && value === value.toUpperCase()) return fill + value.toLowerCase();
  return fill + (swap || upper ? value.toUpperCase() : value);
}

/** The offset of UTC, with so many colons. */
function zone({ width, fill }: Flags, colons: number): string {
  const rest = ['00', ':00', ':00:00', ''][colons] ?? '';
  if (fill === '0') return `+${`00${rest}`.padStart(width - 1, '0')}`;
  return fill === '' ? `+0${rest}` : ` +0${rest}`.padStart(width, ' ');
}

/** The week that ISO 8601 counts, and the year that it belongs to. */
function isoWeek({ year, yearDay, weekday }: Shown): { readonly year: number; readonly week: number } {
  const week = Math.floor((yearDay - (weekday || 7) + 10) / 7);
  if (week < 1) return { year: year - 1, week: weeksIn(year - 1) };
  return week > weeksIn(year) ? { year: year + 1, week: 1 } : { year, week };
}

/** A year has 53 weeks if it ends on a Thursday, or the one before it on a Wednesday. */
function weeksIn(year: number): number {
  const lastWeekday = (year: number): number =>
    (((year + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400)) % 7) + 7) % 7;
  return lastWeekday(year) === 4 || lastWeekday(year - 1) === 3 ? 53 : 52;
}
