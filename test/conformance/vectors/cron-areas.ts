import { compileCalendar } from '../../../src/language/cron/calendar';
import { parseSchedule, zoneOf } from '../../../src/language/cron/cron';
import { GoTime, layouts, parseTime, zeroTime } from '../../../src/language/go/time';
import { parseExclusionDates } from '../../../src/language/recurrence';
import { type Area, area } from './area';

interface CalendarQuestion {
  readonly schedule?: string;
  readonly interval?: string;
  readonly timezone?: string;
  readonly exclusionDates?: readonly string[];
  readonly from: string;
  readonly count: number;
}

function timeOf(text: string): GoTime {
  return parseTime(layouts.rfc3339Nano, text) ?? zeroTime;
}

function ticks({ from, count, ...source }: CalendarQuestion): unknown[] {
  const calendar = compileCalendar(source);
  const answers: unknown[] = [];
  let time: GoTime | undefined = timeOf(from).in(calendar.zone);
  while (answers.length < count) {
    time = calendar.next(time);
    if (time === undefined) return [...answers, null];
    answers.push({ time: time.format(layouts.rfc3339Nano), eventTime: time.text() });
  }
  return answers;
}

/** Schedules, going forward and back, and days without events. */
export const cronAreas: Record<string, Area> = {
  'lang-cron': area<CalendarQuestion>((question) => ({ out: ticks(question) })),
  'lang-cron-previous': area<{ at: string; cron: string; timezone: string }>(({ at, cron, timezone }) => {
    const time = parseSchedule(cron).previous(timeOf(at).in(zoneOf(timezone)));
    return time === undefined ? { error: 'no time within five years' } : { out: time.format(layouts.rfc3339Nano) };
  }),
  'lang-exdates': area<{ exclusionDates: readonly string[] | null }>(({ exclusionDates }) => ({
    out: parseExclusionDates(exclusionDates ?? []).map((date) => date.format(layouts.rfc3339)),
  })),
};
