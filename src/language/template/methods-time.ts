import { GoDuration, GoMonth, GoTime, GoWeekday, local, roundDuration, utc, zeroTime } from '../go/time';
import type { GoInteger } from '../go/value';
import { int64 } from '../go/value';
import { failure } from './failure';
import type { FunctionTable } from './function';
import { methodsOf } from './function';

const timeMethod = methodsOf<GoTime>();
const durationMethod = methodsOf<GoDuration>();
const nameMethod = methodsOf<GoInteger>();

/** Methods of `time.Time` that a template can call: those with one result, or with an error beside it. */
export const timeMethods: FunctionTable = {
  Add: timeMethod(['duration'], (time, duration) => time.add(duration.value)),
  AddDate: timeMethod(['int', 'int', 'int'], addDate),
  After: timeMethod(['time'], (time, other) => time.unixNanos > other.unixNanos),
  Before: timeMethod(['time'], (time, other) => time.unixNanos < other.unixNanos),
  Compare: timeMethod(['time'], (time, other) => BigInt(compare(time, other))),
  Day: timeMethod([], (time) => BigInt(time.fields().day)),
  Equal: timeMethod(['time'], (time, other) => time.unixNanos === other.unixNanos),
  Format: timeMethod(['string'], (time, layout) => time.format(layout)),
  GoString: timeMethod([], (time) => time.goText()),
  Hour: timeMethod([], (time) => BigInt(time.fields().hour)),
  IsDST: timeMethod([], isDaylightSaving),
  IsZero: timeMethod([], (time) => time.unixNanos === zeroTime.unixNanos),
  Local: timeMethod([], (time) => time.in(local)),
  Minute: timeMethod([], (time) => BigInt(time.fields().minute)),
  Month: timeMethod([], (time) => new GoMonth(time.fields().month)),
  Nanosecond: timeMethod([], (time) => BigInt(time.nanos)),
  Round: timeMethod(['duration'], (time, step) => roundTime(time, step.value, true)),
  Second: timeMethod([], (time) => BigInt(time.fields().second)),
  String: timeMethod([], (time) => time.text()),
  Sub: timeMethod(['time'], (time, other) => new GoDuration(clampDuration(time.unixNanos - other.unixNanos))),
  Truncate: timeMethod(['duration'], (time, step) => roundTime(time, step.value, false)),
  UTC: timeMethod([], (time) => time.in(utc)),
  Unix: timeMethod([], (time) => int64(BigInt(time.seconds))),
  UnixMicro: timeMethod([], (time) => int64(floorDivide(time.unixNanos, 1000n))),
  UnixMilli: timeMethod([], (time) => int64(floorDivide(time.unixNanos, 1_000_000n))),
  UnixNano: timeMethod([], (time) => int64(time.unixNanos)),
  Weekday: timeMethod([], (time) => new GoWeekday(time.fields().weekday)),
  Year: timeMethod([], (time) => BigInt(time.fields().year)),
  YearDay: timeMethod([], (time) => BigInt(time.fields().yearDay)),
};

/** Methods of `time.Duration`. */
export const durationMethods: FunctionTable = {
  Abs: durationMethod([], (duration) => new GoDuration(clampDuration(magnitude(duration.value)))),
  Hours: durationMethod([], (duration) => inUnit(duration.value, 3_600_000_000_000n)),
  Microseconds: durationMethod([], (duration) => int64(duration.value / 1000n)),
  Milliseconds: durationMethod([], (duration) => int64(duration.value / 1_000_000n)),
  Minutes: durationMethod([], (duration) => inUnit(duration.value, 60_000_000_000n)),
  Nanoseconds: durationMethod([], (duration) => int64(duration.value)),
  Round: durationMethod(['duration'], (duration, step) => new GoDuration(roundDuration(duration.value, step.value))),
  Seconds: durationMethod([], (duration) => inUnit(duration.value, 1_000_000_000n)),
  String: durationMethod([], (duration) => duration.text()),
  Truncate: durationMethod(['duration'], truncateDuration),
};

/** Methods of `time.Month` and `time.Weekday`. */
export const nameMethods: FunctionTable = {
  String: nameMethod([], (value) => value.text() ?? ''),
};

/** Years that a time may be moved by: beyond them Go's own arithmetic wraps around. */
const maxMove = 1_000_000_000n;

function addDate(time: GoTime, years: bigint, months: bigint, days: bigint): GoTime {
  for (const move of [years, months, days]) {
    if (magnitude(move) > maxMove) throw failure(`cannot move a time by ${move}`);
  }
  const fields = time.fields();
  return GoTime.fromWall(
    {
      ...fields,
      year: fields.year + Number(years),
      month: fields.month + Number(months),
      day: fields.day + Number(days),
    },
    time.zone,
  );
}

function compare(time: GoTime, other: GoTime): number {
  return time.unixNanos < other.unixNanos ? -1 : Number(time.unixNanos > other.unixNanos);
}

/** Intl does not tell; the greater of the offsets of January and July is the one in summer. */
function isDaylightSaving(time: GoTime): boolean {
  const { year, offset } = time.fields();
  const at = (month: number): number =>
    GoTime.fromWall({ year, month, day: 1, hour: 0, minute: 0, second: 0, nanos: 0 }, time.zone).fields().offset;
  return offset > Math.min(at(1), at(7));
}

/** Go counts the steps from year 1. */
function roundTime(time: GoTime, step: bigint, nearest: boolean): GoTime {
  if (step <= 0n) return time;
  const since = time.unixNanos - zeroTime.unixNanos;
  const rest = ((since % step) + step) % step;
  return time.add(nearest && rest * 2n >= step ? step - rest : -rest);
}

function truncateDuration(duration: GoDuration, step: GoInteger): GoDuration {
  return step.value <= 0n ? duration : new GoDuration(duration.value - (duration.value % step.value));
}

function inUnit(nanoseconds: bigint, unit: bigint): number {
  return Number(nanoseconds / unit) + Number(nanoseconds % unit) / Number(unit);
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}

/** The nearest number of nanoseconds that a duration can hold. */
export function clampDuration(nanoseconds: bigint): bigint {
  const limit = 1n << 63n;
  return nanoseconds >= limit ? limit - 1n : nanoseconds < -limit ? -limit : nanoseconds;
}

function floorDivide(value: bigint, by: bigint): bigint {
  const quotient = value / by;
  return value % by < 0n ? quotient - 1n : quotient;
}
