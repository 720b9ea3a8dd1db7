import type { Cron, Duration } from 'cdk8s';
import type { CalendarPayload } from '../../src/model/payloads/occurrences';
import type { CalendarEventSource, ConfigMapPersistence, EventPersistence } from '../../src/model/sources/calendar';
import { goDuration } from '../go-duration';
import { checkSchedule } from '../schedule';
import { bad, checkFilled, filterOf, plain } from './declaration';
import type { EventOptions } from './endpoint';
import { SourceEvent } from './source-event';

/** @see CalendarEvent */
export interface CalendarEventOptions extends EventOptions {
  /** The zone that the schedule is read in: an IANA name such as `Europe/Oslo`. @default - that of the pod, usually UTC */
  readonly timezone?: string;
  /** Days without events: `['2026-12-24']`, or upstream's `EXDATE:20261224T000000Z`. Only the date counts. @default - none */
  readonly exclusionDates?: readonly string[];
  /** Remembers the last event, so that a restart can make up for those that were missed. @default - they are lost */
  readonly persistence?: CalendarPersistence;
}

/** Where a calendar remembers its last event. */
export interface CalendarPersistence {
  /** The ConfigMap to remember it in. The pod's service account must be allowed to read and write it. */
  readonly configMap: ConfigMapPersistence;
  /** Makes up for events that were missed, when the event source starts. @default - it does not */
  readonly catchup?: {
    /** @default true */
    readonly enabled?: boolean;
    /** How far back to go at most. @default - to the last event that is remembered */
    readonly maxDuration?: Duration;
  };
}

/** The clock: events on a schedule or at an interval. Of several replicas one does it. */
export class CalendarEvent extends SourceEvent<'calendar', CalendarPayload> {
  /**
   * At the times of a schedule: `CalendarEvent.at('0 2 * * *', { timezone: 'Europe/Oslo' })`. Upstream's `schedule`.
   * @param schedule the five fields of cron: minute, hour, day of the month, month, day of the week.
   * @throws EventloomError `bad-program` for a schedule that Argo Events cannot read or a zone that does not exist, `bad-value` for one
   * that never comes.
   */
  static at(schedule: string | Cron, options: CalendarEventOptions = {}): CalendarEvent {
    const text = typeof schedule === 'string' ? schedule : schedule.expressionString;
    checkSchedule(text, options.timezone);
    return new CalendarEvent({ schedule: text }, options);
  }

  /**
   * At an interval, which begins anew with each start: `CalendarEvent.every(Duration.minutes(5))`. Upstream's `interval`.
   * @throws EventloomError `bad-value` for anything but whole seconds, at least one: upstream would spin.
   */
  static every(interval: Duration, options: CalendarEventOptions = {}): CalendarEvent {
    const milliseconds = interval.toMilliseconds({ integral: false });
    if (milliseconds < 1000 || milliseconds % 1000 !== 0) {
      throw bad(
        `an interval of ${interval.toHumanString()} is none that Argo Events keeps; use whole seconds, at least one`,
      );
    }
    return new CalendarEvent({ interval: goDuration(interval) }, options);
  }

  private constructor(when: Pick<CalendarEventSource, 'schedule' | 'interval'>, options: CalendarEventOptions) {
    const { filter, persistence, exclusionDates, ...fields } = options;
    super(
      'calendar',
      plain({
        ...when,
        ...fields,
        exclusionDates: exclusionDates?.map(exclusionDate),
        persistence: persistence && persistenceOf(persistence),
        filter: filterOf(filter),
      }),
    );
  }
}

/** Entries of any other form are ignored upstream, and nothing says so. */
function exclusionDate(text: string): string {
  if (/^EXDATE:\d{8}T\d{6}Z(,\d{8}T\d{6}Z)*$/.test(text)) return text;
  const date = new Date(`${text}T00:00:00Z`);
  if (/^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)) {
    return `EXDATE:${text.replaceAll('-', '')}T000000Z`;
  }
  throw bad(`'${text}' is no date to leave out; write it as '2026-12-24'`);
}

function persistenceOf({ configMap, catchup }: CalendarPersistence): EventPersistence {
  checkFilled('calendar', configMap, 'name');
  if (!catchup) return { configMap };
  const { enabled = true, maxDuration } = catchup;
  return { configMap, catchup: { enabled, ...(maxDuration ? { maxDuration: goDuration(maxDuration) } : {}) } };
}
