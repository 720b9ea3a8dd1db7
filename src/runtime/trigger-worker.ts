import type { Bus, Consumer, Delivery, StateWrite } from '../bus/bus';
import { reasonOf } from '../errors';
import type { Pending, Verdict } from '../evaluate/sensor';
import type { VerdictRecord } from '../model/trace';
import { Acting, type ActingContext } from './acting';
import { Alarm } from './alarm';
import { ConditionTable, type Forgotten } from './conditions';
import { triggerPath } from './definitions';
import type { Documents } from './documents';
import { type Firing, FiringTable, firingOf } from './firing';
import type { Log } from './log';
import { type TriggerName, verdictAttributes } from './tracing';
import type { TriggerProgram } from './trigger-program';
import { statePrefix } from './trigger-state';
import { Turns } from './turns';

/** What the triggers of a runtime have in common. */
export interface WorkerContext extends ActingContext {
  readonly bus: Bus;
  readonly log: Log;
  readonly documents: Documents;
}

/** What a trigger has to do, and does. */
export interface TriggerStatus {
  /** `<namespace>/<sensor>/<trigger>` */
  readonly trigger: string;
  /** How many events wait for it, those that it acts on included. */
  readonly lag: number;
  /** How many of them wait to be tried again. */
  readonly waitingForRetry: number;
  /** How many actions are under way. */
  readonly acting: number;
}

/** How many events of one trigger may be under way for each action that may run. */
const inFlightPerAction = 2;

/** The same in all when a rate limit makes them wait. */
const inFlightWithRateLimit = 32;

/** After a failure that is nobody's fault an event is tried again so much later, in milliseconds. */
const mishapRetryMs = 1000;

/** What came of the firings of an event. */
interface Acted {
  /** Those that are neither done nor given up. */
  readonly left: readonly Firing[];
  /** After how many milliseconds to try again; undefined when one of them was not begun, which is to have all attempts. */
  readonly again: number | undefined;
}

/** Decides and acts for one trigger of one sensor. */
export class TriggerWorker {
  /** Unique among all triggers, and the same after a restart. */
  readonly name: string;
  private consumer: Consumer | undefined;
  private alarm: Alarm | undefined;
  /** Deliveries that were neither settled nor given back. */
  private readonly open = new Set<Delivery>();
  /** The positions of events whose firings are in the store. */
  private readonly stored = new Set<number>();
  /** The `traceparent` of verdicts by the position of their event, as long as it is not settled. */
  private readonly decided = new Map<number, string>();
  private pending: Pending = new Map();
  private readonly conditions: ConditionTable;
  private readonly firings: FiringTable;
  private readonly turns: Turns;
  private readonly acting: Acting;
  /** Whether events wait for others. */
  private readonly stores: boolean;
  private drained: (() => void) | undefined;

  constructor(
    readonly program: TriggerProgram,
    private readonly context: WorkerContext,
  ) {
    const { compiled } = program;
    const { bus, documents } = context;
    this.name = triggerName(program);
    this.stores = compiled.condition.stores;
    this.conditions = new ConditionTable(bus, statePrefix('condition', this.name), documents);
    this.firings = new FiringTable(bus, this.name, documents);
    this.turns = new Turns(program.settings, compiled.trigger.rateLimit, context.trigger.now);
    this.acting = new Acting(this.name, program, context);
  }

  /** Goes on where the last process stopped. */
  async start(): Promise<void> {
    const { compiled, settings } = this.program;
    const { bus, trigger } = this.context;
    const { reset, interest } = compiled;
    // What the worker before has settled is on its way to the disk, where it has to be found.
    await bus.state.write([]);
    const startedAt = trigger.now();
    const { pending, forgotten, damaged } = await this.conditions.restore(reset, startedAt);
    this.pending = pending;
    this.tellForgotten(forgotten);
    for (const dependency of damaged) this.tellDamaged(dependency);
    for (const sequence of await this.firings.sequences()) this.expect(sequence);
    this.consumer = await bus.consume(this.name, interest, (delivery) => this.handle(delivery), {
      maxInFlight: compiled.trigger.rateLimit ? inFlightWithRateLimit : inFlightPerAction * settings.concurrency,
      inOrder: settings.order !== undefined,
    });
    if (reset)
      this.alarm = new Alarm(
        (after) => reset.next(after),
        trigger.now,
        (dueAt) => this.reset(dueAt),
        startedAt,
      );
  }

  /** The event at this position will come with firings that are in the store. */
  expect(sequence: number): void {
    this.stored.add(sequence);
  }

  /** How many events wait for it, those that it acts on included. */
  lag(): number {
    return this.consumer?.lag() ?? 0;
  }

  status(): TriggerStatus {
    const { name, consumer, turns } = this;
    const waitingForRetry = consumer?.waitingForRetry() ?? 0;
    return { trigger: name, lag: this.lag(), waitingForRetry, acting: turns.acting.size };
  }

  /** Takes no more events, and waits so long for actions under way, in milliseconds. What was not begun waits for the next process. */
  async stop(graceMs: number): Promise<void> {
    this.alarm?.stop();
    await this.consumer?.stop();
    this.turns.close();
    for (const delivery of this.open)
      if (!this.turns.acting.has(delivery)) this.end(delivery, () => delivery.release());
    if (this.open.size === 0) return;
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      this.drained = resolve;
      timer = setTimeout(resolve, graceMs);
    });
    clearTimeout(timer);
    // Whatever comes of these now, they are somebody else's.
    for (const delivery of this.open) this.end(delivery, () => delivery.release());
  }

  /** Nothing may reach the bus from here: it has others to deliver to. */
  private handle(delivery: Delivery): void {
    this.open.add(delivery);
    try {
      this.take(delivery);
    } catch (error) {
      this.failed(delivery, error);
    }
  }

  /** Everything up to the first await happens in the order of the events, so that conditions see them in order. */
  private take(delivery: Delivery): void {
    const recalled = this.stored.has(delivery.sequence);
    const { firings, writes } = recalled ? { firings: [], writes: [] } : this.decide(delivery);
    if (!recalled && firings.length === 0) return this.settle(delivery, writes);
    this.fire(delivery, firings, writes).catch((error: unknown) => this.failed(delivery, error));
  }

  private decide(delivery: Delivery): { readonly firings: readonly Firing[]; readonly writes: readonly StateWrite[] } {
    const { traces, trigger, documents, tracing } = this.context;
    const { event, attempt, deaths, sequence } = delivery;
    const now = trigger.now();
    // Tried again after a failure, it is decided as before.
    const isFirst = attempt - deaths === 1;
    const traced = isFirst ? tracing?.verdict(nameOf(this.program), event) : undefined;
    const isExplained = isFirst && (this.stores || traces.explainsOneMore(now));
    const { verdicts, pending } = this.program.compiled.decide(documents.of(event), this.pending, now, isExplained);
    const writes = this.conditions.changes(this.pending, pending, now);
    this.pending = pending;
    if (traced) {
      traced.end(verdictAttributes(verdicts));
      this.decided.set(sequence, traced.traceparent);
    }
    if (isFirst) {
      for (const verdict of verdicts) traces.add(this.recordOf(verdict, event.id, now));
    }
    return { writes, firings: verdicts.map(firingOf).filter((firing) => firing !== undefined) };
  }

  private recordOf({ dependency, fires, because, waitsFor }: Verdict, eventId: string, at: number): VerdictRecord {
    return {
      kind: 'verdict',
      at,
      eventId,
      ...nameOf(this.program),
      dependency,
      fires,
      because,
      ...(because.length === 0 && { definition: this.program.fingerprint }),
      ...(waitsFor && { waitsFor }),
    };
  }

  private async fire(delivery: Delivery, decided: readonly Firing[], changes: readonly StateWrite[]): Promise<void> {
    const { sequence } = delivery;
    const lane = this.turns.laneOf(this.context.documents.of(delivery.event));
    const turn = lane === undefined ? undefined : this.turns.enter(lane, delivery);
    // Decided about again, it would take events that came after it.
    if (this.stores && decided.length > 0) await this.remember(sequence, decided, changes);
    const firings = decided.length > 0 ? decided : await this.recall(sequence);
    if (turn) await turn;
    const { left, again } = await this.actAll(delivery, firings);
    if (!this.open.has(delivery)) return;
    if (left.length > 0) {
      if (left.length < firings.length) await this.remember(sequence, left, []);
      return this.end(delivery, () => (again === undefined ? delivery.release() : delivery.retry(again)));
    }
    if (lane !== undefined) this.turns.leave(lane);
    const writes = this.stored.delete(sequence) ? [this.firings.forget(sequence)] : [];
    this.settle(delivery, writes);
  }

  private async remember(sequence: number, firings: readonly Firing[], writes: readonly StateWrite[]): Promise<void> {
    this.stored.add(sequence);
    const { bus, trigger } = this.context;
    await bus.state.write([...writes, this.firings.remember(sequence, firings, trigger.now())]);
  }

  private async recall(sequence: number): Promise<readonly Firing[]> {
    return (await this.firings.recall(sequence, this.program.compiled)) ?? [];
  }

  private async actAll(delivery: Delivery, firings: readonly Firing[]): Promise<Acted> {
    const left: Firing[] = [];
    let again = 0;
    let allBegun = true;
    for (const firing of firings) {
      const begun = await this.turns.act(delivery, async () => {
        const retryAfterMs = await this.acting.act(delivery, firing, this.decided.get(delivery.sequence));
        if (retryAfterMs === undefined) return;
        left.push(firing);
        again = Math.max(again, retryAfterMs);
      });
      if (begun) continue;
      left.push(firing);
      allBegun = false;
    }
    return { left, again: allBegun ? again : undefined };
  }

  /** Nobody waits until the disk knows of it: an event that did would stay in memory for as long. */
  private settle(delivery: Delivery, writes: readonly StateWrite[]): void {
    this.open.delete(delivery);
    this.turns.end(delivery);
    this.decided.delete(delivery.sequence);
    delivery.settle(writes).catch(this.unsettled);
    if (this.open.size === 0) this.drained?.();
  }

  private readonly unsettled = (error: unknown): void =>
    this.context.log.error({ trigger: this.name }, reasonOf(error));

  private end(delivery: Delivery, how: () => void): void {
    if (!this.open.delete(delivery)) return;
    this.turns.end(delivery);
    how();
    if (this.open.size === 0) this.drained?.();
  }

  /** What this process could not do for reasons of its own is delivered again after a while. */
  private failed(delivery: Delivery, error: unknown): void {
    const { id, source, subject } = delivery.event;
    this.context.log.error({ eventId: id, source, subject, trigger: this.name }, reasonOf(error));
    if (this.open.has(delivery)) this.end(delivery, () => delivery.retry(mishapRetryMs));
  }

  /** Forgets the events that wait for others. */
  private reset(dueAt: number): void {
    const { bus, trigger } = this.context;
    const forgotten = Array.from(this.pending, ([dependency, { event }]) => ({ dependency, event, dueAt }));
    const writes = this.conditions.changes(this.pending, nothing, trigger.now());
    this.pending = nothing;
    if (writes.length === 0) return;
    this.tellForgotten(forgotten);
    bus.state.write(writes).catch((error: unknown) => this.context.log.error({ trigger: this.name }, reasonOf(error)));
  }

  private tellDamaged(dependency: string): void {
    const { name } = this;
    this.context.log.error(
      { trigger: name },
      `an event that waited for ${dependency} is damaged on the disk: ${name} forgot it`,
    );
  }

  private tellForgotten(forgotten: readonly Forgotten[]): void {
    const about = { kind: 'reset', at: this.context.trigger.now(), ...nameOf(this.program) } as const;
    for (const { event, dependency, dueAt } of forgotten) {
      this.context.traces.add({ ...about, eventId: event.id, dependency, dueAt });
    }
  }
}

const nothing: Pending = new Map();

/** The name of a trigger among all. */
export const triggerName = ({ sensor, compiled }: TriggerProgram): string =>
  triggerPath(sensor.namespace, sensor.name, compiled.name);

/** How records name a trigger. */
const nameOf = ({ sensor, compiled }: TriggerProgram): TriggerName => ({
  namespace: sensor.namespace,
  sensor: sensor.name,
  trigger: compiled.name,
});
