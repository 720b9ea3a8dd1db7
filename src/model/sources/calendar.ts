import type { EventSourceFilter } from '../source-filter';

/**
 * The clock: events on a schedule or at an interval.
 *
 * The payload's `eventTime` is Go's text of the time, such as `2024-05-01 02:00:00 +0000 UTC m=+12.3`. Name `schedule`
 * or `interval`; of both the schedule counts.
 */
export interface CalendarEventSource {
  /**
   * When, as the five fields of cron: minute, hour, day of the month, month, day of the week. No seconds, no `@daily`.
   */
  readonly schedule?: string;
  /**
   * How long from one event to the next, as a Go duration of at least a second: `30m`. It begins anew with each start.
   */
  readonly interval?: string;
  /**
   * The IANA zone that the schedule is read in, such as `Europe/Oslo`. Absent: that of the pod, usually UTC. It does not
   * change how `eventTime` is written.
   */
  readonly timezone?: string;
  /**
   * Days without events: texts such as `EXDATE:20240101T000000Z`. Only the date counts. An entry without the prefix
   * `EXDATE:` is ignored, and nothing says so.
   */
  readonly exclusionDates?: readonly string[];
  /** Remembers the last event, so that a restart can make up for those that were missed. Absent: they are lost. */
  readonly persistence?: EventPersistence;
  /** An expression over the payload that must be true for the event to be published. */
  readonly filter?: EventSourceFilter;
  /** Fixed values that are added to every event, under `metadata`. */
  readonly metadata?: { readonly [key: string]: string };
}

/** Remembers the last event of a calendar, to make up for those that were missed. */
export interface EventPersistence {
  /** Whether and how far back to make up for missed events. */
  readonly catchup?: CatchupConfiguration;
  /**
   * Where to remember; without it nothing is remembered. The pod's service account must be allowed to read and write
   * it.
   */
  readonly configMap?: ConfigMapPersistence;
}

/** Makes up for events of a schedule that were missed, when the event source starts. */
export interface CatchupConfiguration {
  /**
   * Whether to.
   *
   * @default false
   */
  readonly enabled?: boolean;
  /** How far back to go at most, as a Go duration. Absent: to the last event that is remembered. */
  readonly maxDuration?: string;
}

/** The ConfigMap that remembers the last event, under the key `<event source>.<event>`. */
export interface ConfigMapPersistence {
  /** The name of the ConfigMap, in the namespace of the EventSource. */
  readonly name: string;
  /**
   * Creates it when it is missing; otherwise that is an error.
   *
   * @default false
   */
  readonly createIfNotExist?: boolean;
}
