import { EventloomError } from '../../errors';
import type { WallClock, Zone } from '../go/time';
import { GoTime } from '../go/time';
import type { TimeFields } from '../go/time-format';
import { type Fields, neverMatch } from './fields';

const second = 1_000_000_000n;
const hour = 3600n * second;

/** Schedules that have no time within so many years, such as the 30th of February, have none. */
const maxYears = 5;

/** A schedule: the minutes whose fields all match. The search follows upstream's step by step, clock changes included. */
export class Schedule {
  readonly #fields: Fields;
  /** Where the fields are meant; undefined for the zone of the time that is asked about. */
  readonly #zone: Zone | undefined;
  readonly #isNever: boolean;

  constructor(fields: Fields, zone: Zone | undefined) {
    this.#fields = fields;
    this.#zone = zone;
    this.#isNever = neverMatch(fields);
  }

  /**
   * The first time after another one, in the zone of that; undefined if there is none within five years.
   *
   * @throws EventloomError `program-failed` on the way over a whole day that the clocks skip.
   */
  next(after: GoTime): GoTime | undefined {
    if (this.#isNever) return undefined;
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
    if (this.#isNever) return undefined;
    const start = this.#placed(before);
    const search = new BackwardSearch(this.#fields, start.add(-second - BigInt(start.nanos)));
    return search.run()?.in(before.zone);
  }

  #placed(time: GoTime): GoTime {
    return this.#zone === undefined ? time : time.in(this.#zone);
  }
}

/** What both directions share: a time, and whether it suits each field. */
abstract class Search {
  readonly fields: Fields;
  protected readonly startYear: number;
  #time: GoTime;
  #shown: TimeFields | undefined;

  constructor(fields: Fields, start: GoTime) {
    this.fields = fields;
    this.#time = start;
    this.startYear = start.fields().year;
  }

  protected get time(): GoTime {
    return this.#time;
  }

  protected set time(time: GoTime) {
    this.#time = time;
    this.#shown = undefined;
  }

  /** What the wall clock shows at the time. */
  protected get shown(): TimeFields {
    this.#shown ??= this.#time.fields();
    return this.#shown;
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
    const { day, weekday } = this.shown;
    const dayMatches = this.fields.day.values.has(day);
    const weekdayMatches = this.fields.weekday.values.has(weekday);
    const both = this.fields.day.hasStar || this.fields.weekday.hasStar;
    return both ? dayMatches && weekdayMatches : dayMatches || weekdayMatches;
  }

  /** The time with some parts of its wall clock changed. */
  protected with(parts: Partial<WallClock>): GoTime {
    return GoTime.fromWall({ ...this.shown, ...parts }, this.time.zone);
  }

  /** Midnight, where there is none: an hour before one o'clock, or after eleven. */
  protected nearMidnight(): GoTime {
    const { hour: shown } = this.shown;
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

/** How many steps it is to the next allowed value, or to where the field runs over. */
function stepsTo(values: ReadonlySet<number>, from: number, end: number): number {
  for (let value = from + 1; value < end; value++) if (values.has(value)) return value - from;
  return end - from;
}

const midnight = { hour: 0, minute: 0, second: 0, nanos: 0 };

class ForwardSearch extends Search {
  /** Whether a field was moved: then those below begin at their least. */
  #moved = false;

  protected withinYears(): boolean {
    return this.shown.year <= this.startYear + maxYears;
  }

  protected toMonth(): boolean {
    while (!this.fields.month.values.has(this.shown.month)) {
      this.#begin({ day: 1, ...midnight });
      this.time = this.with({ month: this.shown.month + 1 });
      if (this.shown.month === 1) return false;
    }
    return true;
  }

  protected toDay(): boolean {
    while (!this.dayMatches()) {
      this.#begin(midnight);
      const start = this.time;
      this.time = this.with({ day: this.shown.day + 1 });
      this.time = this.nearMidnight();
      if (this.time.unixNanos <= start.unixNanos) throw stuck('after', start, 'skip a day');
      if (this.shown.day === 1) return false;
    }
    return true;
  }

  protected toHour(): boolean {
    while (!this.fields.hour.values.has(this.shown.hour)) {
      this.#begin({ ...midnight, hour: this.shown.hour });
      this.time = this.#later(3600, stepsTo(this.fields.hour.values, this.shown.hour, 24));
      if (this.shown.hour === 0) return false;
    }
    return true;
  }

  protected toMinute(): boolean {
    while (!this.fields.minute.values.has(this.shown.minute)) {
      if (!this.#moved) this.time = new GoTime(Math.floor(this.time.seconds / 60) * 60, 0, this.time.zone);
      this.#moved = true;
      this.time = this.#later(60, stepsTo(this.fields.minute.values, this.shown.minute, 60));
      if (this.shown.minute === 0) return false;
    }
    return true;
  }

  protected toSecond(): boolean {
    while (this.shown.second !== 0) {
      this.#moved = true;
      this.time = this.time.add(second);
      if (this.shown.second === 0) return false;
    }
    return true;
  }

  /** So many steps on; only one where the clocks change on the way, since that may show a time that matches earlier. */
  #later(stepSeconds: number, steps: number): GoTime {
    const { seconds, nanos, zone } = this.time;
    const far = new GoTime(seconds + stepSeconds * steps, nanos, zone);
    return far.zone.at(far.seconds).offset === this.shown.offset ? far : new GoTime(seconds + stepSeconds, nanos, zone);
  }

  #begin(parts: Partial<WallClock>): void {
    if (!this.#moved) this.time = this.with(parts);
    this.#moved = true;
  }
}

class BackwardSearch extends Search {
  /** For which field, and from where, the search went forward. */
  readonly #forwardFrom = new Set<string>();

  protected withinYears(): boolean {
    return this.shown.year >= this.startYear - maxYears;
  }

  protected toMonth(): boolean {
    while (!this.fields.month.values.has(this.shown.month)) {
      this.#before(this.with({ day: 1, ...midnight }), 'month');
      if (this.shown.month === 12) return false;
    }
    return true;
  }

  protected toDay(): boolean {
    while (!this.dayMatches()) {
      const { month } = this.shown;
      const now = this.time;
      this.time = this.with(midnight);
      const start = this.nearMidnight();
      this.time = now;
      this.#before(start, 'day');
      if (this.shown.month !== month) return false;
    }
    return true;
  }

  protected toHour(): boolean {
    while (!this.fields.hour.values.has(this.shown.hour)) {
      this.#before(this.with({ ...midnight, hour: this.shown.hour }), 'hour');
      if (this.shown.hour === 23) return false;
    }
    return true;
  }

  protected toMinute(): boolean {
    while (!this.fields.minute.values.has(this.shown.minute)) {
      this.#before(this.with({ second: 0, nanos: 0 }), 'minute');
      if (this.shown.minute === 59) return false;
    }
    return true;
  }

  protected toSecond(): boolean {
    while (this.shown.second !== 0) {
      this.time = this.time.add(-second);
      if (this.shown.second === 59) return false;
    }
    return true;
  }

  /**
   * Goes to the last second before a time. In an hour that is shown twice that time may be the later of two, and the search goes on
   * from there; it never ends when a field comes to the same place again.
   */
  #before(start: GoTime, field: string): void {
    const earlier = start.add(-second);
    if (earlier.unixNanos >= this.time.unixNanos) {
      const place = `${field} ${this.time.unixNanos}`;
      if (this.#forwardFrom.has(place)) throw stuck('before', this.time, 'repeat an hour');
      this.#forwardFrom.add(place);
    }
    this.time = earlier;
  }
}
