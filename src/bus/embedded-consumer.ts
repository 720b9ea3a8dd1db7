import type { Store, Write } from '../clients/store';
import type { Event } from '../model/event';
import type { Budget } from './budget';
import type { ConsumeOptions, Consumer, Delivery, StateWrite } from './bus';
import { deliveredOf, deliveredWrite, readBlock } from './consumer-rows';
import { EmbeddedDelivery } from './embedded-delivery';
import { type Entry, entryRemoval, entryWrite, firstAttempt } from './entry';
import { Parked } from './parked';
import { stateWrites } from './state-table';

/** What a consumer needs of its bus. */
export interface ConsumerHost {
  readonly store: Store;
  readonly budget: Budget;
  now(): number;
  /** An event by its position; absent when it is gone. */
  event(sequence: number): Event | undefined;
}

/** So many events may wait for a retry for each that may be in flight, whatever the others have; beyond the budget no new ones are begun. */
const parkedPerFlight = 16;

/** An event that ended the process so often is handed out alone, so that others are not blamed for it. */
const suspectDeaths = 3;

/** From so many in flight on, a block that is read from the disk may be larger than that: the disk answers once for all of it. */
const blocksFrom = 16;
const blockPerFlight = 4;

/** So many events may be settled in memory while the disk has yet to hear of it. */
const maxSettling = 4096;

/** After so many events others have a turn. */
const turn = 64;

/**
 * The events of one consumer, oldest first. Only so many are in memory as may be in flight, twice; the others stay on the disk.
 *
 * Whatever the handler may have seen is marked as started before, so that a crash is counted: an event that is published while there
 * is room is marked in its own transaction, the others a block at a time when they are read back.
 */
export class EmbeddedConsumer implements Consumer {
  /** Read and marked, to be handed out in this order. */
  private ready: Entry[] = [];
  /** Retries whose time has come, before all others. */
  private again: Entry[] = [];
  /** How many more are being marked, to follow them. */
  private returning = 0;
  private readonly inFlight = new Map<number, { readonly entry: Entry; readonly bytes: number }>();
  private readonly parked: Parked;
  /** Settled, and on the way to the disk. */
  private settling = 0;
  /** Places in the queue for events that are on their way to the disk. */
  private reserved = 0;
  /** The last event that has a place in memory, or had one. */
  private lastQueued = 0;
  /** There are events on the disk that have no place in memory; new ones have to follow them. */
  private behind = true;
  /** Events without a place that are on their way to the disk. */
  private unreservedUnderWay = 0;
  /** Since the disk was read, an event came that got no place. */
  private overtaken = false;
  private refilling: Promise<void> | undefined;
  private running = false;
  private stopped = false;
  private suspected: Entry | undefined;
  private delivering = false;
  private nextTurn: NodeJS.Immediate | undefined;
  private waitingCount = 0;
  /** Told of before the start, and not yet known to be on the disk. */
  private readonly early = new Set<number>();
  private readonly maxInFlight: number;
  /** How many events are read from the disk at once. */
  private readonly block: number;
  private readonly inOrder: boolean;
  private readonly wake = (): void => this.deliver();

  constructor(
    private readonly host: ConsumerHost,
    private readonly number: number,
    private readonly handle: (delivery: Delivery) => void,
    { maxInFlight = 256, inOrder = false }: ConsumeOptions,
  ) {
    this.maxInFlight = maxInFlight;
    this.block = maxInFlight < blocksFrom ? maxInFlight : maxInFlight * blockPerFlight;
    this.inOrder = inOrder;
    this.parked = new Parked(
      host.now,
      host.budget,
      () => Math.max(this.block, turn) - this.again.length - this.returning,
      (entries) => void this.comeBack(entries),
    );
  }

  /**
   * Begins to deliver. Before that, the consumer has to be told of new events, and all that was published earlier has to be on the
   * disk: else one could be neither told of nor found.
   */
  start(): void {
    if (this.stopped) return;
    const { host, number } = this;
    const pending = host.store.table('pending');
    // One that is on the disk although nobody was told so yet is counted when it arrives.
    const told = [...this.early].filter((sequence) => pending.get([number, sequence]) !== undefined);
    this.waitingCount = pending.count({ start: [number, 0], end: [number + 1] }) - told.length;
    this.running = true;
    this.deliver();
  }

  lag(): number {
    return this.waitingCount;
  }

  waitingForRetry(): number {
    return this.parked.size;
  }

  /** The mark that a new event gets in its own transaction. Exactly one of `arrived` and `notStored` must follow. */
  announce(sequence: number): { readonly started: boolean } {
    if (this.running && !this.behind && this.ready.length + this.reserved < this.maxInFlight) {
      this.reserved++;
      this.lastQueued = sequence;
      return { started: true };
    }
    if (!this.running) this.early.add(sequence);
    this.behind = true;
    this.overtaken = true;
    this.unreservedUnderWay++;
    return { started: false };
  }

  arrived(sequence: number, { started }: { readonly started: boolean }): void {
    this.waitingCount++;
    this.early.delete(sequence);
    if (!started) this.unreservedUnderWay--;
    else {
      this.reserved--;
      if (this.running) this.ready.push(firstAttempt(sequence));
      else void this.keep([entryWrite(this.number, firstAttempt(sequence), false)]);
    }
    this.deliver();
  }

  notStored({ started }: { readonly started: boolean }): void {
    if (started) this.reserved--;
    else this.unreservedUnderWay--;
    this.deliver();
  }

  async stop(): Promise<void> {
    if (this.stopped) return;
    this.stopped = true;
    this.running = false;
    this.parked.clear();
    if (this.nextTurn) clearImmediate(this.nextTurn);
    await Promise.race([this.refilling, patience()]);
    const seen = Array.from(this.inFlight.values(), ({ entry }) => entry);
    const unseen = [...this.again, ...this.ready];
    [this.again, this.ready] = [[], []];
    const first = [...seen, ...unseen].reduce((least, { sequence }) => Math.min(least, sequence), Infinity);
    if (first === Infinity) return;
    const writes = [
      ...seen.map((entry) => entryWrite(this.number, entry, true)),
      ...unseen.map((entry) => entryWrite(this.number, entry, false)),
    ];
    // Beyond what was read is what the process before had begun, and that is still to be counted.
    const isAllRead = deliveredOf(this.host.store, this.number) <= this.lastQueued;
    if (isAllRead) writes.push(deliveredWrite(this.number, first - 1));
    await this.host.store.write(writes).catch(ignoreUntilRestart);
  }

  private deliver(): void {
    if (this.delivering || this.nextTurn) return;
    this.delivering = true;
    let count = 0;
    for (let entry = this.next(); entry; entry = this.next()) {
      this.handOut(entry);
      if (++count < turn) continue;
      this.nextTurn = setImmediate(() => {
        this.nextTurn = undefined;
        this.deliver();
      });
      break;
    }
    this.delivering = false;
    this.refillWhenLow();
  }

  /** Takes the entry that may be handed out now. */
  private next(): Entry | undefined {
    if (!this.running) return undefined;
    const queue = this.again.length > 0 ? this.again : this.ready;
    const entry = queue[0];
    // Others may wait for one that comes again, so that it may not wait for them, not even as a suspect.
    if (queue === this.again && this.inOrder) return queue.shift();
    if (!entry || this.suspected || (entry.deaths >= suspectDeaths && this.inFlight.size > 0)) return undefined;
    if (this.inFlight.size >= this.maxInFlight || this.settling >= maxSettling) return undefined;
    if (queue === this.ready && !this.canPark()) return undefined;
    return this.inFlight.size === 0 || this.host.budget.hasRoom(this.wake) ? queue.shift() : undefined;
  }

  private canPark(): boolean {
    return this.parked.size < parkedPerFlight * this.maxInFlight || this.host.budget.canPark();
  }

  private handOut(entry: Entry): void {
    const event = this.host.event(entry.sequence);
    const bytes = event?.data?.byteLength ?? 0;
    this.inFlight.set(entry.sequence, { entry, bytes });
    this.host.budget.take(bytes);
    if (entry.deaths >= suspectDeaths) this.suspected = entry;
    if (event) this.handle(new EmbeddedDelivery(this, entry, event));
    else void this.settle(entry, []).catch(ignoreUntilRestart);
  }

  /** Reads the next events from the disk, marks them as started, and only then lets them be handed out. */
  private refillWhenLow(): void {
    const { running, behind, ready, reserved } = this;
    // What is read is counted as started, and should not be while the process may end.
    if (this.suspected || !running || !behind || this.refilling || ready.length + reserved > this.block / 2) return;
    if (!this.canPark()) return;
    this.refilling = this.refill()
      .catch(() => false)
      .then((more) => {
        this.refilling = undefined;
        if (more) this.deliver();
      });
  }

  /** @returns whether that changed anything; if not, what comes to an end will ask again */
  private async refill(): Promise<boolean> {
    const alone = this.ready.length + this.again.length + this.inFlight.size === 0;
    const block = readBlock(this.host.store, this.number, {
      after: this.lastQueued,
      limit: this.block,
      isAlone: (entry) => entry.deaths >= suspectDeaths,
      mayBeAlone: alone,
    });
    const now = this.host.now();
    const early = (entry: Entry): boolean => !this.inOrder && entry.notBefore > now;
    const writes: Write[] = block.entries
      .filter(({ attempt }) => attempt > 1)
      .map((entry) => entryWrite(this.number, entry, !early(entry)));
    this.overtaken = this.unreservedUnderWay > 0;
    this.lastQueued = Math.max(this.lastQueued, block.last);
    if (block.last > block.delivered) writes.push(deliveredWrite(this.number, block.last));
    if (block.entries.length > 0) await this.keep(writes);
    for (const entry of block.entries) {
      if (!early(entry)) this.ready.push(entry);
      else if (this.running) this.parked.add(entry);
    }
    this.behind = !block.atEnd || this.overtaken;
    return block.entries.length > 0 || !this.behind;
  }

  /** The time of some retries has come. */
  private async comeBack(entries: readonly Entry[]): Promise<void> {
    const marks = (started: boolean): Write[] => entries.map((entry) => entryWrite(this.number, entry, started));
    this.returning += entries.length;
    await this.keep(marks(true));
    this.returning -= entries.length;
    if (!this.running) return void this.keep(marks(false));
    // Their time has come, whatever a clock says that was set back.
    for (const entry of entries) this.again.push({ ...entry, notBefore: 0 });
    this.deliver();
  }

  async settle(entry: Entry, writes: readonly StateWrite[]): Promise<void> {
    this.end(entry);
    this.waitingCount--;
    this.settling++;
    const all = [entryRemoval(this.number, entry), ...stateWrites(writes)];
    this.deliver();
    try {
      await this.host.store.write(all, { surely: true, patiently: true });
    } finally {
      this.settling--;
      this.deliver();
    }
  }

  retry(entry: Entry, afterMs: number): void {
    this.end(entry);
    const next = { ...entry, attempt: entry.attempt + 1, notBefore: this.host.now() + afterMs };
    void this.keep([entryWrite(this.number, next, false)]);
    if (this.running) this.parked.add(next);
    this.deliver();
  }

  release(entry: Entry): void {
    this.end(entry);
    void this.keep([entryWrite(this.number, entry, this.running)]);
    if (this.running) this.again.push(entry);
    setImmediate(this.wake);
  }

  private end(entry: Entry): void {
    const flying = this.inFlight.get(entry.sequence);
    if (flying?.entry !== entry) throw new Error(`event ${entry.sequence} was settled before`);
    this.inFlight.delete(entry.sequence);
    if (this.suspected === entry) this.suspected = undefined;
    this.host.budget.give(flying.bytes);
  }

  /** What memory counts on already. */
  private keep(writes: readonly Write[]): Promise<void> {
    return this.host.store.write(writes, { surely: true }).catch(ignoreUntilRestart);
  }
}

/** A disk that takes nothing must not keep a process from ending: what was read is counted as started then. */
const patience = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 2000).unref());

/** The store is closing: the next process finds the state of before, and repeats. */
function ignoreUntilRestart(): void {}
