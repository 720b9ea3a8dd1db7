import { EventloomError } from '../../errors';
import type { CalendarEventSource } from '../../model/sources/calendar';
import type { Zone } from '../go/time';
import { GoTime, parseDuration } from '../go/time';
import { parseExclusionDates } from '../recurrence';
import { parseSchedule, zoneOf } from './cron';

/** When the events of a calendar are due. */
export interface Calendar {
  /** The zone that the schedule is meant in. */
  readonly zone: Zone;
  /**
   * The first event after a time, which is best given in {@link zone}; undefined if there is none within five years.
   *
   * @throws EventloomError `program-limit` for an interval that never leaves an excluded day.
   */
  next(after: GoTime): GoTime | undefined;
}

/**
 * Compiles the schedule or the interval of a calendar, with its time zone and exclusion dates.
 *
 * @throws EventloomError `bad-program`
 */
export function compileCalendar(
  source: Pick<CalendarEventSource, 'schedule' | 'interval' | 'timezone' | 'exclusionDates'>,
): Calendar {
  const ticks = compileTicks(source);
  const excluded = new Set(parseExclusionDates(source.exclusionDates ?? []).map(dayOf));
  return { zone: zoneOf(source.timezone ?? ''), next: (after) => nextIncluded(ticks, after, excluded) };
}

interface Ticks {
  next(after: GoTime): GoTime | undefined;
  /** The first tick after a tick that is not on the same day, or at least later. */
  afterDayOf(tick: GoTime): GoTime | undefined;
}

function compileTicks({ schedule, interval }: Pick<CalendarEventSource, 'schedule' | 'interval'>): Ticks {
  if (schedule) {
    const parsed = parseSchedule(schedule);
    return {
      next: (after) => parsed.next(after),
      afterDayOf: (tick) => parsed.next(later(tick, lastSecondOf(tick))),
    };
  }
  if (!interval) throw new EventloomError('bad-program', 'a calendar has a schedule or an interval');
  const delay = parseDuration(interval);
  if (delay === undefined) {
    throw new EventloomError('bad-program', `${JSON.stringify(interval)} is no interval such as 30m`);
  }
  const next = (after: GoTime): GoTime => after.add(delay - BigInt(after.nanos));
  return { next, afterDayOf: (tick) => skipDay(tick, next) };
}

/** Ticks of an interval are evenly spaced once they are on its fraction of a second: the day can be left in one step. */
function skipDay(tick: GoTime, next: (after: GoTime) => GoTime): GoTime {
  const first = next(tick);
  const step = next(first).unixNanos - first.unixNanos;
  const rest = lastSecondOf(tick).unixNanos - first.unixNanos;
  if (step <= 0n) {
    throw new EventloomError('program-limit', `the interval never leaves ${dayOf(tick)}, which is excluded`);
  }
  return rest <= 0n ? first : first.add((rest / step) * step);
}

function lastSecondOf(time: GoTime): GoTime {
  return GoTime.fromWall({ ...time.fields(), hour: 23, minute: 59, second: 59, nanos: 0 }, time.zone);
}

function later(one: GoTime, other: GoTime): GoTime {
  return other.unixNanos > one.unixNanos ? other : one;
}

/** Only the date counts, as it is in the zone of the event. */
function dayOf(time: GoTime): string {
  return time.format('2006-01-02');
}

function nextIncluded(ticks: Ticks, after: GoTime, excluded: ReadonlySet<string>): GoTime | undefined {
  let tick = ticks.next(after);
  while (tick !== undefined && excluded.has(dayOf(tick))) tick = ticks.afterDayOf(tick);
  return tick;
}
