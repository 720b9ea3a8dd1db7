import { EventloomError } from '../errors';
import type { Backoff } from '../model/scalars';
import { parseDuration } from './go/time';
import { amountNumber } from './scalars';

/** How often to try, and how long to wait in between. */
export interface BackoffPlan {
  /** How many attempts in all, the first included. */
  readonly attempts: number;
  /** The first wait in nanoseconds. */
  readonly duration: bigint;
  /** What the wait is multiplied by after each attempt; 0 leaves it as it is. */
  readonly factor: number;
  /** How much of the wait is added at random at most; 0 for nothing. */
  readonly jitter: number;
}

const defaults: BackoffPlan = { attempts: 5, duration: 1_000_000_000n, factor: 1, jitter: 1 };
const int64 = { min: -(2n ** 63n), max: 2n ** 63n - 1n } as const;

/**
 * Reads a backoff as Argo Events does when it uses it: what is left out is 1 s, factor 1, jitter 1 and 5 attempts.
 *
 * @throws EventloomError `bad-definition` if a member is no duration, number or count.
 */
export function readBackoff(backoff: Backoff | null): BackoffPlan {
  if (backoff === null || typeof backoff !== 'object' || Array.isArray(backoff)) {
    throw new EventloomError('bad-definition', 'a backoff has to be an object with duration, factor, jitter or steps');
  }
  return {
    attempts: attemptsOf(backoff.steps ?? 0),
    duration: durationOf(backoff.duration ?? undefined),
    factor: amountOf('factor', backoff.factor ?? defaults.factor),
    jitter: amountOf('jitter', backoff.jitter ?? defaults.jitter),
  };
}

/**
 * The waits before the second attempt and every further one, in nanoseconds.
 *
 * @param random a number from 0 to below 1 for each wait.
 */
export function* backoffWaits(plan: BackoffPlan, random: () => number = Math.random): Generator<bigint, void> {
  let { duration } = plan;
  for (let attempt = 1; attempt < plan.attempts; attempt++) {
    yield plan.jitter > 0 ? duration + toInt64(random() * plan.jitter * Number(duration)) : duration;
    if (plan.factor !== 0) duration = toInt64(Number(duration) * plan.factor);
  }
}

/** What Go makes of a float64 that does not fit is the smallest integer. */
function toInt64(value: number): bigint {
  return Math.abs(value) < 2 ** 63 ? BigInt(Math.trunc(value)) : int64.min;
}

function attemptsOf(steps: unknown): number {
  if ((Number(steps) | 0) !== steps) {
    throw new EventloomError(
      'bad-definition',
      `steps of a backoff has to be an integer of 32 bits, found ${shown(steps)}`,
    );
  }
  return steps > 0 ? steps : defaults.attempts;
}

function durationOf(duration: unknown): bigint {
  if (duration === undefined) return defaults.duration;
  if (typeof duration === 'string') {
    const parsed = parseDuration(duration);
    if (parsed !== undefined) return parsed;
  } else if (typeof duration === 'number' && Number.isInteger(duration) && Math.abs(duration) <= 2 ** 63) {
    // The largest int64 arrives as 2^63, since JSON.parse rounds.
    return duration === 2 ** 63 ? int64.max : BigInt(duration);
  }
  throw new EventloomError(
    'bad-definition',
    `duration of a backoff has to be a Go duration such as '10s', or whole nanoseconds, found ${shown(duration)}`,
  );
}

function amountOf(name: string, amount: unknown): number {
  try {
    return amountNumber(JSON.stringify(amount));
  } catch (cause) {
    const message = `${name} of a backoff has to be a number without quotes, found ${shown(amount)}`;
    throw new EventloomError('bad-definition', message, { cause });
  }
}

const shown = (value: unknown): string => JSON.stringify(value).slice(0, 100);
