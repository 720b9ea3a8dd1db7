import type { Delivery } from '../bus/bus';
import { EventloomError } from '../errors';
import { triggerKey } from '../model/kinds';
import type { Rendered } from '../model/rendered';
import { triggerRunner } from '../triggers/kinds';
import type { Outcome, TriggerContext } from '../triggers/trigger';
import { type Attempted, attempt } from './attempt';
import type { DeadLetters } from './dead-letters';
import type { Firing } from './firing';
import { Pacer } from './limiter';
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

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Acts for one trigger: tries, records what came of it, and in the end gives up. */
export class Acting {
  private readonly pacer: Pacer | undefined;

  /** @param name of the trigger, unique among all */
  constructor(
    private readonly name: string,
    private readonly program: TriggerProgram,
    private readonly context: ActingContext,
  ) {
    const { rateLimit } = program.compiled.trigger;
    this.pacer = rateLimit && new Pacer(rateLimit);
  }

  /** @returns after how many milliseconds to try again; undefined when it is done, or given up */
  async act(delivery: Delivery, firing: Firing): Promise<number | undefined> {
    const { compiled, retry } = this.program;
    const { traces, deadLetters, trigger } = this.context;
    const wait = this.pacer?.delay(trigger.now()) ?? 0;
    if (wait > 0) await sleep(wait);
    const attempted = await this.attempt({
      eventId: delivery.event.id,
      number: delivery.attempt,
      template: compiled.trigger.template,
      retry,
      ...(delivery.attempt > retry.attempts + maxDeaths ? { error: diedTooOften(delivery) } : firing),
    });
    traces.add(attempted.record);
    if (attempted.givenUp) {
      await this.actForDead(delivery, firing);
      await deadLetters.bury(delivery, this.name, firing, attempted.givenUp, trigger.now());
    }
    return attempted.retryAfterMs;
  }

  /** Runs the trigger that the manifest names for this case; whatever comes of it, the event is buried. */
  private async actForDead(delivery: Delivery, { events }: Firing): Promise<void> {
    const { deadLetter } = this.program;
    if (!deadLetter) return;
    const { template } = deadLetter.compiled.trigger;
    const subject = rendering(() => deadLetter.compiled.render(events));
    for (let number = 1; ; number++) {
      const { retry } = deadLetter;
      const attempted = await this.attempt({ eventId: delivery.event.id, number, template, retry, ...subject });
      this.context.traces.add(attempted.record);
      if (attempted.retryAfterMs === undefined) return;
      await sleep(attempted.retryAfterMs);
    }
  }

  private attempt(request: Omit<Parameters<typeof attempt>[0], 'run' | 'context'>): Promise<Attempted> {
    const { trigger } = this.context;
    return attempt({ ...request, context: trigger, run: (rendered) => runRendered(rendered, trigger) });
  }
}

/** Parameters may have changed which kind of trigger it is. */
function runRendered(rendered: Rendered, context: TriggerContext): Promise<Outcome> {
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

const diedTooOften = ({ attempt: count }: Delivery): EventloomError =>
  new EventloomError('trigger-failed', `given up after ${count - 1} attempts: the process ended during most of them`);
