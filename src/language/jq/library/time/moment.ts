import { civilFromDays, daysFromCivil, secondsPerDay } from '../../../go/calendar';
import type { GoValue } from '../../../go/value';
import { floatToInt, toFloat, toInt } from '../../value/number';

/** A moment in UTC: days since 1970, the second of the day, and nanoseconds. Exact also for years with many digits. */
export interface Moment {
  readonly days: number;
  readonly second: number;
  readonly nanos: number;
}

/** The parts of a date and a time of day. */
export interface Parts {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** 0 to 6 from Sunday. */
  readonly weekday: number;
  /** 1 to 366. */
  readonly yearDay: number;
}

const nanosPerSecond = 1_000_000_000;
const maxSeconds = 2n ** 63n;
/** The begin of the years that Go can count; what is before runs over, and so does what is no int64. */
const leastSeconds = -9_223_371_966_579_724_800n;
/** What Go makes of a number that is none: its 64 bits of nanoseconds run over. */
const notANumber = { seconds: maxSeconds - 9_223_372_037n, nanos: 145_224_192 };

/** The moment of seconds since 1970. As in gojq the whole seconds are cut towards zero, the rest is counted upwards. */
export function momentOf(epoch: number): Moment {
  if (!Number.isFinite(epoch)) return fromSeconds(notANumber.seconds, notANumber.nanos);
  const whole = BigInt(Math.trunc(epoch));
  const isInside = whole >= leastSeconds && whole < maxSeconds;
  return fromSeconds(isInside ? whole : maxSeconds, Math.trunc((epoch - Math.floor(epoch)) * nanosPerSecond));
}

function fromSeconds(seconds: bigint, nanos: number): Moment {
  const perDay = BigInt(secondsPerDay);
  const second = ((seconds % perDay) + perDay) % perDay;
  return { days: Number((seconds - second) / perDay), second: Number(second), nanos };
}

/** The moment of a date and a time of day; every part may be out of its range. */
export function fromParts(parts: Omit<Parts, 'weekday' | 'yearDay'>, nanos: number): Moment {
  const { year, month, day, hour, minute, second } = parts;
  const seconds = hour * 3600 + minute * 60 + second;
  const days = Math.floor(seconds / secondsPerDay);
  return { days: daysFromCivil(year, month, day) + days, second: seconds - days * secondsPerDay, nanos };
}

/** Seconds since 1970; those of moments that an int64 cannot count run over. */
export function epochOf(moment: Moment): number {
  return Number(wholeSeconds(moment)) + moment.nanos / nanosPerSecond;
}

/** Whole seconds since 1970, as an int64 that may run over. */
export function wholeSeconds({ days, second }: Moment): bigint {
  return BigInt.asIntN(64, BigInt(days) * BigInt(secondsPerDay) + BigInt(second));
}

/** The parts of a moment. */
export function partsOf({ days, second }: Moment): Parts {
  const date = civilFromDays(days);
  return {
    ...date,
    hour: Math.floor(second / 3600),
    minute: Math.floor((second % 3600) / 60),
    second: second % 60,
    weekday: (((days + 4) % 7) + 7) % 7,
    yearDay: days - daysFromCivil(date.year, 1, 1) + 1,
  };
}

/** A moment as jq's array: year, month from 0, day, hour, minute, seconds, day of the week, day of the year from 0. */
export function brokenDown(moment: Moment): GoValue[] {
  const { year, month, day, hour, minute, second, weekday, yearDay } = partsOf(moment);
  const whole = [year, month - 1, day, hour, minute].map(BigInt);
  return [...whole, second + moment.nanos / nanosPerSecond, BigInt(weekday), BigInt(yearDay - 1)];
}

/** The moment of jq's array, of which parts may be missing; undefined if one is no number. */
export function fromBrokenDown(array: readonly GoValue[]): Moment | undefined {
  const numbers: number[] = [];
  for (const part of array.slice(0, 8)) {
    const number = toInt(part);
    if (number === undefined) return undefined;
    numbers.push(number);
  }
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = numbers;
  const seconds = toFloat(array[5] ?? 0) ?? 0;
  const nanos = Math.trunc((seconds - Math.floor(seconds)) * nanosPerSecond);
  return fromParts({ year, month: month + 1, day, hour, minute, second: floatToInt(seconds) }, nanos);
}
