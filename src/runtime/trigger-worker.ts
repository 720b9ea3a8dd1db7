import type { Bus, Consumer, Delivery, StateWrite } from '../bus/bus';
import type { Pending, Verdict } from '../evaluate/sensor';
import type { VerdictRecord } from '../model/trace';
import { Acting, type ActingContext } from './acting';
import { ConditionTable } from './conditions';
import type { Documents } from './documents';
import { type Firing, FiringTable, firingOf } from './firing';
import { reasonOf } from './ingest';
import { Limiter } from './limiter';
import type { Log } from './log';
import type { TriggerProgram } from './trigger-program';

/** What the triggers of a runtime have in common. */
export interface WorkerContext extends ActingContext {
  readonly bus: Bus;
  readonly log: Log;
  readonly documents: Documents;
}

/** How many events of one trigger may be under way, those that wait to be retried included. */
const maxInFlight = 128;

/** How many actions of one trigger run at once. */
const maxActions = 16;

/** After a failure of the store an event is tried again so much later, in milliseconds. */
const storeRetryMs = 1000;

/** Decides and acts for one trigger of one sensor. */
export class TriggerWorker {
  /** Unique among all triggers, and the same after a restart. */
  readonly name: string;
  private consumer: Consumer | undefined;
  private readonly underWay = new Set<Promise<void>>();
  private pending: Pending = new Map();
  /** What events in flight have to do: decided once, however often it is tried. */
  private firings = new Map<number, readonly Firing[]>();
  private readonly finished = new WeakSet<Firing>();
  private readonly conditions: ConditionTable;
  private readonly firingTable: FiringTable;
  private readonly limiter = new Limiter(maxActions);
  private readonly acting: Acting;

  constructor(
    private readonly program: TriggerProgram,
    private readonly context: WorkerContext,
  ) {
    const { sensor, compiled } = program;
    this.name = `${sensor.namespace}/${sensor.name}/${compiled.name}`;
    this.conditions = new ConditionTable(context.bus, `condition/${this.name}/`);
    this.firingTable = new FiringTable(context.bus, `firing/${this.name}/`);
    this.acting = new Acting(this.name, program, context);
  }

  /** Goes on where the last process stopped. */
  async start(): Promise<void> {
    const { compiled } = this.program;
    this.pending = await this.conditions.restore();
    this.firings = await this.firingTable.restore(compiled);
    const handle = (delivery: Delivery): void => {
      const handled = this.handle(delivery)
        .catch((error: unknown) => this.failed(delivery, error))
        .finally(() => this.underWay.delete(handled));
      this.underWay.add(handled);
    };
    this.consumer = await this.context.bus.consume(this.name, compiled.interest, handle, { maxInFlight });
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
    const { sequence } = delivery;
    const known = this.firings.get(sequence);
    const { firings, writes } = known ? { firings: known, writes: [] } : this.decide(delivery);
    if (firings.length === 0) return delivery.settle(writes);
    this.firings.set(sequence, firings);
    if (writes.length > 0) {
      const remembered = this.firingTable.remember(sequence, firings, this.context.trigger.now());
      await this.context.bus.state.write([...writes, remembered]);
    }
    const retryAfterMs = await this.actAll(delivery, firings);
    if (retryAfterMs !== undefined) return delivery.retry(retryAfterMs);
    this.firings.delete(sequence);
    await delivery.settle(known || writes.length > 0 ? [this.firingTable.forget(sequence)] : []);
  }

  private decide({ event }: Delivery): { readonly firings: readonly Firing[]; readonly writes: readonly StateWrite[] } {
    const { traces, trigger, documents } = this.context;
    const now = trigger.now();
    const { verdicts, pending } = this.program.compiled.decide(documents.of(event), this.pending, now);
    const writes = this.conditions.changes(this.pending, pending, now);
    this.pending = pending;
    for (const verdict of verdicts) traces.add(this.recordOf(verdict, event.id, now));
    return { writes, firings: verdicts.map(firingOf).filter((firing) => firing !== undefined) };
  }

  private recordOf({ dependency, fires, because, waitsFor }: Verdict, eventId: string, at: number): VerdictRecord {
    const { sensor, compiled } = this.program;
    const about = { kind: 'verdict', at, eventId, sensor: sensor.name, trigger: compiled.name } as const;
    return { ...about, dependency, fires, because, ...(waitsFor && { waitsFor }) };
  }

  /** @returns after how many milliseconds to try again; undefined when everything is done or given up */
  private async actAll(delivery: Delivery, firings: readonly Firing[]): Promise<number | undefined> {
    let again: number | undefined;
    for (const firing of firings) {
      if (this.finished.has(firing)) continue;
      const retryAfterMs = await this.limiter.run(() => this.acting.act(delivery, firing));
      if (retryAfterMs === undefined) this.finished.add(firing);
      else again = Math.max(again ?? 0, retryAfterMs);
    }
    return again;
  }

  /** The store did not take what was decided: the event stays where it is, and is delivered again after a while. */
  private failed(delivery: Delivery, error: unknown): void {
    const { id, source, subject } = delivery.event;
    this.context.log.error({ eventId: id, source, subject, trigger: this.name }, reasonOf(error));
    try {
      delivery.retry(storeRetryMs);
    } catch {
      // It had been settled: only the disk has not heard of it, and will tell the next process.
    }
  }
}
