import { createHash } from 'node:crypto';
import { type Calendar, compileCalendar } from '../language/cron/calendar';
import { toBytes } from '../language/go/text';
import { GoTime, layouts, local, parseDuration, parseTime, utc } from '../language/go/time';
import type { CalendarEventSource } from '../model/sources/calendar';
import type { Feed, FeedContext } from './feed';
import { goStruct } from './go-struct';

/** What the event source `calendar` publishes. */
export const calendarData = goStruct('events.CalendarEventData', {
  CalendarEventData: 'eventTime:string metadata?:{}string',
});

/** How far the clock may be set back without events of the time that comes again, in milliseconds. */
const clockToleranceMs = 3_600_000;

/** How long missed events are caught up with when nothing says so: a process may be suspended, or a bus be full. */
const patienceMs = 3_600_000;

/** The longest time that is waited without looking at the clock, which may be changed meanwhile. */
const longestWaitMs = 10_000;

/**
 * Fires when a schedule or an interval is due, never twice for the same time.
 *
 * The last due time is stored with each event. After a restart missed events are caught up with when `persistence.catchup` is enabled,
 * at most those of the last `maxDuration`; the state is kept by the bus, `persistence.configMap` is not needed.
 */
export function calendarFeed(source: CalendarEventSource): Feed {
  const calendar = compileCalendar(wholeSeconds(source));
  const maxCatchup = maxCatchupMs(source);
  return async (context) => {
    const startedAt = context.now();
    let last = await firstTime(calendar, maxCatchup, context);
    context.started();
    for (;;) {
      const due = calendar.next(last);
      if (due === undefined) {
        context.warn('its schedule has no time in the next five years');
        return;
      }
      const reached = await isReached(due, context);
      const skipTo = context.now() - (maxCatchup ?? patienceMs);
      if (!reached) {
        context.warn('the clock was set back by more than an hour: it counts from the new time');
        last = GoTime.fromMilliseconds(context.now(), calendar.zone);
      } else if (milliseconds(due) < skipTo) {
        const until = new Date(skipTo).toISOString();
        context.warn(`its events before ${until} are skipped: they are too old to be caught up with`);
        last = GoTime.fromMilliseconds(skipTo, calendar.zone);
      } else {
        await context.emit(occurrence(due, { source, name: context.name, startedAt, now: context.now() }));
        last = due;
      }
    }
  };
}

/** An interval of less than a second would come back to the same time for ever. */
function wholeSeconds(source: CalendarEventSource): CalendarEventSource {
  if (source.schedule || !source.interval) return source;
  const nanos = parseDuration(source.interval);
  return nanos !== undefined && nanos < 1_000_000_000n ? { ...source, interval: '1s' } : source;
}

function maxCatchupMs({ persistence }: CalendarEventSource): number | undefined {
  if (!persistence?.catchup?.enabled) return undefined;
  const nanos = parseDuration(persistence.catchup.maxDuration || '');
  return nanos === undefined ? Number.POSITIVE_INFINITY : Number(nanos / 1_000_000n);
}

const milliseconds = (time: GoTime): number => time.seconds * 1000 + Math.ceil(time.nanos / 1_000_000);

/** Where to count from: now, the last event before a restart if missed ones count, or its time if the clock shows an earlier one. */
async function firstTime(calendar: Calendar, maxCatchup: number | undefined, context: FeedContext): Promise<GoTime> {
  const now = context.now();
  const mark = await context.recall();
  const last = mark === undefined ? undefined : parseTime(layouts.rfc3339Nano, mark);
  const start = GoTime.fromMilliseconds(now, calendar.zone);
  if (!last) return start;
  const ahead = milliseconds(last) - now;
  if (ahead > clockToleranceMs) {
    context.warn(`its last event was at ${mark}, which the clock has not reached by far: it starts anew from now`);
    return start;
  }
  if (ahead > 0) return last.in(calendar.zone);
  if (maxCatchup === undefined) return start;
  return -ahead > maxCatchup ? GoTime.fromMilliseconds(now - maxCatchup, calendar.zone) : last.in(calendar.zone);
}

/** Waits for a time; false when the clock goes back by far, so that it was wrong before. */
async function isReached(due: GoTime, { now, wait }: FeedContext): Promise<boolean> {
  for (let [before, left] = [now(), milliseconds(due) - now()]; left > 0; left = milliseconds(due) - now()) {
    await wait(Math.min(left, longestWaitMs));
    if (before - now() > clockToleranceMs) return false;
    before = now();
  }
  return true;
}

/** Missed before this process started, or by more than a second. */
const isLate = (dueMs: number, startedAt: number, now: number): boolean => dueMs < startedAt || now - dueMs > 1000;

interface Tick {
  readonly source: CalendarEventSource;
  readonly name: string;
  readonly startedAt: number;
  readonly now: number;
}

function occurrence(
  due: GoTime,
  { source, name, startedAt, now }: Tick,
): {
  data: Buffer;
  eventId: string;
  mark: string;
} {
  const mark = due.in(utc).format(layouts.rfc3339Nano);
  const late = isLate(milliseconds(due), startedAt, now);
  const eventTime = late ? due.text() : due.in(local).text() + sinceStart(due, startedAt);
  const data = calendarData.rewrite(JSON.stringify({ eventTime, metadata: source.metadata ?? {} }));
  // Two processes with the same calendar, or one that dies before it knows that the bus has the event, make one event.
  const eventId = createHash('sha256').update(`${name}\0${mark}`).digest('hex').slice(0, 32);
  return { data: toBytes(data), eventId, mark };
}

/** As Go shows a time that was read from the clock: with the seconds since the process started. */
function sinceStart(due: GoTime, startedAt: number): string {
  const nanos = due.unixNanos - BigInt(Math.round(startedAt)) * 1_000_000n;
  const [sign, size] = nanos < 0n ? ['-', -nanos] : ['+', nanos];
  return ` m=${sign}${size / 1_000_000_000n}.${String(size % 1_000_000_000n).padStart(9, '0')}`;
}
