import { quoteRune } from '../../../go/quote';
import { quote } from '../../../go/strconv';
import { toBytes } from '../../../go/text';
import { Fields, Mismatch } from './fields';
import type { Moment } from './moment';
import { momentOf, partsOf } from './moment';
import { composites, names } from './names';

/**
 * Reads a time as a format of strptime says.
 *
 * @returns the moment, or why the text does not fit.
 */
export function strptime(text: string, format: string): Moment | string {
  try {
    return new Reader(bytesOf(text)).read(bytesOf(format));
  } catch (error) {
    if (!(error instanceof Mismatch)) throw error;
    return `failed to parse ${quote(text)} with ${quote(format)}: ${error.reason}`;
  }
}

/** One character for each byte, as Go looks at texts. */
function bytesOf(text: string): string {
  return toBytes(text).toString('latin1');
}

/** Reads what one letter stands for. */
type Directive = (reader: Reader, fields: Fields, letter: string) => void;

class Reader {
  readonly #fields = new Fields();
  #at = 0;

  constructor(private readonly text: string) {}

  read(format: string): Moment {
    for (const [found, letter] of format.matchAll(/%(:+[^]?|[^]|$)|[^]/g)) {
      if (letter === undefined) this.literal(found);
      else if (letter === '') throw new Mismatch('stray "%"');
      else if (letter.startsWith(':')) this.#colons(letter);
      else this.#directive(letter);
    }
    if (this.#at < this.text.length) {
      const rest = Buffer.from(this.text.slice(this.#at), 'latin1').toString();
      throw new Mismatch(`unparsed string ${quote(rest)}`);
    }
    return this.#fields.moment();
  }

  /** Takes what matches here; undefined if nothing does. */
  take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.text)?.[0];
    this.#at += found?.length ?? 0;
    return found;
  }

  literal(character: string): void {
    if (this.text[this.#at] !== character) throw new Mismatch(`expected ${quoteRune(character.charCodeAt(0))}`);
    this.#at++;
  }

  /** An integer of up to so many digits, within limits. */
  number(digits: number, least: number, most: number, letter: string): number {
    const found = this.take(new RegExp(`\\d{1,${digits}}`, 'y'));
    const value = Number(found);
    if (found === undefined || value < least || value > most) throw new Mismatch(`cannot parse "%${letter}"`);
    return value;
  }

  /** One of several names, in any case: its number from 1. */
  oneOf(candidates: readonly string[], letter: string): number {
    const at = candidates.findIndex((name) => this.take(new RegExp(name, 'yi')) !== undefined);
    if (at < 0) throw new Mismatch(`cannot parse "%${letter}"`);
    return at + 1;
  }

  /** -1 and 1 for a text that begins with a minus or not. */
  sign(): number {
    return this.take(/-/y) === undefined ? 1 : -1;
  }

  #directive(letter: string): void {
    const directive = Object.hasOwn(directives, letter) ? directives[letter] : undefined;
    if (directive !== undefined) return directive(this, this.#fields, letter);
    const composite = Object.hasOwn(composites, letter) ? composites[letter] : undefined;
    if (composite === undefined) throw new Mismatch(`unexpected format "%${letter}"`);
    for (const part of composite) {
      if (/[A-Za-z]/.test(part)) directives[part]?.(this, this.#fields, part);
      else this.literal(part);
    }
  }

  /** `%:z` and its like. */
  #colons(letters: string): void {
    const colons = Math.min(/^:+/.exec(letters)?.[0].length ?? 0, 3);
    if (letters !== `${':'.repeat(colons)}z`) throw new Mismatch(`expected 'z' after "%${':'.repeat(colons)}"`);
    this.#fields.offset = offset(this, letters);
  }
}

/** Seconds east of Greenwich. With colons in the format they must stand in the text; without they may, up to `%:::z` the parts get optional. */
function offset(reader: Reader, letters: string): number {
  const broken = new Mismatch(`cannot parse "%${letters}"`);
  if (reader.take(/Z/y) !== undefined) return 0;
  const sign = reader.take(/[+-]/y);
  const hour = reader.take(/[01]\d|2[0-3]/y);
  if (sign === undefined || hour === undefined) throw broken;
  const colons = letters.length - 1;
  const hasColon = reader.take(/:/y) !== undefined;
  const isStrict = colons === 1 || colons === 2;
  if (isStrict && !hasColon) throw new Mismatch(`expected ':' for "%${letters}"`);
  const minute = reader.take(/[0-5]\d/y);
  if (minute === undefined && (isStrict || (colons === 0 && hasColon))) throw broken;
  const second =
    minute === undefined ? undefined : secondOf(reader, letters, colons + (colons === 0 && hasColon ? 4 : 0));
  const size = (Number(hour) * 60 + Number(minute ?? 0)) * 60 + Number(second ?? 0);
  return sign === '-' ? -size : size;
}

function secondOf(reader: Reader, letters: string, colons: number): string | undefined {
  if (colons < 2) return undefined;
  const second = reader.take(/:[0-5]\d/y);
  if (second !== undefined) return second.slice(1);
  if (colons > 2) return undefined;
  throw new Mismatch(reader.take(/:/y) === undefined ? `expected ':' for "%${letters}"` : `cannot parse "%${letters}"`);
}

/** An abbreviation of a time zone, as Go reads it. The clock stays the one of UTC: no other zone is known by its abbreviation. */
function zoneName(reader: Reader): void {
  const name = reader.take(/[A-Z]*/y) ?? '';
  if (!/^(?!UTC.|GMT.)(?:[A-Z]{3}|[A-Z]{3}T|WITA|[A-Z]{4}T)$/.test(name))
    throw new Mismatch(`cannot parse ${quote(name)} with "%Z"`);
}

function year(reader: Reader, fields: Fields, letter: string): void {
  const sign = reader.sign();
  fields.year = sign * reader.number(4, 0, 9999, letter);
}

function shortYear(reader: Reader, fields: Fields, letter: string): void {
  const number = reader.number(2, 0, 99, letter);
  fields.year = number + (number < 69 ? 2000 : 1900);
}

/** The week of the year, counted from a day of the week, and the day of the week that is meant if nothing says it. */
function week(weekStart: number, least: number, weekday: number): Directive {
  return (reader, fields, letter) => {
    fields.week = reader.number(2, least, 53, letter);
    fields.weekStart = weekStart;
    fields.weekday ||= weekday;
  };
}

function part(
  name: 'month' | 'day' | 'yearDay' | 'hour' | 'minute' | 'second',
  digits: number,
  least: number,
  most: number,
): Directive {
  return (reader, fields, letter) => {
    if (/[ek]/.test(letter)) reader.take(/ /y);
    fields[name] = reader.number(digits, least, most, letter);
  };
}

function halfDay(reader: Reader, fields: Fields, letter: string): void {
  if (letter === 'l') reader.take(/ /y);
  fields.hour = reader.number(2, 1, 12, letter) % 12;
}

function space(reader: Reader, _fields: Fields, letter: string): void {
  if (reader.take(/[ \t\n\v\f\r]+/y) === undefined) throw new Mismatch(`expected a space for "%${letter}"`);
}

function epoch(reader: Reader, fields: Fields, letter: string): void {
  const sign = reader.sign();
  const seconds = reader.take(/\d{1,19}/y);
  if (seconds === undefined) throw new Mismatch(`cannot parse "%${letter}"`);
  const { year, month, day, hour, minute, second } = partsOf(momentOf(sign * Number(seconds)));
  Object.assign(fields, { year, month, day, hour, minute, second });
}

function fraction(reader: Reader, fields: Fields, letter: string): void {
  const digits = reader.take(/\d{1,6}/y);
  if (digits === undefined) throw new Mismatch(`cannot parse "%${letter}"`);
  fields.nanos = Number(digits.padEnd(9, '0'));
}

function name(field: 'month' | 'weekday', candidates: readonly string[]): Directive {
  return (reader, fields, letter) => {
    fields[field] = reader.oneOf(candidates, letter);
  };
}

function isoYear(read: Directive): Directive {
  return (reader, fields, letter) => {
    fields.hasIsoYear = true;
    read(reader, fields, letter);
  };
}

function century(reader: Reader, fields: Fields, letter: string): void {
  if (reader.sign() < 0) throw new Mismatch('negative century is not supported for "%C"');
  fields.century = reader.number(2, 0, 99, letter);
}

const halves = (reader: Reader, fields: Fields, letter: string): void => {
  fields.isAfternoon = reader.oneOf(['AM', 'PM'], letter) === 2;
};

const directives: Readonly<Record<string, Directive>> = {
  Y: year,
  G: isoYear(year),
  y: shortYear,
  g: isoYear(shortYear),
  C: century,
  m: part('month', 2, 1, 12),
  B: name('month', names.months),
  b: name('month', names.shortMonths),
  h: name('month', names.shortMonths),
  A: name('weekday', names.weekdays),
  a: name('weekday', names.shortWeekdays),
  w: (reader, fields, letter) => {
    fields.weekday = reader.number(1, 0, 6, letter) + 1;
  },
  u: (reader, fields, letter) => {
    fields.weekday = (reader.number(1, 1, 7, letter) % 7) + 1;
  },
  V: week(4, 1, 2),
  U: week(0, 0, 1),
  W: week(1, 0, 2),
  d: part('day', 2, 1, 31),
  e: part('day', 2, 1, 31),
  j: part('yearDay', 3, 1, 366),
  H: part('hour', 2, 0, 23),
  k: part('hour', 2, 0, 23),
  I: halfDay,
  l: halfDay,
  p: halves,
  P: halves,
  M: part('minute', 2, 0, 59),
  S: part('second', 2, 0, 60),
  s: epoch,
  f: fraction,
  Z: zoneName,
  z: (reader, fields, letter) => {
    fields.offset = offset(reader, letter);
  },
  t: space,
  n: space,
  '%': (reader) => reader.literal('%'),
};
