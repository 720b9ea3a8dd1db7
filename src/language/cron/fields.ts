import { EventloomError } from '../../errors';
import { monthNames, weekdayNames } from '../go/calendar';
import { parseInt } from '../go/strconv';

/** The values that a field of a schedule allows. */
export interface Field {
  readonly values: ReadonlySet<number>;
  /** Whether the field says `*` or `?` somewhere: then it does not restrict days on its own. */
  readonly hasStar: boolean;
}

/** The fields of a schedule; `weekday` counts from Sunday. */
export interface Fields {
  readonly minute: Field;
  readonly hour: Field;
  readonly day: Field;
  readonly month: Field;
  readonly weekday: Field;
}

interface Bounds {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  /** Names that may be written instead of numbers, in any case. */
  readonly names: ReadonlyMap<string, number>;
}

function shortNames(names: readonly string[], first: number): ReadonlyMap<string, number> {
  return new Map(names.map((name, at) => [name.slice(0, 3).toLowerCase(), first + at]));
}

const noNames: ReadonlyMap<string, number> = new Map();
const bounds: Readonly<Record<keyof Fields, Bounds>> = {
  minute: { name: 'minute', least: 0, most: 59, names: noNames },
  hour: { name: 'hour', least: 0, most: 23, names: noNames },
  day: { name: 'day of the month', least: 1, most: 31, names: noNames },
  month: { name: 'month', least: 1, most: 12, names: shortNames(monthNames, 1) },
  weekday: { name: 'day of the week', least: 0, most: 6, names: shortNames(weekdayNames, 0) },
};

/**
 * Reads the five fields of a schedule.
 *
 * @throws EventloomError `bad-program` that names the field.
 */
export function parseFields(text: string): Fields {
  if (text.startsWith('@')) {
    throw fault(`${JSON.stringify(text)} is not supported by Argo Events; write the five fields, such as "0 * * * *"`);
  }
  const parts = text.split(/\p{White_Space}+/u).filter((part) => part !== '');
  const [minute = '', hour = '', day = '', month = '', weekday = ''] = parts;
  if (parts.length !== 5) {
    throw fault(`a schedule has five fields (minute, hour, day, month, day of the week), found ${parts.length}`);
  }
  return {
    minute: parseField(minute, bounds.minute),
    hour: parseField(hour, bounds.hour),
    day: parseField(day, bounds.day),
    month: parseField(month, bounds.month),
    weekday: parseField(weekday, bounds.weekday),
  };
}

const longestMonths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether no time at all matches: a field such as `,` allows no value, or no month has the days, as the 30th of February. */
export function neverMatch({ minute, hour, day, month, weekday }: Fields): boolean {
  if (minute.values.size === 0 || hour.values.size === 0 || month.values.size === 0) return true;
  const hasDay = [...month.values].some((number) =>
    [...day.values].some((date) => date <= (longestMonths[number - 1] ?? 0)),
  );
  const both = day.hasStar || weekday.hasStar;
  return both ? !hasDay || weekday.values.size === 0 : !hasDay && weekday.values.size === 0;
}

function fault(message: string): EventloomError {
  return new EventloomError('bad-program', message);
}

function parseField(text: string, bound: Bounds): Field {
  const values = new Set<number>();
  let hasStar = false;
  for (const part of text.split(',').filter((piece) => piece !== '')) {
    const range = parseRange(part, bound);
    for (let value = range.start; value <= range.end; value += range.step) values.add(value);
    hasStar ||= range.isStar;
  }
  return { values, hasStar };
}

interface Range {
  readonly start: number;
  readonly end: number;
  readonly step: number;
  readonly isStar: boolean;
}

/** `*`, `5`, `1-5`, each with `/step`; `5/10` is from 5 to the end. */
function parseRange(text: string, bound: Bounds): Range {
  const [span = '', stepText, ...moreSteps] = text.split('/');
  const [low = '', high, ...moreHigh] = span.split('-');
  const isStar = low === '*' || low === '?';
  if (moreSteps.length > 0) throw fault(`too many slashes in the ${bound.name} ${JSON.stringify(text)}`);
  if (moreHigh.length > 0 && !isStar) throw fault(`too many hyphens in the ${bound.name} ${JSON.stringify(text)}`);
  const start = isStar ? bound.least : parseValue(low, bound);
  const step = stepText === undefined ? 1 : parseNumber(stepText, bound);
  const single = high === undefined ? start : parseHigh(high, isStar, bound);
  const end = isStar || (high === undefined && stepText !== undefined) ? bound.most : single;
  checkRange(start, end, step, text, bound);
  return { start, end, step, isStar: isStar && step === 1 };
}

/** What stands after the hyphen of a star is not even read. */
function parseHigh(text: string, isStar: boolean, bound: Bounds): number {
  return isStar ? bound.most : parseValue(text, bound);
}

function checkRange(start: number, end: number, step: number, text: string, bound: Bounds): void {
  const shown = `the ${bound.name} ${JSON.stringify(text)}`;
  if (start < bound.least) throw fault(`${shown} is below ${bound.least}`);
  if (end > bound.most) throw fault(`${shown} is above ${bound.most}`);
  if (start > end) throw fault(`${shown} ends before it begins`);
  if (step === 0) throw fault(`${shown} has a step of zero`);
}

function parseValue(text: string, bound: Bounds): number {
  return bound.names.get(text.toLowerCase()) ?? parseNumber(text, bound);
}

function parseNumber(text: string, bound: Bounds): number {
  const value = parseInt(text, 10, 64);
  if (value === undefined || value < 0n) throw fault(`${JSON.stringify(text)} is no number for the ${bound.name}`);
  // Beyond the bounds of every field, and safe to count with.
  return Number(value > 1_000_000n ? 1_000_000n : value);
}
