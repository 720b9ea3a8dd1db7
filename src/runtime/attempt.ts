import { EventloomError, reasonOf } from '../errors';
import { triggerKey } from '../model/kinds';
import type { Rendered } from '../model/rendered';
import type { AttemptRecord } from '../model/trace';
import type { TriggerTemplate } from '../model/trigger';
import { isFinal, type Outcome, type TriggerContext } from '../triggers/trigger';
import { AttemptContext } from './attempt-context';
import type { RetryPlan } from './retry';

/** One attempt that is to be made. */
export interface AttemptRequest {
  readonly eventId: string;
  /** The number that people see. Counts from 1. */
  readonly number: number;
  /** Which attempt of the plan it is. Counts from 1; attempts that ended with the process do not count. */
  readonly planned: number;
  /** The trigger's template as it stands in the manifest. */
  readonly template: TriggerTemplate;
  readonly retry: RetryPlan;
  readonly context: TriggerContext;
  /** How long it may take, in milliseconds. */
  readonly timeoutMs: number;
  /** What to act on; without it there is no hope, and `error` says why. */
  readonly rendered?: Rendered;
  readonly error?: EventloomError;
  run(rendered: Rendered, context: TriggerContext): Promise<Outcome>;
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
  const { rendered, number, planned, retry } = request;
  const startedAt = performance.now();
  const ms = (): number => Math.round(performance.now() - startedAt);
  try {
    if (!rendered) throw request.error ?? new EventloomError('trigger-failed', 'there is nothing to act on');
    const { summary, dryRun, object } = await inTime(request, rendered);
    return {
      record: record(request, { outcome: dryRun ? 'dry-run' : 'done', summary, ms: ms(), ...(object && { object }) }),
    };
  } catch (error) {
    const failure = asError(error);
    const isHopeless = !rendered || isFinal(error);
    if (!isHopeless && planned < retry.attempts) {
      const retryAfterMs = retry.delayAfter(planned);
      const summary = `failed, to be tried again in ${seconds(retryAfterMs)}`;
      return {
        retryAfterMs,
        record: record(request, { outcome: 'retrying', summary, ms: ms(), error: failure.message }),
      };
    }
    const summary = isHopeless ? 'given up: trying again would not help' : `given up after ${attempts(number)}`;
    return {
      givenUp: failure,
      record: record(request, { outcome: 'dead-letter', summary, ms: ms(), error: failure.message }),
    };
  }
}

/** Whoever does not answer in time has failed, whatever comes of it later. */
function inTime({ run, context, timeoutMs }: AttemptRequest, rendered: Rendered): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const own = new AttemptContext(context, timeoutMs);
    const timer = setTimeout(() => {
      const error = new EventloomError('trigger-failed', `it was not done within ${seconds(timeoutMs)}`);
      own.abort(error);
      reject(error);
    }, timeoutMs);
    // A process that ends does not wait for what it has cut.
    timer.unref();
    run(rendered, own).then(
      (outcome) => {
        clearTimeout(timer);
        resolve(outcome);
      },
      (error: unknown) => {
        clearTimeout(timer);
        reject(error);
      },
    );
  });
}

type What = Pick<AttemptRecord, 'outcome' | 'summary' | 'object' | 'error' | 'ms'>;

function record({ eventId, number, template, context }: AttemptRequest, what: What): AttemptRecord {
  return {
    kind: 'attempt',
    at: context.now(),
    eventId,
    namespace: context.sensor.namespace,
    sensor: context.sensor.name,
    trigger: template.name,
    type: triggerKey(template) ?? '',
    attempt: number,
    ...what,
  };
}

const asError = (error: unknown): EventloomError =>
  error instanceof EventloomError ? error : new EventloomError('trigger-failed', reasonOf(error), { cause: error });

const seconds = (ms: number): string => `${Number((ms / 1000).toFixed(3))} s`;
const attempts = (count: number): string => (count === 1 ? 'one attempt' : `${count} attempts`);
