import type { Delivery } from '../bus/bus';
import { EventloomError } from '../errors';
import { triggerKey } from '../model/kinds';
import type { Rendered } from '../model/rendered';
import { triggerRunner } from '../triggers/kinds';
import type { Outcome, TriggerContext } from '../triggers/trigger';
import { type Attempted, attempt } from './attempt';
import type { DeadLetters } from './dead-letters';
import type { Firing } from './firing';
import type { Traces } from './traces';
import type { TriggerProgram } from './trigger-program';

/** What acting needs. */
export interface ActingContext {
  readonly traces: Traces;
  readonly deadLetters: DeadLetters;
  readonly trigger: TriggerContext;
}

/** An event that killed the process so often is not tried again, whatever the retry strategy says. */
const maxDeaths = 10;

/**
 * Acts for one trigger: tries, records what came of it, and in the end gives up. Nothing waits here: what is to be tried again is
 * delivered again, with the number of the attempt, so that the next process goes on in the same place.
 */
export class Acting {
  /** After how many failures an event was given up whose dead letter trigger is still to be tried again. */
  private readonly givenUpAfter = new Map<number, number>();

  /** @param name of the trigger, unique among all */
  constructor(
    private readonly name: string,
    private readonly program: TriggerProgram,
    private readonly context: ActingContext,
  ) {}

  /** @returns after how many milliseconds to try again; undefined when it is done, or given up */
  async act(delivery: Delivery, firing: Firing): Promise<number | undefined> {
    const failures = delivery.attempt - delivery.deaths - 1;
    const attempts = this.givenUpAfter.get(delivery.sequence) ?? this.program.retry.attempts;
    if (failures >= attempts) return this.actForDead(delivery, firing, failures - attempts + 2);
    const attempted = await this.actOnce(delivery, firing, failures + 1);
    this.context.traces.add(attempted.record);
    if (!attempted.givenUp) return attempted.retryAfterMs;
    await this.bury(delivery, firing, attempted.givenUp);
    if (!this.program.deadLetter) return undefined;
    this.givenUpAfter.set(delivery.sequence, failures + 1);
    return this.actForDead(delivery, firing, 1);
  }

  private actOnce(delivery: Delivery, firing: Firing, planned: number): Promise<Attempted> {
    const { compiled, retry } = this.program;
    const { template } = compiled.trigger;
    const subject = delivery.deaths > maxDeaths ? { error: diedTooOften(delivery) } : firing;
    return this.attempt(delivery, { template, retry, planned, ...subject });
  }

  /** Runs the trigger that the manifest names for an event that was given up; whatever comes of it, the event stays buried. */
  private async actForDead(delivery: Delivery, { events }: Firing, planned: number): Promise<number | undefined> {
    const { deadLetter } = this.program;
    if (!deadLetter) return undefined;
    const { template } = deadLetter.compiled.trigger;
    const { retry } = deadLetter;
    const subject = rendering(() => deadLetter.compiled.render(events));
    const attempted = await this.attempt(delivery, { template, retry, planned, ...subject });
    this.context.traces.add(attempted.record);
    if (attempted.retryAfterMs === undefined) this.givenUpAfter.delete(delivery.sequence);
    return attempted.retryAfterMs;
  }

  private attempt(delivery: Delivery, request: Subject): Promise<Attempted> {
    const { template, retry, planned, rendered, error } = request;
    const { traceparent } = delivery.event.extensions ?? {};
    return attempt({
      eventId: delivery.event.id,
      number: template === this.program.compiled.trigger.template ? delivery.attempt : planned,
      planned,
      template,
      retry,
      context: traceparent === undefined ? this.context.trigger : { ...this.context.trigger, traceparent },
      timeoutMs: this.program.settings.timeoutMs,
      run: runRendered,
      ...(rendered && { rendered }),
      ...(error && { error }),
    });
  }

  private bury(delivery: Delivery, firing: Firing, error: EventloomError): Promise<void> {
    const { deadLetters, trigger } = this.context;
    return deadLetters.bury(delivery, this.name, firing, error, trigger.now());
  }
}

type Subject = Pick<Parameters<typeof attempt>[0], 'template' | 'retry' | 'planned' | 'rendered' | 'error'>;

/** Parameters may have changed which kind of trigger it is. */
async function runRendered(rendered: Rendered, context: TriggerContext): Promise<Outcome> {
  const key = triggerKey(rendered.template);
  const runner = key && triggerRunner(key);
  const unsupported = runner ? runner.unsupported(rendered.template) : `trigger kind ${key ?? '(none)'}`;
  if (runner && unsupported === undefined) return runner.run(rendered, context);
  throw new EventloomError(
    'unsupported-kind',
    `the trigger ${rendered.template.name} needs what cannot run here yet: ${unsupported}`,
  );
}

function rendering(render: () => Rendered): { rendered: Rendered } | { error: EventloomError } {
  try {
    return { rendered: render() };
  } catch (error) {
    if (error instanceof EventloomError) return { error };
    throw error;
  }
}

const diedTooOften = ({ deaths }: Delivery): EventloomError =>
  new EventloomError('trigger-failed', `given up: the process ended during ${deaths} attempts`);
