import { EventloomError } from '../errors';
import { parseDuration } from '../language/go/duration';
import type { Backoff } from '../model/scalars';

/** How often to try, and when. */
export interface RetryPlan {
  /** The number of attempts, the first one included. */
  readonly attempts: number;
  /** How long to wait after an attempt that failed; the first is 1. In milliseconds. */
  delayAfter(attempt: number): number;
}

/** One attempt: what happens without a retryStrategy. */
export const noRetry: RetryPlan = { attempts: 1, delayAfter: () => 0 };

/** No wait is longer than this, however often it was multiplied. */
const longestMs = 24 * 3600 * 1000;

/**
 * Reads a retryStrategy. What it leaves out is 5 attempts, one second, factor 1 and jitter 1.
 * @param random from 0 up to 1, for the jitter
 * @throws EventloomError `bad-definition`
 */
export function retryPlan(backoff: Backoff | undefined, random: () => number = Math.random): RetryPlan {
  if (!backoff) return noRetry;
  const { duration = '1s', steps = 5 } = backoff;
  const nanoseconds = typeof duration === 'number' ? BigInt(Math.trunc(duration)) : parseDuration(duration);
  if (nanoseconds === undefined) throw bad('duration', duration, 'a duration such as 500ms or 1h30m');
  const factor = amount('factor', backoff.factor);
  const jitter = amount('jitter', backoff.jitter);
  return {
    attempts: steps > 0 ? steps : 5,
    delayAfter: (attempt) => {
      const delayMs = waitAfter(attempt, Number(nanoseconds), factor) / 1e6;
      return Math.min(Math.max(delayMs * (1 + random() * jitter), 0), longestMs);
    },
  };
}

/** Multiplied again and again, and each time cut to whole nanoseconds; a factor of 0 changes nothing. */
function waitAfter(attempt: number, first: number, factor: number): number {
  let wait = first;
  for (let step = 1; step < attempt; step++) {
    const next = factor === 0 ? wait : Math.trunc(wait * factor);
    if (next === wait || Math.abs(next) > longestMs * 1e6) return next;
    wait = next;
  }
  return wait;
}

function amount(field: 'factor' | 'jitter', value: unknown): number {
  if (value === undefined || value === null) return 1;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw bad(field, value, 'a number without quotes');
}

const bad = (field: string, value: unknown, allowed: string): EventloomError =>
  new EventloomError('bad-definition', `retryStrategy.${field} is ${JSON.stringify(value)}, it has to be ${allowed}`);
