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
import { attemptAttributes, type Traced, type TraceHeaders, type Tracing, traceOf } from './tracing';
import type { TriggerProgram } from './trigger-program';

/** What acting needs. */
export interface ActingContext {
  readonly traces: Traces;
  readonly deadLetters: DeadLetters;
  readonly trigger: TriggerContext;
  /** @default - no spans are made */
  readonly tracing?: Tracing | undefined;
}

/** An event that killed the process so often is not tried again, whatever the retry strategy says; the same for its dead letter trigger. */
const maxDeaths = 10;

/**
 * Acts for one trigger: tries, records what came of it, and in the end gives up. Nothing waits here: what is to be tried again is
 * delivered again, with the number of the attempt, so that the next process goes on in the same place.
 */
export class Acting {
  /** After how many failures firings were given up whose dead letter trigger is still to be tried again. */
  private readonly givenUpAfter = new Map<string, number>();

  /** @param name of the trigger, unique among all */
  constructor(
    private readonly name: string,
    private readonly program: TriggerProgram,
    private readonly context: ActingContext,
  ) {}

  /**
   * @param decided the `traceparent` of the verdict, if it is known
   * @returns after how many milliseconds to try again; undefined when it is done, or given up
   */
  async act(delivery: Delivery, firing: Firing, decided?: string): Promise<number | undefined> {
    const failures = delivery.attempt - delivery.deaths - 1;
    const buriedAfter = failures === 0 ? undefined : this.buriedAfter(delivery, firing, failures);
    if (buriedAfter !== undefined) return this.actForDead(delivery, firing, failures - buriedAfter + 2, decided);
    const attempted = await this.actOnce(delivery, firing, failures + 1, decided);
    this.context.traces.add(attempted.record);
    if (!attempted.givenUp) return attempted.retryAfterMs;
    await this.bury(delivery, firing, attempted.givenUp);
    if (!this.program.deadLetter) return undefined;
    this.givenUpAfter.set(placeOf(delivery, firing), failures + 1);
    return this.actForDead(delivery, firing, 1, decided);
  }

  /** After how many failures it was given up; undefined when it was not, however many there are: the plan may have changed. */
  private buriedAfter(delivery: Delivery, firing: Firing, failures: number): number | undefined {
    const known = this.givenUpAfter.get(placeOf(delivery, firing));
    if (known !== undefined) return known;
    const { attempts } = this.program.retry;
    const isBuried = failures >= attempts && this.context.deadLetters.has(delivery, this.name, firing);
    return isBuried ? attempts : undefined;
  }

  private actOnce(delivery: Delivery, firing: Firing, planned: number, decided?: string): Promise<Attempted> {
    const { compiled, retry } = this.program;
    const { template } = compiled.trigger;
    const subject = delivery.deaths > maxDeaths ? { error: diedTooOften(delivery) } : firing;
    return this.attempt(delivery, firing, { template, retry, planned, ...subject }, decided);
  }

  /** Runs the trigger that the manifest names for an event that was given up; whatever comes of it, the event stays buried. */
  private async actForDead(
    delivery: Delivery,
    firing: Firing,
    planned: number,
    decided?: string,
  ): Promise<number | undefined> {
    const { deadLetter } = this.program;
    if (!deadLetter) return undefined;
    const { template } = deadLetter.compiled.trigger;
    const { retry } = deadLetter;
    const isDeadly = delivery.deaths > 2 * maxDeaths;
    const subject = isDeadly
      ? { error: diedTooOften(delivery) }
      : rendering(() => deadLetter.compiled.render(firing.events));
    const attempted = await this.attempt(delivery, firing, { template, retry, planned, ...subject }, decided);
    this.context.traces.add(attempted.record);
    if (attempted.retryAfterMs === undefined) this.givenUpAfter.delete(placeOf(delivery, firing));
    return attempted.retryAfterMs;
  }

  private async attempt(delivery: Delivery, firing: Firing, request: Subject, decided?: string): Promise<Attempted> {
    const { template, retry, planned, rendered, error } = request;
    const { tracestate, traceparent: received } = traceOf(delivery.event);
    const parent = decided ?? received;
    const traced = this.traced(delivery, firing, template.name, { traceparent: parent, tracestate });
    const traceparent = traced?.traceparent ?? parent;
    const attempted = await attempt({
      eventId: delivery.event.id,
      number: template === this.program.compiled.trigger.template ? delivery.attempt : planned,
      planned,
      template,
      retry,
      context: traceparent === undefined ? this.context.trigger : { ...this.context.trigger, traceparent, tracestate },
      timeoutMs: this.program.settings.timeoutMs,
      run: runRendered,
      ...(rendered && { rendered }),
      ...(error && { error }),
    });
    const { record, givenUp } = attempted;
    traced?.end(attemptAttributes(record), record.error === undefined ? undefined : (givenUp?.code ?? '_OTHER'));
    return attempted;
  }

  private traced({ event }: Delivery, { events }: Firing, trigger: string, parent: TraceHeaders): Traced | undefined {
    const { tracing } = this.context;
    if (!tracing) return undefined;
    const { namespace, name } = this.program.sensor;
    const others = Array.from(events.values(), (document) => document.event).filter(({ id }) => id !== event.id);
    return tracing.attempt({ namespace, sensor: name, trigger }, event.id, parent, others);
  }

  private bury(delivery: Delivery, firing: Firing, error: EventloomError): Promise<void> {
    const { deadLetters, trigger } = this.context;
    return deadLetters.bury(delivery, this.name, firing, error, trigger.now());
  }
}

const placeOf = ({ sequence }: Delivery, { dependency }: Firing): string => `${sequence}/${dependency}`;

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
