import { EventloomError } from '../../errors';
import type { Zone } from '../go/time';
import { GoTime, loadZone, local, utc } from '../go/time';
import { parseFields } from './fields';
import { Schedule } from './schedule';

/** A schedule in milliseconds since 1970. */
export interface Cron {
  /** The first time after a moment; undefined if there is none within five years. */
  next(afterMs: number): number | undefined;
  /** The last time before a moment, likewise. Throws `program-failed`, see {@link Schedule.previous}. */
  previous(beforeMs: number): number | undefined;
}

/**
 * Compiles a schedule of five fields; `TZ=` or `CRON_TZ=` with a zone may stand before them.
 *
 * @param timezone the zone of schedules that name none. `@default` UTC
 * @throws EventloomError `bad-program`
 */
export function parseCron(spec: string, timezone = ''): Cron {
  const schedule = parseSchedule(spec);
  const zone = zoneOf(timezone);
  const milliseconds = (time: GoTime | undefined): number | undefined => time && time.seconds * 1000;
  return {
    next: (afterMs) => milliseconds(schedule.next(GoTime.fromMilliseconds(afterMs, zone))),
    previous: (beforeMs) => milliseconds(schedule.previous(GoTime.fromMilliseconds(beforeMs, zone))),
  };
}

/** {@link parseCron} for times that carry their own zone, and nanoseconds. Throws `bad-program`. */
export function parseSchedule(spec: string): Schedule {
  if (spec === '') throw new EventloomError('bad-program', 'the schedule is empty');
  const prefix = /^(?:CRON_)?TZ=/.exec(spec);
  if (prefix === null) return new Schedule(parseFields(spec), undefined);
  const space = spec.indexOf(' ');
  if (space < 0) throw new EventloomError('bad-program', `${JSON.stringify(spec)} has no fields after the time zone`);
  const zone = zoneOf(spec.slice(prefix[0].length, space));
  return new Schedule(parseFields(spec.slice(space)), zone === local ? undefined : zone);
}

/** The zone of a name; an empty name is UTC. Throws `bad-program`. */
export function zoneOf(name: string): Zone {
  const zone = name === '' ? utc : loadZone(name);
  if (zone === undefined) {
    throw new EventloomError(
      'bad-program',
      `there is no time zone ${JSON.stringify(name)}; write a name such as "Europe/Oslo"`,
    );
  }
  return zone;
}
