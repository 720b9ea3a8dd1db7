import { EventloomError } from '../errors';
import { triggerKey } from '../model/kinds';
import type { Rendered } from '../model/rendered';
import type { AttemptRecord } from '../model/trace';
import type { TriggerTemplate } from '../model/trigger';
import type { Outcome, TriggerContext } from '../triggers/trigger';
import type { RetryPlan } from './retry';

/** One attempt that is to be made. */
export interface AttemptRequest {
  readonly eventId: string;
  /** Counts from 1. */
  readonly number: number;
  /** The trigger's template as it stands in the manifest. */
  readonly template: TriggerTemplate;
  readonly retry: RetryPlan;
  readonly context: TriggerContext;
  /** What to act on; without it there is no hope, and `error` says why. */
  readonly rendered?: Rendered;
  readonly error?: EventloomError;
  run(rendered: Rendered): Promise<Outcome>;
}

/** What came of an attempt. */
export interface Attempted {
  readonly record: AttemptRecord;
  /** When to try again, in milliseconds from now; absent when it is done, or given up. */
  readonly retryAfterMs?: number;
  /** Why it is given up. */
  readonly givenUp?: EventloomError;
}

/** Tries once, and says what follows from that. Never throws. */
export async function attempt(request: AttemptRequest): Promise<Attempted> {
  const { rendered, number, retry } = request;
  try {
    if (!rendered) throw request.error ?? new EventloomError('trigger-failed', 'there is nothing to act on');
    const { summary, dryRun, object } = await request.run(rendered);
    return { record: record(request, { outcome: dryRun ? 'dry-run' : 'done', summary, ...(object && { object }) }) };
  } catch (error) {
    const failure = asError(error);
    if (rendered && number < retry.attempts) {
      const retryAfterMs = retry.delayAfter(number);
      const summary = `failed, to be tried again in ${seconds(retryAfterMs)}`;
      return { retryAfterMs, record: record(request, { outcome: 'retrying', summary, error: failure.message }) };
    }
    const summary = rendered ? `given up after ${attempts(number)}` : 'given up: trying again would not help';
    return { givenUp: failure, record: record(request, { outcome: 'dead-letter', summary, error: failure.message }) };
  }
}

type What = Pick<AttemptRecord, 'outcome' | 'summary' | 'object' | 'error'>;

function record({ eventId, number, template, context }: AttemptRequest, what: What): AttemptRecord {
  return {
    kind: 'attempt',
    at: context.now(),
    eventId,
    sensor: context.sensor.name,
    trigger: template.name,
    type: triggerKey(template) ?? '',
    attempt: number,
    ...what,
  };
}

const asError = (error: unknown): EventloomError =>
  error instanceof EventloomError
    ? error
    : new EventloomError('trigger-failed', error instanceof Error ? error.message : String(error), { cause: error });

const seconds = (ms: number): string => `${Number((ms / 1000).toFixed(3))} s`;
const attempts = (count: number): string => (count === 1 ? 'one attempt' : `${count} attempts`);
