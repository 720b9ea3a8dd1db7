import { EventloomError } from '../../errors';
import { parseSchedule, zoneOf } from '../../language/cron/cron';
import { GoTime, layouts, parseTime } from '../../language/go/time';
import type { Evaluation } from './evaluation';

/** How a schedule is asked. */
export interface CronQuestion {
  /** The zone of a schedule that names none. `@default` UTC */
  readonly timezone?: string;
  /** RFC 3339. `@default` now */
  readonly from?: string;
  readonly count: number;
}

/** The next times of a schedule, as the `calendar` event source has them. */
export function evaluateCron(schedule: string, { timezone = '', from, count }: CronQuestion): Evaluation {
  const compiled = parseSchedule(schedule);
  let time: GoTime | undefined = startOf(from).in(zoneOf(timezone));
  const start = time;
  const times: string[] = [];
  while (times.length < count) {
    time = compiled.next(time);
    if (!time) break;
    times.push(time.format(layouts.rfc3339));
  }
  const previous = compiled.previous(start);
  return {
    output: times.map((text) => `${text}\n`).join(''),
    passed: times.length > 0,
    steps: [
      `from ${start.format(layouts.rfc3339)}`,
      `the time before: ${previous ? previous.format(layouts.rfc3339) : 'none within five years'}`,
      ...(times.length < count ? ['no more times within five years'] : []),
    ],
  };
}

function startOf(text: string | undefined): GoTime {
  if (text === undefined) return GoTime.fromMilliseconds(Date.now());
  const time = parseTime(layouts.rfc3339, text);
  if (time) return time;
  throw new EventloomError('bad-value', `--from "${text}" is no moment: write it like 2024-05-17T10:30:00Z`);
}
