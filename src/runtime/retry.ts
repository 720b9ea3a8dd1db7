import { backoffWaits, readBackoff } from '../language/backoff';
import type { Backoff } from '../model/scalars';

/** How often to try, and when. */
export interface RetryPlan {
  /** The number of attempts, the first one included. */
  readonly attempts: number;
  /** How long to wait after an attempt that failed; the first is 1. In milliseconds. */
  delayAfter(attempt: number): number;
}

/** One attempt: what happens without a retryStrategy. */
const noRetry: RetryPlan = { attempts: 1, delayAfter: () => 0 };

/** No wait is longer than this, however often it was multiplied. */
const longestMs = 24 * 3600 * 1000;

/**
 * Reads a retryStrategy.
 * @param random from 0 up to 1, for the jitter
 * @throws EventloomError `bad-definition`
 */
export function retryPlan(backoff: Backoff | undefined, random: () => number = Math.random): RetryPlan {
  if (!backoff) return noRetry;
  const plan = readBackoff(backoff);
  return {
    attempts: plan.attempts,
    delayAfter: (attempt) => {
      let number = 0;
      for (const nanoseconds of backoffWaits(plan, random)) {
        const delayMs = Number(nanoseconds) / 1e6;
        if (++number === attempt || delayMs > longestMs) return Math.min(Math.max(delayMs, 0), longestMs);
      }
      return 0;
    },
  };
}
