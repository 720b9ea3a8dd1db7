import { bad } from './requirements';

/**
 * Refuses a schedule that cannot be read, or that never comes.
 * @param fields the five fields of cron.
 * @throws EventloomError `bad-program` for the one, also for a zone that does not exist; `bad-value` for the other.
 */
export function checkSchedule(fields: string, timezone: string | undefined): void {
  const { next } = cron().parseCron(fields, timezone);
  // Any moment will do: no schedule names a year.
  if (next(Date.UTC(2024, 0, 1)) !== undefined) return;
  throw bad(`the schedule '${fields}' never comes; check its day and month`);
}

/** Loaded when the first schedule is written, because it brings the time zones with it. */
function cron(): typeof import('../src/language/cron/cron') {
  return require('../src/language/cron/cron') as typeof import('../src/language/cron/cron');
}
