import { type Cron, parseCron, zoneOf } from '../../language/cron/cron';
import { parseExclusionDates } from '../../language/recurrence';
import { contrast, eventSourceExample } from '../example';
import type { Part } from '../part';
import { compiled } from '../programs';
import type { Finding, Rule } from '../rule';

const calendar = (schedule: string): string => `  calendar:
    nightly:
      schedule: ${schedule}`;

/** A schedule that cannot be read, or that never comes. */
export const badSchedule: Rule = {
  code: 'bad-schedule',
  severity: 'error',
  title: 'Schedules can be read, and come',
  why: `A schedule has five fields (minute, hour, day of the month, month, day of the week); there are no seconds, and '@daily' and the like are not
known. With one that cannot be read the event source is not started, or the conditions of a trigger are never reset.`,
  ...contrast(eventSourceExample, calendar('0 2 * * *'), calendar('"@daily"')),
  *check(set) {
    for (const { kind, part } of set.eventSources.flatMap(({ events }) => events)) {
      if (kind !== 'calendar') continue;
      yield* look(part.at('schedule'), part.at('timezone'));
      for (const dates of part.at('exclusionDates').items())
        yield* compiled(dates, (text) => parseExclusionDates([text]));
    }
    for (const { template } of set.sensors.flatMap(({ triggers }) => triggers)) {
      for (const reset of template.at('conditionsReset').items()) {
        yield* look(reset.at('byTime', 'cron'), reset.at('byTime', 'timezone'));
        yield* zoneless(reset.at('byTime'));
      }
    }
  },
};

/** At an hour of the day somebody thinks of a clock somewhere. */
function* zoneless(byTime: Part): Iterable<Finding> {
  const cron = byTime.at('cron');
  if (byTime.at('timezone').text || !/^\s*\S+\s+[0-9]/.test(cron.text ?? '')) return;
  const message = `'${cron.text}' is meant in UTC, as there is no 'timezone'`;
  yield { at: cron, message, severity: 'info', fix: "add one such as 'timezone: Europe/Oslo', or 'UTC'" };
}

/** Any moment will do: a schedule that never comes after it never comes. */
const someDay = Date.UTC(2024, 0, 1);

/** Only with a day of the month can a schedule be one that never comes. */
const hasDay = /^(?:\S+=\S+\s+)?\S+\s+\S+\s+[^*?\s]/;

function* look(at: Part, timezone: Part): Iterable<Finding> {
  let cron: Cron | undefined;
  yield* compiled(at, (text) => {
    cron = parseCron(text);
  });
  yield* compiled(timezone, zoneOf);
  if (cron === undefined || !hasDay.test(at.text ?? '') || cron.next(someDay) !== undefined) return;
  yield { at, message: `'${at.text}' never comes: there is no such day` };
}
