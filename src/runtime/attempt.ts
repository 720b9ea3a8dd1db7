import type { Delivery } from '../bus/bus';
import { EventloomError } from '../errors';
import { triggerKey } from '../model/kinds';
import type { Rendered } from '../model/rendered';
import type { AttemptRecord } from '../model/trace';
import type { TriggerTemplate } from '../model/trigger';
import type { Outcome, TriggerContext } from '../triggers/trigger';
import type { Firing } from './firing';
import type { RetryPlan } from './retry';

/** One attempt that is to be made. */
export interface AttemptRequest {
  readonly delivery: Delivery;
  readonly firing: Firing;
  /** The trigger's template as it stands in the manifest. */
  readonly template: TriggerTemplate;
  readonly retry: RetryPlan;
  readonly context: TriggerContext;
  run(rendered: Rendered): Promise<Outcome>;
}

/** What came of an attempt. */
export interface Attempted {
  readonly records: readonly AttemptRecord[];
  /** When to try again, in milliseconds from now; absent when it is done, or given up. */
  readonly retryAfterMs?: number;
  /** Why it is given up. */
  readonly givenUp?: EventloomError;
}

/** Tries once, and says what follows from that. Never throws. */
export async function attempt(request: AttemptRequest): Promise<Attempted> {
  const { firing, delivery, retry } = request;
  try {
    if (!firing.rendered) throw firing.error ?? new EventloomError('trigger-failed', 'there is nothing to act on');
    const { summary, dryRun, object } = await request.run(firing.rendered);
    return { records: [record(request, { outcome: dryRun ? 'dry-run' : 'done', summary, ...(object && { object }) })] };
  } catch (error) {
    const failure = asError(error);
    const hopeless = firing.rendered === undefined;
    if (!hopeless && delivery.attempt < retry.attempts) {
      const retryAfterMs = retry.delayAfter(delivery.attempt);
      const summary = `failed, to be tried again in ${seconds(retryAfterMs)}`;
      return { retryAfterMs, records: [record(request, { outcome: 'retrying', summary, error: failure.message })] };
    }
    const summary = hopeless ? 'given up: trying again would not help' : `given up after ${attempts(delivery.attempt)}`;
    return {
      givenUp: failure,
      records: [record(request, { outcome: 'dead-letter', summary, error: failure.message })],
    };
  }
}

type What = Pick<AttemptRecord, 'outcome' | 'summary' | 'object' | 'error'>;

function record({ delivery, template, context }: AttemptRequest, what: What): AttemptRecord {
  return {
    kind: 'attempt',
    at: context.now(),
    eventId: delivery.event.id,
    sensor: context.sensor.name,
    trigger: template.name,
    type: triggerKey(template) ?? '',
    attempt: delivery.attempt,
    ...what,
  };
}

const asError = (error: unknown): EventloomError =>
  error instanceof EventloomError
    ? error
    : new EventloomError('trigger-failed', error instanceof Error ? error.message : String(error), { cause: error });

const seconds = (ms: number): string => `${Number((ms / 1000).toFixed(3))} s`;
const attempts = (count: number): string => (count === 1 ? 'one attempt' : `${count} attempts`);
