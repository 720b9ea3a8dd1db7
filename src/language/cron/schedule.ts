import { EventloomError } from '../../errors';
import type { WallClock, Zone } from '../go/time';
import { GoTime } from '../go/time';
import type { Fields } from './fields';

const second = 1_000_000_000n;
const hour = 3600n * second;

/** Schedules that have no time within so many years, such as the 30th of February, have none. */
const maxYears = 5;

/** A schedule: the minutes whose fields all match. The search follows upstream's step by step, clock changes included. */
export class Schedule {
  readonly #fields: Fields;
  /** Where the fields are meant; undefined for the zone of the time that is asked about. */
  readonly #zone: Zone | undefined;

  constructor(fields: Fields, zone: Zone | undefined) {
    this.#fields = fields;
    this.#zone = zone;
  }

  /**
   * The first time after another one, in the zone of that; undefined if there is none within five years.
   *
   * @throws EventloomError `program-failed` on the way over a whole day that the clocks skip.
   */
  next(after: GoTime): GoTime | undefined {
    if (this.#isNever()) return undefined;
    const start = this.#placed(after);
    const search = new ForwardSearch(this.#fields, start.add(second - BigInt(start.nanos)));
    return search.run()?.in(after.zone);
  }

  /**
   * The last time before another one, in the zone of that; undefined if there is none within five years.
   *
   * @throws EventloomError `program-failed` on the way back over an hour that the clocks repeat, east of Greenwich.
   */
  previous(before: GoTime): GoTime | undefined {
    if (this.#isNever()) return undefined;
    const start = this.#placed(before);
    const search = new BackwardSearch(this.#fields, start.add(-second - BigInt(start.nanos)));
    return search.run()?.in(before.zone);
  }

  #placed(time: GoTime): GoTime {
    return this.#zone === undefined ? time : time.in(this.#zone);
  }

  /** A field such as `,` allows no value. */
  #isNever(): boolean {
    const { minute, hour, month } = this.#fields;
    return minute.values.size === 0 || hour.values.size === 0 || month.values.size === 0;
  }
}

/** What both directions share: a time, and whether it suits each field. */
abstract class Search {
  readonly fields: Fields;
  protected time: GoTime;
  protected readonly startYear: number;

  constructor(fields: Fields, start: GoTime) {
    this.fields = fields;
    this.time = start;
    this.startYear = start.fields().year;
  }

  /** Goes through the fields from the month down; a field that runs over begins anew. */
  run(): GoTime | undefined {
    while (this.withinYears()) {
      if (this.toMonth() && this.toDay() && this.toHour() && this.toMinute() && this.toSecond()) return this.time;
    }
    return undefined;
  }

  protected abstract withinYears(): boolean;
  protected abstract toMonth(): boolean;
  protected abstract toDay(): boolean;
  protected abstract toHour(): boolean;
  protected abstract toMinute(): boolean;
  protected abstract toSecond(): boolean;

  /** Restricted days of the month and of the week are alternatives; otherwise both have to match. */
  protected dayMatches(): boolean {
    const { day, weekday } = this.time.fields();
    const dayMatches = this.fields.day.values.has(day);
    const weekdayMatches = this.fields.weekday.values.has(weekday);
    const both = this.fields.day.hasStar || this.fields.weekday.hasStar;
    return both ? dayMatches && weekdayMatches : dayMatches || weekdayMatches;
  }

  /** The time with some parts of its wall clock changed. */
  protected with(parts: Partial<WallClock>): GoTime {
    return GoTime.fromWall({ ...this.time.fields(), ...parts }, this.time.zone);
  }

  /** Midnight, where there is none: an hour before one o'clock, or after eleven. */
  protected nearMidnight(): GoTime {
    const { hour: shown } = this.time.fields();
    return shown === 0 ? this.time : this.time.add(BigInt(shown > 12 ? 24 - shown : -shown) * hour);
  }
}

/** Argo Events never comes back from such a place. */
function stuck(direction: 'before' | 'after', time: GoTime, what: string): EventloomError {
  return new EventloomError(
    'program-failed',
    `the time ${direction} ${time.text()} cannot be told: the clocks of this zone ${what} there`,
  );
}

const midnight = { hour: 0, minute: 0, second: 0, nanos: 0 };

class ForwardSearch extends Search {
  /** Whether a field was moved: then those below begin at their least. */
  #moved = false;

  protected withinYears(): boolean {
    return this.time.fields().year <= this.startYear + maxYears;
  }

  protected toMonth(): boolean {
    while (!this.fields.month.values.has(this.time.fields().month)) {
      this.#begin({ day: 1, ...midnight });
      this.time = this.with({ month: this.time.fields().month + 1 });
      if (this.time.fields().month === 1) return false;
    }
    return true;
  }

  protected toDay(): boolean {
    while (!this.dayMatches()) {
      this.#begin(midnight);
      const start = this.time;
      this.time = this.with({ day: this.time.fields().day + 1 });
      this.time = this.nearMidnight();
      if (this.time.unixNanos <= start.unixNanos) throw stuck('after', start, 'skip a day');
      if (this.time.fields().day === 1) return false;
    }
    return true;
  }

  protected toHour(): boolean {
    while (!this.fields.hour.values.has(this.time.fields().hour)) {
      this.#begin({ ...midnight, hour: this.time.fields().hour });
      this.time = this.time.add(hour);
      if (this.time.fields().hour === 0) return false;
    }
    return true;
  }

  protected toMinute(): boolean {
    while (!this.fields.minute.values.has(this.time.fields().minute)) {
      if (!this.#moved) this.time = new GoTime(Math.floor(this.time.seconds / 60) * 60, 0, this.time.zone);
      this.#moved = true;
      this.time = this.time.add(60n * second);
      if (this.time.fields().minute === 0) return false;
    }
    return true;
  }

  protected toSecond(): boolean {
    while (this.time.fields().second !== 0) {
      this.#moved = true;
      this.time = this.time.add(second);
      if (this.time.fields().second === 0) return false;
    }
    return true;
  }

  #begin(parts: Partial<WallClock>): void {
    if (!this.#moved) this.time = this.with(parts);
    this.#moved = true;
  }
}

class BackwardSearch extends Search {
  protected withinYears(): boolean {
    return this.time.fields().year >= this.startYear - maxYears;
  }

  protected toMonth(): boolean {
    while (!this.fields.month.values.has(this.time.fields().month)) {
      this.#before(this.with({ day: 1, ...midnight }));
      if (this.time.fields().month === 12) return false;
    }
    return true;
  }

  protected toDay(): boolean {
    while (!this.dayMatches()) {
      const { month } = this.time.fields();
      const now = this.time;
      this.time = this.with(midnight);
      const start = this.nearMidnight();
      this.time = now;
      this.#before(start);
      if (this.time.fields().month !== month) return false;
    }
    return true;
  }

  protected toHour(): boolean {
    while (!this.fields.hour.values.has(this.time.fields().hour)) {
      this.#before(this.with({ ...midnight, hour: this.time.fields().hour }));
      if (this.time.fields().hour === 23) return false;
    }
    return true;
  }

  protected toMinute(): boolean {
    while (!this.fields.minute.values.has(this.time.fields().minute)) {
      this.#before(this.with({ second: 0, nanos: 0 }));
      if (this.time.fields().minute === 59) return false;
    }
    return true;
  }

  protected toSecond(): boolean {
    while (this.time.fields().second !== 0) {
      this.time = this.time.add(-second);
      if (this.time.fields().second === 59) return false;
    }
    return true;
  }

  /** Goes to the last second before a time, which has to lie before the present one. */
  #before(start: GoTime): void {
    const earlier = start.add(-second);
    if (earlier.unixNanos >= this.time.unixNanos) {
      throw stuck('before', this.time, 'repeat an hour');
    }
    this.time = earlier;
  }
}
