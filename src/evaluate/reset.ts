import type { Cron } from '../language/cron/cron';
import { parseCron } from '../language/cron/cron';
import type { ConditionsResetCriteria } from '../model/trigger';

/** When a trigger forgets the events that wait for others. */
export interface ConditionReset {
  /** The next time after a moment, both in milliseconds since 1970; undefined if there is none within years. */
  next(afterMs: number): number | undefined;
  /** The last time before a moment: what came earlier is forgotten when the trigger starts. */
  previous(beforeMs: number): number | undefined;
}

/**
 * Compiles `conditionsReset`; undefined if it never resets. A schedule that cannot be read never does, as in Argo Events, which
 * only logs it.
 */
export function compileReset(criteria: readonly ConditionsResetCriteria[] | undefined): ConditionReset | undefined {
  const schedules = (criteria ?? []).flatMap((criterion) => {
    const { cron = '', timezone } = criterion.byTime ?? {};
    const schedule = attempt(() => parseCron(cron, timezone));
    return schedule ? [schedule] : [];
  });
  if (schedules.length === 0) return undefined;
  return {
    next: (afterMs) => chosen(schedules, (schedule) => schedule.next(afterMs), Math.min),
    previous: (beforeMs) => chosen(schedules, (schedule) => schedule.previous(beforeMs), Math.max),
  };
}

function chosen(
  schedules: readonly Cron[],
  ask: (schedule: Cron) => number | undefined,
  choose: (...times: number[]) => number,
): number | undefined {
  const times = schedules.flatMap((schedule) => attempt(() => ask(schedule)) ?? []);
  return times.length > 0 ? choose(...times) : undefined;
}

/** Undefined where Argo Events would log an error and go on. */
function attempt<T>(ask: () => T): T | undefined {
  try {
    return ask();
  } catch {
    return undefined;
  }
}
