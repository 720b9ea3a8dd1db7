import { readInt } from '../../go/parse-number';
import {
  formatDuration,
  GoTime,
  loadZone,
  local,
  parseDuration,
  parseTime,
  roundDuration,
  utc,
  zeroTime,
} from '../../go/time';
import type { GoValue } from '../../go/value';
import { GoInteger } from '../../go/value';
import { failure } from '../failure';
import type { FunctionTable, Surroundings } from '../function';
import { bounded, fn } from '../function';
import { clampDuration } from '../methods-time';

const second = 1_000_000_000n;

const inZone = bounded(['string', 'any', 'string'], formatInZone);
const modify = fn(['string', 'time'], (text, time) => time.add(parseDuration(text) ?? 0n));
const mustModify = fn(['string', 'time'], (text, time) => time.add(duration(text)));

/** Dates in Go layouts. What is neither a time nor an integer counts as the present moment. */
export const dates: FunctionTable = {
  now: bounded([], ({ now }) => GoTime.fromMilliseconds(now(), local)),
  date: bounded(['string', 'any'], (surroundings, layout, date) => formatInZone(surroundings, layout, date, 'Local')),
  dateInZone: inZone,
  date_in_zone: inZone,
  htmlDate: bounded(['any'], (surroundings, date) => formatInZone(surroundings, '2006-01-02', date, 'Local')),
  htmlDateInZone: bounded(['any', 'string'], (surroundings, date, zone) =>
    formatInZone(surroundings, '2006-01-02', date, zone),
  ),
  dateModify: modify,
  date_modify: modify,
  mustDateModify: mustModify,
  must_date_modify: mustModify,
  toDate: fn(['string', 'string'], (layout, text) => parseTime(layout, text, local) ?? zeroTime),
  mustToDate: fn(['string', 'string'], (layout, text) => {
    const time = parseTime(layout, text, local);
    if (time === undefined) throw failure(`${JSON.stringify(text)} is no date in the layout ${JSON.stringify(layout)}`);
    return time;
  }),
  ago: bounded(['any'], (surroundings, date) => ago(surroundings, date)),
  duration: fn(['any'], (value) => formatDuration(BigInt.asIntN(64, seconds(value) * second))),
  durationRound: bounded(['any'], (surroundings, value) => roughDuration(lengthOf(surroundings, value))),
  unixEpoch: fn(['time'], (time) => String(time.seconds)),
};

function formatInZone({ now }: Surroundings, layout: string, date: GoValue, zoneName: string): string {
  const time = momentOf(date) ?? GoTime.fromMilliseconds(now());
  return time.in(loadZone(zoneName) ?? utc).format(layout);
}

/** A time, or an int or int64 as seconds since 1970. */
function momentOf(date: GoValue): GoTime | undefined {
  if (date instanceof GoTime) return date;
  if (typeof date === 'bigint') return fromUnix(date);
  return date instanceof GoInteger && date.type === 'int64' ? fromUnix(date.value) : undefined;
}

/** Years that a date may lie away from 1970. */
const maxSeconds = 10n ** 15n;

function fromUnix(unix: bigint): GoTime {
  if (unix > maxSeconds || unix < -maxSeconds) throw failure(`${unix} seconds since 1970 are no date`);
  return new GoTime(Number(unix), 0, local);
}

function since({ now }: Surroundings, time: GoTime): bigint {
  return clampDuration(GoTime.fromMilliseconds(now()).unixNanos - time.unixNanos);
}

function ago(surroundings: Surroundings, date: GoValue): string {
  const passed = since(surroundings, momentOf(date) ?? GoTime.fromMilliseconds(surroundings.now()));
  return formatDuration(roundDuration(passed, second));
}

function duration(text: string): bigint {
  const nanoseconds = parseDuration(text);
  if (nanoseconds === undefined) throw failure(`${JSON.stringify(text)} is no duration such as 1h30m`);
  return nanoseconds;
}

/** Text as a number of seconds, of one that is too large the largest; other integers than int64 count as 0. */
function seconds(value: GoValue): bigint {
  if (typeof value === 'string') return readInt(value, 10, 64).value;
  return value instanceof GoInteger && value.type === 'int64' ? value.value : 0n;
}

function lengthOf(surroundings: Surroundings, value: GoValue): bigint {
  if (typeof value === 'string') return parseDuration(value) ?? 0n;
  if (value instanceof GoTime) return since(surroundings, value);
  return value instanceof GoInteger && value.type === 'int64' ? value.value : 0n;
}

const hour = 3600n * second;
const units: readonly (readonly [string, bigint])[] = [
  ['y', hour * 24n * 365n],
  ['mo', hour * 24n * 30n],
  ['d', hour * 24n],
  ['h', hour],
  ['m', 60n * second],
  ['s', second],
];

/** The greatest unit that is exceeded: 2h10m is 2h, exactly 1h is 60m. */
function roughDuration(nanoseconds: bigint): string {
  const size = nanoseconds < 0n ? -nanoseconds : nanoseconds;
  const unit = units.find(([, length]) => size > length);
  return unit === undefined ? '0s' : `${size / unit[1]}${unit[0]}`;
}
