import type { Duration } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { RateLimit, Trigger, TriggerParameter, TriggerPolicy, TriggerTemplate } from '../src/model/sensor';
import type { HeldObject } from './artifact';
import type { ICondition } from './condition';
import { goDuration } from './go-duration';
import type { Parameterized } from './parameters';
import { bad, requireFinite, requireInteger } from './requirements';

/** What a trigger does when its conditions hold: made by a factory such as {@link WorkflowTrigger.submit}. */
export interface ITrigger {
  /** The part of upstream's template that says what is done. */
  bind(context: TriggerContext): TriggerAction;
}

/** What a trigger does: one of the kinds of upstream's template. */
export interface TriggerAction extends Omit<TriggerTemplate, 'name' | 'conditions' | 'conditionsReset'> {
  /** Values of events that are written into the template itself: paths such as `slack.message`. @default - none */
  readonly parameters?: readonly TriggerParameter[];
  /** What must be true of the result unless {@link TriggerOptions.policy} says otherwise. @default - that nothing failed */
  readonly policy?: TriggerPolicy;
  /** What is known of an object that does not stand in the template, for the sensor's permissions. @default - nothing */
  readonly holds?: HeldObject;
}

/** What a trigger may ask of the sensor that it becomes a part of. */
export interface TriggerContext {
  /** The sensor. */
  readonly sensor: IConstruct;
  /** The sensor's namespace, if one is known. */
  readonly namespace?: string;
  /**
   * Takes the values of events out of an object and makes parameters of them.
   * @throws EventloomError when a value does not belong to the sensor, or may be absent when the trigger fires.
   */
  parameterize(body: object): Parameterized;
  /**
   * Makes upstream's `payload` of a message in which values of events may stand: each leaf of an object or a list is one parameter. A text
   * is one parameter for all of the message.
   * @param options.whole whether upstream lets one parameter be all of the message, as only for HTTP. `@default` false
   * @throws EventloomError when a value does not belong to the sensor, may be absent when the trigger fires, or cannot be said in a payload.
   */
  payload(message: object | string, options?: { readonly whole?: boolean }): readonly TriggerParameter[];
  /**
   * Makes parameters that replace what stands at places of an object that is elsewhere, by upstream's `dest`.
   * @throws EventloomError when a value does not belong to the sensor, may be absent when the trigger fires, or cannot be said.
   */
  written(values: { readonly [dest: string]: unknown }): readonly TriggerParameter[];
}

/** How often a trigger is tried, and how long to wait in between. */
export interface RetryStrategy {
  /** How many attempts in all, the first included. @default 5 */
  readonly steps?: number;
  /** The first wait. @default Duration.seconds(5) */
  readonly duration?: Duration;
  /** What the wait is multiplied by after each attempt. @default 2 */
  readonly factor?: number;
  /** How much of each wait is added at random: 0.2 waits up to a fifth longer. @default 0.2 */
  readonly jitter?: number;
}

/** When a trigger forgets the events that it has collected so far. */
export interface ResetAt {
  /** A cron expression of five fields. */
  readonly cron: string;
  /** An IANA name such as `Europe/Oslo`. @default 'UTC' */
  readonly timezone?: string;
}

/** @see Sensor.trigger */
export interface TriggerOptions {
  /** What it waits for. @default - an event for every dependency of the sensor, used here or not */
  readonly when?: ICondition;
  /** When to forget collected events, such as nightly. @default - never */
  readonly resetAt?: ResetAt | readonly ResetAt[];
  /**
   * Whether an event counts as handled only after the trigger succeeded or ran out of attempts. Upstream's own default is false: then
   * triggers run unordered, and `retryStrategy` and `dlqTrigger` do nothing.
   * @default true
   */
  readonly atLeastOnce?: boolean;
  /**
   * How a failed attempt is repeated. Upstream's own default is a single attempt.
   * @default - 5 attempts over about 75 seconds
   */
  readonly retryStrategy?: RetryStrategy;
  /** How often it may fire at most; what comes faster waits. @default - as often as events come */
  readonly rateLimit?: RateLimit;
  /** What must be true of the result for it to count as a success. @default - what the kind of trigger says, or that nothing failed */
  readonly policy?: TriggerPolicy;
  /** What to do when the last attempt has failed. @default - a log line */
  readonly dlqTrigger?: ITrigger;
}

/**
 * Upstream's way to say how a trigger is repeated.
 * @throws EventloomError `bad-value` for anything but whole attempts, at least one, and for a factor or a jitter below 0.
 */
export function backoffOf(strategy: RetryStrategy = {}): NonNullable<Trigger['retryStrategy']> {
  const { steps = 5, duration, factor = 2, jitter = 0.2 } = strategy;
  for (const [name, value] of Object.entries({ factor, jitter })) {
    requireFinite(`'${name}' of a retryStrategy`, value);
    if (value < 0) throw bad(`'${name}' of a retryStrategy is ${value}; use 0 or more`);
  }
  requireInteger("'steps', the number of attempts,", steps, 1, 2 ** 31 - 1);
  return { steps, duration: duration ? goDuration(duration) : '5s', factor, jitter };
}
