import type { Bus, Consumer, Delivery, StateWrite } from '../bus/bus';
import { EventloomError } from '../errors';
import { EventDocument } from '../evaluate/document';
import type { CompiledTrigger, Pending, Verdict } from '../evaluate/sensor';
import { triggerKey } from '../model/kinds';
import { triggerRunner } from '../triggers/kinds';
import type { TriggerContext } from '../triggers/trigger';
import { type Attempted, attempt } from './attempt';
import { ConditionTable } from './conditions';
import type { DeadLetters } from './dead-letters';
import { type Firing, FiringTable } from './firing';
import { reasonOf } from './ingest';
import { Limiter, Pacer } from './limiter';
import type { Log } from './log';
import type { RetryPlan } from './retry';
import type { Traces } from './traces';
import type { TriggerProgram } from './trigger-program';

/** What the triggers of a runtime have in common. */
export interface WorkerContext {
  readonly bus: Bus;
  readonly traces: Traces;
  readonly log: Log;
  readonly deadLetters: DeadLetters;
  readonly trigger: TriggerContext;
}

/** How many events of one trigger may be under way, those that wait to be retried included. */
const maxInFlight = 128;

/** How many actions of one trigger run at once. */
const maxActions = 16;

/** An event that killed the process so often is not tried again, whatever the retry strategy says. */
const maxDeaths = 10;

/** Decides and acts for one trigger of one sensor. */
export class TriggerWorker {
  private readonly compiled: CompiledTrigger;
  private readonly retry: RetryPlan;
  private consumer: Consumer | undefined;
  private readonly underWay = new Set<Promise<void>>();
  private pending: Pending = new Map();
  /** What events in flight have to do: decided once, however often it is tried. */
  private firings = new Map<number, readonly Firing[]>();
  private readonly finished = new WeakSet<Firing>();
  private readonly conditions: ConditionTable;
  private readonly firingTable: FiringTable;
  private readonly limiter = new Limiter(maxActions);
  private readonly pacer: Pacer | undefined;

  constructor(
    { compiled, retry }: TriggerProgram,
    private readonly context: WorkerContext,
  ) {
    this.compiled = compiled;
    this.retry = retry;
    this.conditions = new ConditionTable(context.bus, `condition/${this.name}/`);
    this.firingTable = new FiringTable(context.bus, `firing/${this.name}/`);
    const { rateLimit } = compiled.trigger;
    this.pacer = rateLimit && new Pacer(rateLimit);
  }

  /** Unique among all triggers, and the same after a restart. */
  get name(): string {
    const { name, namespace } = this.context.trigger.sensor;
    return `${namespace}/${name}/${this.compiled.name}`;
  }

  async start(): Promise<void> {
    this.pending = await this.conditions.restore();
    this.firings = await this.firingTable.restore();
    const handle = (delivery: Delivery): void => {
      const handled = this.handle(delivery)
        .catch((error: unknown) => this.failed(delivery, error))
        .finally(() => this.underWay.delete(handled));
      this.underWay.add(handled);
    };
    this.consumer = await this.context.bus.consume(this.name, this.compiled.interest, handle, { maxInFlight });
  }

  /** How many events wait for this trigger. */
  lag(): number {
    return this.consumer?.lag() ?? 0;
  }

  /** Takes no more events, and waits so long for those under way, in milliseconds. */
  async stop(graceMs: number): Promise<void> {
    await this.consumer?.stop();
    let timer: NodeJS.Timeout | undefined;
    const enough = new Promise((resolve) => {
      timer = setTimeout(resolve, graceMs);
    });
    await Promise.race([Promise.all(this.underWay), enough]);
    clearTimeout(timer);
  }

  /** Everything up to the first await happens in the order of the events, so that conditions see them in order. */
  private async handle(delivery: Delivery): Promise<void> {
    const known = this.firings.get(delivery.sequence);
    const { firings, writes } = known ? { firings: known, writes: [] } : this.decide(delivery);
    if (firings.length === 0) return delivery.settle(writes);
    this.firings.set(delivery.sequence, firings);
    const remembered = writes.length > 0;
    if (remembered)
      await this.context.bus.state.write([...writes, this.firingTable.remember(delivery.sequence, firings)]);
    const again = await this.actAll(delivery, firings);
    if (again !== undefined) return delivery.retry(again);
    this.firings.delete(delivery.sequence);
    await delivery.settle(known || remembered ? [this.firingTable.forget(delivery.sequence)] : []);
  }

  private decide({ event }: Delivery): { firings: readonly Firing[]; writes: StateWrite[] } {
    const { traces, trigger } = this.context;
    const now = trigger.now();
    const { verdicts, pending } = this.compiled.decide(new EventDocument(event), this.pending, now);
    const writes = this.conditions.changes(this.pending, pending);
    this.pending = pending;
    for (const verdict of verdicts) traces.add(this.verdictRecord(verdict, event.id, now));
    const firings = verdicts.filter(({ fires }) => fires);
    return {
      writes,
      firings: firings.map(({ dependency, rendered, error }) => ({
        dependency,
        ...(rendered && { rendered }),
        ...(error && { error }),
      })),
    };
  }

  private verdictRecord({ dependency, fires, because, waitsFor }: Verdict, eventId: string, at: number) {
    const sensor = this.context.trigger.sensor.name;
    const about = { kind: 'verdict', at, eventId, sensor, trigger: this.compiled.name } as const;
    return { ...about, dependency, fires, because, ...(waitsFor && { waitsFor }) };
  }

  /** @returns after how many milliseconds to try again; undefined when everything is done or given up */
  private async actAll(delivery: Delivery, firings: readonly Firing[]): Promise<number | undefined> {
    let again: number | undefined;
    for (const firing of firings) {
      if (this.finished.has(firing)) continue;
      const attempted = await this.limiter.run(() => this.act(delivery, firing));
      if (attempted.retryAfterMs === undefined) this.finished.add(firing);
      else again = Math.max(again ?? 0, attempted.retryAfterMs);
    }
    return again;
  }

  private async act(delivery: Delivery, firing: Firing): Promise<Attempted> {
    const wait = this.pacer?.delay(this.context.trigger.now()) ?? 0;
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    const tooOften = delivery.attempt > this.retry.attempts + maxDeaths;
    const attempted = await attempt({
      delivery,
      firing: tooOften ? { dependency: firing.dependency, error: diedTooOften(delivery) } : firing,
      template: this.compiled.trigger.template,
      retry: this.retry,
      context: this.context.trigger,
      run: (rendered) => {
        const runner = triggerRunner(triggerKey(rendered.template) ?? 'log');
        if (runner) return runner.run(rendered, this.context.trigger);
        throw new EventloomError(
          'unsupported-kind',
          `the trigger ${rendered.template.name} became one without a runtime`,
        );
      },
    });
    for (const record of attempted.records) this.context.traces.add(record);
    const { givenUp } = attempted;
    if (givenUp) await this.context.deadLetters.bury(delivery, this.name, firing, givenUp, this.context.trigger.now());
    return attempted;
  }

  /** The store did not take what was decided: the event stays where it is, and is delivered again after a while. */
  private failed(delivery: Delivery, error: unknown): void {
    const { id, source, subject } = delivery.event;
    this.context.log.error({ eventId: id, source, subject, trigger: this.name }, reasonOf(error));
    try {
      delivery.retry(1000);
    } catch {
      // It had been settled: only the disk has not heard of it, and will tell the next process.
    }
  }
}

const diedTooOften = ({ attempt: count }: Delivery): EventloomError =>
  new EventloomError('trigger-failed', `given up after ${count - 1} attempts: the process ended during most of them`);
