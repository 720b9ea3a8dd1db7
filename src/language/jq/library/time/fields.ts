import type { Moment } from './moment';
import { fromParts, partsOf } from './moment';

/** Thrown for a text that is not what a format says. */
export class Mismatch {
  constructor(readonly reason: string) {}
}

/** What strptime found so far. */
export class Fields {
  year = 1900;
  century: number | undefined;
  month = 1;
  /** 0 until something says it. */
  day = 0;
  yearDay = 0;
  /** Day of the week from 1 for Sunday; 0 until something says it. */
  weekday = 0;
  week = 0;
  /** The day that weeks begin with; 4 for the weeks of ISO 8601. */
  weekStart: number | undefined;
  hasIsoYear = false;
  hour = 0;
  minute = 0;
  second = 0;
  nanos = 0;
  isAfternoon = false;
  /** Seconds east of Greenwich. */
  offset = 0;

  /** The moment that all of it says. Throws a {@link Mismatch} for years and weeks that do not belong together. */
  moment(): Moment {
    const year = this.century === undefined ? this.year : this.century * 100 + (this.year % 100);
    if (this.day > 0) return this.#at(year, this.month, this.day);
    if (this.yearDay > 0) {
      if (this.hasIsoYear) throw new Mismatch('use "%Y" to parse non-ISO year for "%j"');
      return this.#at(year, 1, this.yearDay);
    }
    return this.weekStart === undefined ? this.#at(year, this.month, 1) : this.#inWeek(year, this.weekStart);
  }

  #inWeek(year: number, start: number): Moment {
    const isIso = start === 4;
    if (isIso && !this.hasIsoYear) throw new Mismatch('use "%G" to parse ISO year for "%V"');
    if (!isIso && this.hasIsoYear) throw new Mismatch('use "%Y" to parse non-ISO year for "%U" or "%W"');
    const week = start > 0 && this.weekday === 1 ? this.week + 1 : this.week;
    const { minute, second } = this;
    const { weekday } = partsOf(fromParts({ year, month: 1, day: -start, hour: this.#hour(), minute, second }, 0));
    return this.#at(year, 1, -start + week * 7 - weekday + this.weekday - 1);
  }

  #at(year: number, month: number, day: number): Moment {
    const second = this.second - this.offset;
    return fromParts({ year, month, day, hour: this.#hour(), minute: this.minute, second }, this.nanos);
  }

  #hour(): number {
    return this.isAfternoon ? this.hour + 12 : this.hour;
  }
}
