import { EventloomError } from '../errors';
import type { Zone } from './go/time';
import { GoTime, loadZone, parseTime } from './go/time';

/** A part of every day, as a `time` filter names it. */
export interface TimeWindow {
  /**
   * Whether a moment falls into it.
   * @throws EventloomError `program-failed` for moments after the year 9999.
   */
  contains(time: GoTime): boolean;
}

/** What a clock shows. */
interface ClockTime {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly nanos: number;
}

/**
 * Compiles a part of the day. Both ends are meant on the day that the moment has in the zone; the first belongs to it, the last
 * does not. An end that is not later than the start is one of the next day, so that equal ends are the whole day.
 *
 * @param start `HH:MM:SS`, a fraction allowed.
 * @param stop likewise.
 * @param timezone a name of the IANA database. `@default` UTC
 * @throws EventloomError `bad-program`
 */
export function compileTimeWindow(start: string, stop: string, timezone = ''): TimeWindow {
  const zone = loadZone(timezone);
  if (!zone) throw new EventloomError('bad-program', `invalid timezone '${timezone}': unknown time zone ${timezone}`);
  return new DailyWindow(readClock(start), readClock(stop), zone);
}

function readClock(text: string): ClockTime {
  const time = parseTime('2006-01-02 15:04:05', `2000-01-01 ${text}`);
  if (time) return time.fields();
  throw new EventloomError('bad-program', `cannot read the time '${text}': write it as HH:MM:SS, such as 09:30:00`);
}

class DailyWindow implements TimeWindow {
  constructor(
    readonly start: ClockTime,
    readonly stop: ClockTime,
    readonly zone: Zone,
  ) {}

  contains(time: GoTime): boolean {
    const [start, stop] = [this.#on(time, this.start), this.#on(time, this.stop)];
    const [started, stopped] = [!isBefore(time, start), !isBefore(time, stop)];
    return isBefore(start, stop) ? started && !stopped : started || !stopped;
  }

  /** A clock time on the day of a moment. */
  #on(time: GoTime, clock: ClockTime): GoTime {
    const { year, month, day } = time.in(this.zone).fields();
    if (year > 9999) throw new EventloomError('program-failed', `the year ${year} has more than four digits`);
    const { hour, minute, second, nanos } = clock;
    return GoTime.fromWall({ year, month, day, hour, minute, second, nanos }, this.zone);
  }
}

function isBefore(one: GoTime, other: GoTime): boolean {
  return one.seconds < other.seconds || (one.seconds === other.seconds && one.nanos < other.nanos);
}
