import type { Store, Write } from '../clients/store';
import type { Event } from '../model/event';
import type { Consumer, Delivery, StateWrite } from './bus';
import { decodeNumber, encodeNumber } from './number-row';
import { decodePending, encodePending } from './pending-row';
import { stateWrites } from './state-table';

/** What a consumer needs of its bus. */
export interface ConsumerHost {
  readonly store: Store;
  now(): number;
  /** An event by its position; absent when it is gone. */
  event(sequence: number): Event | undefined;
}

/** An event that was handed out, or that is next. */
interface Entry {
  readonly sequence: number;
  readonly attempt: number;
  readonly notBefore: number;
}

/**
 * The events of one consumer, oldest first. Only so many are in memory as may be in flight, twice; the others stay on the disk.
 *
 * Whatever the handler may have seen is marked as started before, so that a crash is counted: an event that is published while there
 * is room is marked in its own transaction, the others a block at a time when they are read back.
 */
export class EmbeddedConsumer implements Consumer {
  private queue: Entry[] = [];
  private readonly inFlight = new Map<number, Entry>();
  private readonly timers = new Map<number, NodeJS.Timeout>();
  /** Places in the queue for events that are on their way to the disk. */
  private reserved = 0;
  /** The last event that has a place in memory, or had one. */
  private lastQueued = 0;
  /** From here on the queue was read back and its mark is not on the disk yet. */
  private unmarkedFrom: number | undefined;
  /** There are events on the disk that have no place in memory; new ones have to follow them. */
  private behind = true;
  /** Events without a place that are on their way to the disk. */
  private unreservedUnderWay = 0;
  private refilling: Promise<void> | undefined;
  private running = true;
  private waitingCount: number;

  constructor(
    private readonly host: ConsumerHost,
    private readonly number: number,
    private readonly maxInFlight: number,
    private readonly handle: (delivery: Delivery) => void,
  ) {
    this.waitingCount = host.store.table('pending').count({ start: [number, 0], end: [number + 1] });
    this.deliver();
  }

  lag(): number {
    return this.waitingCount;
  }

  /** The mark that a new event gets in its own transaction. Exactly one of `arrived` and `notStored` must follow. */
  announce(sequence: number): { readonly started: boolean } {
    if (this.running && !this.behind && this.queue.length + this.reserved < this.maxInFlight) {
      this.reserved++;
      this.lastQueued = sequence;
      return { started: true };
    }
    this.behind = true;
    this.unreservedUnderWay++;
    return { started: false };
  }

  arrived(sequence: number, { started }: { readonly started: boolean }): void {
    this.waitingCount++;
    const entry = { sequence, attempt: 1, notBefore: 0 };
    if (!started) this.unreservedUnderWay--;
    else {
      this.reserved--;
      if (this.running) this.queue.push(entry);
      else void this.host.store.write([this.pendingWrite({ ...entry, started: false })]).catch(ignoreUntilRestart);
    }
    this.deliver();
  }

  notStored({ started }: { readonly started: boolean }): void {
    if (started) this.reserved--;
    else this.unreservedUnderWay--;
    this.deliver();
  }

  async stop(): Promise<void> {
    if (!this.running) return;
    this.running = false;
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
    await this.refilling;
    const first = this.queue[0];
    const unseen = this.queue.map((entry) => this.pendingWrite({ ...entry, started: false }));
    this.queue = [];
    if (first) await this.host.store.write([...unseen, this.deliveredWrite(first.sequence - 1)]);
  }

  private deliver(): void {
    while (this.running && this.inFlight.size < this.maxInFlight) {
      const entry = this.queue[0];
      if (!entry || entry.sequence >= (this.unmarkedFrom ?? Infinity)) break;
      this.queue.shift();
      this.inFlight.set(entry.sequence, entry);
      const delay = entry.notBefore - this.host.now();
      if (delay > 0) this.later(entry, delay);
      else this.handOut(entry);
    }
    if (this.running && this.behind && this.queue.length + this.reserved <= this.maxInFlight / 2) this.refill();
  }

  private handOut(entry: Entry): void {
    const event = this.host.event(entry.sequence);
    if (event) this.handle(new EmbeddedDelivery(this, entry, event));
    else void this.settle(entry, []).catch(ignoreUntilRestart);
  }

  /** Reads the next events from the disk, marks them as started, and only then lets them be handed out. */
  private refill(): void {
    this.refilling ??= this.readBlock()
      .catch(ignoreUntilRestart)
      .then(() => {
        this.refilling = undefined;
        this.unmarkedFrom = undefined;
        this.deliver();
      });
  }

  private async readBlock(): Promise<void> {
    const { store } = this.host;
    const delivered = decodeNumber(store.table('meta').get(deliveredKey(this.number)));
    const range = { start: [this.number, this.lastQueued + 1], end: [this.number + 1], limit: this.maxInFlight };
    const writes: Write[] = [];
    let [count, last] = [0, this.lastQueued];
    for (const { key, value } of store.table('pending').entries(range)) {
      const entry = this.fromDisk((key as number[])[1] ?? 0, value, delivered);
      if (entry.attempt > 1) writes.push(this.pendingWrite({ ...entry, started: entry.notBefore <= this.host.now() }));
      this.queue.push(entry);
      this.unmarkedFrom ??= entry.sequence;
      last = entry.sequence;
      count++;
    }
    if (count < this.maxInFlight && this.unreservedUnderWay === 0) this.behind = false;
    this.lastQueued = last;
    if (last > delivered) writes.push(this.deliveredWrite(last));
    await store.write(writes);
  }

  private fromDisk(sequence: number, value: Uint8Array, delivered: number): Entry {
    const row = decodePending(value);
    const diedWithIt = row.started || (row.attempt === 1 && sequence <= delivered);
    return { sequence, attempt: row.attempt + (diedWithIt ? 1 : 0), notBefore: row.notBefore };
  }

  async settle(entry: Entry, writes: readonly StateWrite[]): Promise<void> {
    if (this.inFlight.get(entry.sequence) !== entry) throw new Error(`event ${entry.sequence} was settled before`);
    this.inFlight.delete(entry.sequence);
    this.waitingCount--;
    const stored = this.host.store.write([this.pendingRemoval(entry), ...stateWrites(writes)]);
    this.deliver();
    await stored;
  }

  retry(entry: Entry, afterMs: number): void {
    if (this.inFlight.get(entry.sequence) !== entry) throw new Error(`event ${entry.sequence} was settled before`);
    const next = { ...entry, attempt: entry.attempt + 1, notBefore: this.host.now() + afterMs };
    this.inFlight.set(entry.sequence, next);
    void this.host.store.write([this.pendingWrite({ ...next, started: false })]).catch(ignoreUntilRestart);
    this.later(next, afterMs);
  }

  private later(entry: Entry, delayMs: number): void {
    const again = async (): Promise<void> => {
      this.timers.delete(entry.sequence);
      await this.host.store.write([this.pendingWrite({ ...entry, started: true })]).catch(ignoreUntilRestart);
      if (this.running) this.handOut(entry);
    };
    if (!this.running) return;
    const timer = setTimeout(() => void again(), Math.min(Math.max(delayMs, 0), 2 ** 31 - 1));
    this.timers.set(entry.sequence, timer);
  }

  private pendingWrite({ sequence, ...row }: Entry & { readonly started: boolean }): Write {
    return { table: 'pending', key: [this.number, sequence], value: encodePending(row) };
  }

  private pendingRemoval({ sequence }: Entry): Write {
    return { table: 'pending', key: [this.number, sequence] };
  }

  private deliveredWrite(sequence: number): Write {
    return { table: 'meta', key: deliveredKey(this.number), value: encodeNumber(sequence) };
  }
}

/** Under this key stands the last event of a consumer that may have been handed out. */
export const deliveredKey = (consumer: number): string => `delivered/${consumer}`;

/** A mark that did not reach the disk makes at worst one attempt more or less after a crash; the disk is complained about elsewhere. */
function ignoreUntilRestart(): void {}

class EmbeddedDelivery implements Delivery {
  readonly sequence: number;
  readonly attempt: number;

  constructor(
    private readonly consumer: EmbeddedConsumer,
    private readonly entry: Entry,
    readonly event: Event,
  ) {
    this.sequence = entry.sequence;
    this.attempt = entry.attempt;
  }

  settle(writes: readonly StateWrite[] = []): Promise<void> {
    return this.consumer.settle(this.entry, writes);
  }

  retry(afterMs: number): void {
    this.consumer.retry(this.entry, afterMs);
  }
}
