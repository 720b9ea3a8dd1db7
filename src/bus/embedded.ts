import type { Store, Write } from '../clients/store';
import { EventloomError } from '../errors';
import type { Event } from '../model/event';
import { Budget } from './budget';
import type { Bus, ConsumeOptions, Consumer, Delivery, Interest, Published, StateStore, StateWrite } from './bus';
import { deliveredKey } from './consumer-rows';
import { EmbeddedConsumer } from './embedded-consumer';
import { decodeEvent, encodeEvent } from './event-row';
import { encodePending } from './pending-row';
import { RecentEvents } from './recent-events';
import { idOf, RecentIds, type Seen } from './recent-ids';
import { type Registration, Registry, waitingFor, waitingRange } from './registry';
import { type Limits, Retention } from './retention';
import { StateTable, stateWrites } from './state-table';

/** How the embedded bus behaves. */
export interface EmbeddedOptions extends Partial<Limits> {
  /**
   * How long the id of an event is remembered, in milliseconds.
   * @default 300000
   */
  readonly dedupWindowMs?: number;
  /**
   * How many ids are remembered at most.
   * @default 100000
   */
  readonly dedupIds?: number;
  /**
   * How many bytes of events may be in flight, all consumers together.
   * @default 67108864
   */
  readonly maxBytesInFlight?: number;
  /**
   * How long nothing is dropped that waits for a consumer since it stopped, or since the bus was opened, in milliseconds: it may be
   * about to run.
   * @default 60000
   */
  readonly absenceMs?: number;
  /** @default Date.now */
  readonly now?: () => number;
  /** Called when an event on the disk cannot be read any more; its consumers never see it. @default - nobody hears of it */
  readonly unreadable?: (sequence: number) => void;
}

const defaults = {
  maxAgeMs: 7 * 24 * 3600 * 1000,
  maxEvents: 1_000_000,
  maxBytes: 2 * 1024 ** 3,
  dedupWindowMs: 300_000,
  dedupIds: 100_000,
  maxBytesInFlight: 64 * 1024 * 1024,
  absenceMs: 60_000,
  now: Date.now,
  unreadable: (_sequence: number): void => {},
};

/** After so many events, such a share of the room for them, or so much time, old ones are dropped. */
const retentionEvents = 1000;
const retentionShare = 0.01;
const retentionMs = 1000;

/** How many events that wait for a consumer go in one step when it is forgotten. */
const forgottenAtOnce = 10_000;

/** How many bytes of events are kept in memory to be delivered without reading them back. */
const recentBytes = 16 * 1024 * 1024;

/**
 * Carries events on the local disk, with nothing to install. One process owns the store.
 *
 * An event and one row for each consumer that wants it are written in one transaction. A consumer's rows are all that is left to do
 * for it: events that nobody wants cost nothing, and events settled out of order leave no gap.
 */
export class EmbeddedBus implements Bus {
  readonly state: StateStore;
  private readonly options: typeof defaults;
  private readonly registry: Registry;
  private readonly running = new Map<string, EmbeddedConsumer>();
  /** When consumers stopped, on a clock that nobody sets. */
  private readonly stoppedAt = new Map<string, number>();
  private readonly openedAt = performance.now();
  private readonly recentIds: RecentIds;
  private readonly recentEvents = new RecentEvents(recentBytes);
  private readonly budget: Budget;
  private readonly retention: Retention;
  private readonly retentionTimer: NodeJS.Timeout;
  private lastSequence: number;
  /** Events, and bytes of their data, since it was last looked what can be dropped. */
  private sinceRetention = { events: 0, bytes: 0 };
  private full = false;
  private fault: string | undefined;
  private trimming: Promise<void> | undefined;
  private closed = false;

  constructor(
    private readonly store: Store,
    options: EmbeddedOptions = {},
  ) {
    this.options = { ...defaults, ...options };
    this.state = new StateTable(store);
    this.registry = new Registry(store);
    this.recentIds = new RecentIds(this.options.dedupWindowMs, this.options.dedupIds);
    this.budget = new Budget(this.options.maxBytesInFlight);
    this.retention = new Retention(store, this.options);
    this.lastSequence = this.recentIds.restore(store.table('events'), this.options.now());
    this.retentionTimer = setInterval(() => this.trim(), retentionMs).unref();
  }

  async publish(event: Event, writes: readonly StateWrite[] = []): Promise<Published> {
    const now = this.options.now();
    const id = idOf(event);
    const seen = this.recentIds.get(id, now);
    if (seen) {
      await seen.stored;
      if (writes.length > 0) await this.state.write(writes);
      return { sequence: seen.sequence, duplicate: true };
    }
    this.refuseWhenClosedOrFull();
    const sequence = ++this.lastSequence;
    const consumers = this.registry.interested(event.source, event.subject);
    const stored = this.storeEvent(event, sequence, now, consumers, stateWrites(writes));
    const fresh: Seen = { sequence, at: now, stored };
    this.recentIds.add(id, fresh);
    try {
      await stored;
    } catch (error) {
      this.recentIds.delete(id);
      throw error;
    }
    fresh.stored = undefined;
    this.countForRetention(event);
    return { sequence, duplicate: false };
  }

  private countForRetention({ data }: Event): void {
    const since = this.sinceRetention;
    since.events++;
    since.bytes += data?.length ?? 0;
    if (since.events >= retentionEvents || since.bytes >= retentionShare * this.options.maxBytes) this.trim();
  }

  async register(name: string, interest: Interest): Promise<void> {
    await this.registry.register(name, interest);
  }

  async send(
    name: string,
    event: Event,
    writes: (sequence: number) => readonly StateWrite[] = () => [],
  ): Promise<Published> {
    const registration = this.registry.get(name);
    if (!registration) throw new EventloomError('bad-value', `no trigger ${name} has ever run here`);
    this.refuseWhenClosedOrFull();
    const sequence = ++this.lastSequence;
    await this.storeEvent(event, sequence, this.options.now(), [registration], stateWrites(writes(sequence)));
    return { sequence, duplicate: false };
  }

  async consume(
    name: string,
    interest: Interest,
    handle: (delivery: Delivery) => void,
    options: ConsumeOptions = {},
  ): Promise<Consumer> {
    if (this.running.has(name)) throw new Error(`consumer ${name} runs already`);
    const { number } = await this.registry.register(name, interest);
    const { store, budget } = this;
    const host = { store, budget, now: this.options.now, event: (sequence: number) => this.event(sequence) };
    const consumer = new EmbeddedConsumer(host, number, handle, options);
    this.running.set(name, consumer);
    // What an earlier consumer of this name has settled must not be found on the disk any more, and what was published before must be.
    await store.write([], { surely: true });
    consumer.start();
    return {
      lag: () => consumer.lag(),
      waitingForRetry: () => consumer.waitingForRetry(),
      stop: () => {
        this.running.delete(name);
        this.stoppedAt.set(name, performance.now());
        return consumer.stop();
      },
    };
  }

  consumers(): readonly string[] {
    return Array.from(this.registry.all(), ({ name }) => name);
  }

  waiting(name: string): number {
    const registration = this.registry.get(name);
    return registration ? waitingFor(this.store, registration) : 0;
  }

  async forget(name: string): Promise<void> {
    if (this.running.has(name)) throw new Error(`consumer ${name} runs`);
    const registration = this.registry.get(name);
    if (!registration) return;
    const unregister = this.registry.unregister(registration);
    try {
      // What is being stored for it must be found.
      await this.store.write([]);
      await this.dropWaiting(registration);
      await this.store.write([{ table: 'meta', key: deliveredKey(registration.number) }, ...unregister]);
    } catch (error) {
      this.registry.add(registration);
      throw error;
    }
    this.stoppedAt.delete(name);
  }

  private async dropWaiting(registration: Registration): Promise<void> {
    const range = { ...waitingRange(registration), limit: forgottenAtOnce };
    for (let found = forgottenAtOnce; found === forgottenAtOnce; ) {
      const writes = Array.from(this.store.table('pending').keys(range), (key): Write => ({ table: 'pending', key }));
      found = writes.length;
      await this.store.write(writes);
    }
  }

  /**
   * Takes no more events, or takes them again: the disk is about to be full, and what waits needs the rest to be worked off.
   * @param fault why; undefined when all is well
   */
  refuse(fault: string | undefined): void {
    this.fault = fault;
  }

  /** Whether an event could be stored now. */
  takesEvents(): boolean {
    return !this.closed && this.fault === undefined && !this.full;
  }

  async close(): Promise<void> {
    this.closed = true;
    clearInterval(this.retentionTimer);
    const consumers = [...this.running.values()];
    this.running.clear();
    await Promise.all(consumers.map((consumer) => consumer.stop()));
    await this.trimming;
    // A disk that takes nothing cannot keep the bus open.
    await this.store.write([]).catch(() => undefined);
  }

  /** Puts an event and what it means for each interested consumer on the disk, then tells those that run. */
  private async storeEvent(
    event: Event,
    sequence: number,
    now: number,
    consumers: readonly Registration[],
    further: readonly Write[] = [],
  ): Promise<void> {
    const writes: Write[] = [{ table: 'events', key: sequence, value: encodeEvent(event, now) }, ...further];
    const announced = consumers.map(({ name, number }) => {
      const consumer = this.running.get(name);
      const mark = consumer?.announce(sequence) ?? { started: false };
      writes.push({
        table: 'pending',
        key: [number, sequence],
        value: encodePending({ attempt: 1, deaths: 0, notBefore: 0, ...mark }),
      });
      return { consumer, mark };
    });
    try {
      await this.store.write(writes);
    } catch (error) {
      for (const { consumer, mark } of announced) consumer?.notStored(mark);
      throw error;
    }
    if (announced.length > 0) this.recentEvents.add(sequence, event, announced.length);
    for (const { consumer, mark } of announced) consumer?.arrived(sequence, mark);
  }

  private event(sequence: number): Event | undefined {
    const recent = this.recentEvents.take(sequence);
    if (recent) return recent;
    const row = this.store.table('events').get(sequence);
    try {
      return row && decodeEvent(row).event;
    } catch {
      this.options.unreadable(sequence);
      return undefined;
    }
  }

  private refuseWhenClosedOrFull(): void {
    if (this.closed) throw new EventloomError('not-stored', 'the bus is closed');
    if (this.fault !== undefined) throw new EventloomError('disk-full', this.fault);
    if (this.full)
      throw new EventloomError('disk-full', 'the data directory is full of events that wait for their triggers');
  }

  private trim(): void {
    this.sinceRetention = { events: 0, bytes: 0 };
    this.trimming ??= this.dropOld().finally(() => {
      this.trimming = undefined;
    });
  }

  private async dropOld(): Promise<void> {
    for (let isWorthMore = true; isWorthMore && !this.closed; ) {
      const pass = this.retention.pass(this.registrations(), this.options.now());
      // What the disk does not take now, a later pass tries again.
      isWorthMore = await pass.catch(() => false);
      // What can still be dropped goes faster than new events come: it keeps nobody out.
      this.full = !isWorthMore && this.retention.isFull();
    }
  }

  private *registrations(): Iterable<{ consumer: Registration; runs: boolean }> {
    for (const consumer of this.registry.all()) yield { consumer, runs: this.isRunning(consumer.name) };
  }

  /** One that is away for a moment counts as running. */
  private isRunning(name: string): boolean {
    const since = this.stoppedAt.get(name) ?? this.openedAt;
    return this.running.has(name) || performance.now() - since < this.options.absenceMs;
  }
}
