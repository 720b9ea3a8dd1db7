import type { Limits } from '../bus/retention';
import { EventloomError } from '../errors';
import { parseDuration } from '../language/go/time';

/** How much is kept, as the flags of the command line say it. */
export interface KeepFlags {
  /** How long an event is kept: `12h`, `7d`. @default `7d` */
  readonly keepAge?: string;
  /** How much of the disk the events may take: `500MiB`, `2GiB`. @default `2GiB` */
  readonly keepSize?: string;
  /** How many events are kept. @default `1000000` */
  readonly keepEvents?: string;
  /** How long events are kept for a trigger that the definitions do not have any more. @default `72h` */
  readonly keepRetired?: string;
}

/** How much is kept, checked; what is absent has its default. */
export interface KeepOptions {
  readonly bus: Partial<Limits>;
  readonly keepRetiredMs?: number;
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const maxMs = 36_500 * dayMs;

const units = { KiB: 1024, MiB: 1024 ** 2, GiB: 1024 ** 3 } as const;

/** The store itself takes so much, in bytes. */
const minBytes = 1024 ** 2;

/** The store reserves 64 GiB of addresses, for all that it holds. In bytes. */
const maxBytes = 48 * units.GiB;

const maxEvents = 1_000_000_000;

/**
 * Reads what is to be kept.
 * @throws EventloomError `bad-value`
 */
export function keepOptions({ keepAge, keepSize, keepEvents, keepRetired }: KeepFlags): KeepOptions {
  return {
    bus: {
      ...(keepAge !== undefined && { maxAgeMs: durationOf('--keep-age', keepAge, minuteMs) }),
      ...(keepSize !== undefined && { maxBytes: sizeOf('--keep-size', keepSize) }),
      ...(keepEvents !== undefined && { maxEvents: countOf('--keep-events', keepEvents) }),
    },
    ...(keepRetired !== undefined && { keepRetiredMs: durationOf('--keep-retired', keepRetired, 0) }),
  };
}

function durationOf(flag: string, value: string, leastMs: number): number {
  const [, days] = /^(\d{1,5})d$/.exec(value) ?? [];
  const ms = days === undefined ? Number(parseDuration(value) ?? -1n) / 1e6 : Number(days) * dayMs;
  if (ms >= leastMs && ms <= maxMs) return ms;
  const least = leastMs === 0 ? '0 (not at all)' : '1m';
  throw new EventloomError(
    'bad-value',
    `${flag} is "${value}", it has to be a duration such as 12h or 7d, from ${least} to 36500d`,
  );
}

function sizeOf(flag: string, value: string): number {
  const [, number = '', unit = ''] = /^(\d{1,16}(?:\.\d{1,6})?)([KMG]iB)?$/.exec(value) ?? [];
  const bytes = number === '' ? 0 : Math.floor(Number(number) * (isUnit(unit) ? units[unit] : 1));
  if (bytes >= minBytes && bytes <= maxBytes) return bytes;
  throw new EventloomError(
    'bad-value',
    `${flag} is "${value}", it has to be a size such as 500MiB or 2GiB, from 1MiB to 48GiB`,
  );
}

const isUnit = (unit: string): unit is keyof typeof units => Object.hasOwn(units, unit);

function countOf(flag: string, value: string): number {
  const count = /^\d{1,10}$/.test(value) ? Number(value) : 0;
  if (count >= 1 && count <= maxEvents) return count;
  throw new EventloomError(
    'bad-value',
    `${flag} is "${value}", it has to be a number of events, from 1 to ${maxEvents}`,
  );
}
