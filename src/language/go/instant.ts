import { civilFromDays, civilSeconds, daysFromCivil, monthNames, secondsPerDay, weekdayNames } from './calendar';
import { quote } from './quote';
import type { TimeFields } from './time-format';
import { formatTime } from './time-format';
import { GoInteger, GoObject } from './value';
import type { Zone } from './zone';
import { utc, wallToUnix } from './zone';

const nanosPerSecond = 1_000_000_000n;

/** What Go's Time.String prints. */
const stringLayout = '2006-01-02 15:04:05.999999999 -0700 MST';

/** A `time.Time`: a moment to the nanosecond, and the zone that it is shown in. */
export class GoTime extends GoObject {
  readonly type = 'time.Time';
  readonly kind = 'struct';
  /** Whole seconds since 1970, rounded down. */
  readonly seconds: number;
  /** 0 to 999,999,999. */
  readonly nanos: number;
  readonly zone: Zone;

  constructor(seconds: number, nanos: number, zone: Zone = utc) {
    super();
    this.seconds = seconds;
    this.nanos = nanos;
    this.zone = zone;
  }

  /** The moment of a clock in milliseconds since 1970. */
  static fromMilliseconds(milliseconds: number, zone: Zone = utc): GoTime {
    const seconds = Math.floor(milliseconds / 1000);
    return new GoTime(seconds, Math.round((milliseconds - seconds * 1000) * 1_000_000), zone);
  }

  /** The moment that a wall clock in a zone shows; every part may be out of its range, as in Go's time.Date. */
  static fromWall(fields: WallClock, zone: Zone): GoTime {
    const { year, month, day, hour, minute, second, nanos } = fields;
    const carry = Math.floor(nanos / 1_000_000_000);
    const wall = civilSeconds(year, month, day, hour, minute, second) + carry;
    return new GoTime(wallToUnix(wall, zone), nanos - carry * 1_000_000_000, zone);
  }

  /** Nanoseconds since 1970. */
  get unixNanos(): bigint {
    return BigInt(this.seconds) * nanosPerSecond + BigInt(this.nanos);
  }

  /** The same moment in another zone. */
  in(zone: Zone): GoTime {
    return new GoTime(this.seconds, this.nanos, zone);
  }

  /** A later (or, below zero, earlier) moment. */
  add(nanoseconds: bigint): GoTime {
    const total = BigInt(this.nanos) + nanoseconds;
    const rest = BigInt.asUintN(64, ((total % nanosPerSecond) + nanosPerSecond) % nanosPerSecond);
    return new GoTime(this.seconds + Number((total - rest) / nanosPerSecond), Number(rest), this.zone);
  }

  /** Year, month, day and so on as they are shown. */
  fields(): TimeFields {
    const { offset, abbreviation } = this.zone.at(this.seconds);
    const wall = this.seconds + offset;
    const days = Math.floor(wall / secondsPerDay);
    const rest = wall - days * secondsPerDay;
    const { year, month, day } = civilFromDays(days);
    return {
      year,
      month,
      day,
      weekday: (((days + 4) % 7) + 7) % 7,
      yearDay: days - daysFromCivil(year, 1, 1) + 1,
      hour: Math.floor(rest / 3600),
      minute: Math.floor((rest % 3600) / 60),
      second: rest % 60,
      nanos: this.nanos,
      offset,
      abbreviation,
    };
  }

  /** The time in a Go layout. */
  format(layout: string): string {
    return formatTime(this.fields(), layout);
  }

  override text(): string {
    return this.format(stringLayout);
  }

  override goText(): string {
    const { year, month, day, hour, minute, second, nanos } = this.fields();
    const rest = [day, hour, minute, second, nanos].join(', ');
    return `time.Date(${year}, time.${monthNames[month - 1] ?? ''}, ${rest}, ${zoneGoText(this.zone)})`;
  }
}

function zoneGoText({ name }: Zone): string {
  return name === 'UTC' || name === 'Local' ? `time.${name}` : `time.Location(${quote(name)})`;
}

/** The parts of a wall clock reading; month 1 is January. */
export interface WallClock {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly nanos: number;
}

/** Go's zero time: the first of January of year 1. */
export const zeroTime = new GoTime(-62_135_596_800, 0);

/** A `time.Month`, 1 to 12. */
export class GoMonth extends GoInteger {
  constructor(month: number) {
    super(BigInt(month), 'int', 'time.Month');
  }

  override text(): string {
    return monthNames[Number(this.value) - 1] ?? `%!Month(${this.value})`;
  }
}

/** A `time.Weekday`, 0 to 6 from Sunday. */
export class GoWeekday extends GoInteger {
  constructor(weekday: number) {
    super(BigInt(weekday), 'int', 'time.Weekday');
  }

  override text(): string {
    return weekdayNames[Number(this.value)] ?? `%!Weekday(${this.value})`;
  }
}
