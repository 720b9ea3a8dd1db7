import type { Store, Write } from '../clients/store';
import type { Table } from '../clients/store-table';
import { headOf } from './event-row';
import type { Registration } from './registry';

/** How much the bus keeps. Events that a running consumer still waits for are never dropped. */
export interface Limits {
  /** How long an event is kept, in milliseconds. */
  readonly maxAgeMs: number;
  readonly maxEvents: number;
  /** How many bytes of the disk the events may take. */
  readonly maxBytes: number;
}

/** How many events one pass looks at, and for how many milliseconds, so that others have a turn. */
const passSize = 2000;
const passMs = 20;

/** What passes leave of what may be kept, so that new events find room while old ones are dropped. */
const keptShare = 0.9;

/** A consumer for which events wait. */
interface Waiting {
  readonly number: number;
  readonly runs: boolean;
  /** The oldest of them. */
  readonly oldest: number;
}

/** Drops old events that nobody waits for. */
export class Retention {
  /** Where the next pass goes on: events that it had to leave are not looked at again and again. */
  private position = 0;
  private readonly events: Table;
  private readonly pending: Table;

  constructor(
    private readonly store: Store,
    private readonly limits: Limits,
  ) {
    this.events = store.table('events');
    this.pending = store.table('pending');
  }

  /** Whether there is more than may be kept, by number or size. */
  isFull(): boolean {
    return this.events.count() > this.limits.maxEvents || this.events.bytes() > this.limits.maxBytes;
  }

  /**
   * Looks at the next oldest events.
   * @param consumers all consumers, with whether they run: what waits for one that does not run is dropped with the event.
   * @returns whether another pass is worth it at once: there is too much, and most of what was looked at could go
   */
  async pass(
    consumers: Iterable<{ readonly consumer: Registration; readonly runs: boolean }>,
    now: number,
  ): Promise<boolean> {
    const tooMany = this.tooMany();
    const writes: Write[] = [];
    let waitingFor: readonly Waiting[] | undefined;
    let [looked, dropped, last] = [0, 0, 0];
    const endAt = performance.now() + passMs;
    for (const key of this.events.keys({ start: this.position, end: this.newest(), limit: passSize + 1 })) {
      const sequence = key as number;
      if (looked === passSize || performance.now() > endAt) break;
      if (dropped >= tooMany && !this.isOld(sequence, now)) {
        last = 0;
        break;
      }
      looked++;
      last = sequence;
      waitingFor ??= this.oldestOf(consumers);
      const waiting = waitingFor.filter((one) => one.oldest <= sequence && this.pending.has([one.number, sequence]));
      if (waiting.some(({ runs }) => runs)) continue;
      for (const { number } of waiting) writes.push({ table: 'pending', key: [number, sequence] });
      writes.push({ table: 'events', key: sequence });
      dropped++;
    }
    this.position = last === 0 || last >= this.newest() - 1 ? 0 : last + 1;
    if (writes.length === 0) return false;
    await this.store.write(writes);
    return dropped * 2 > looked && this.tooMany() > 0;
  }

  /** How many events there are beyond what passes leave. */
  private tooMany(): number {
    const { maxEvents, maxBytes } = this.limits;
    const [count, bytes] = [this.events.count(), this.events.bytes()];
    const bySize = bytes > 0 ? Math.ceil(count * (1 - (keptShare * maxBytes) / bytes)) : 0;
    return Math.max(count - Math.ceil(keptShare * maxEvents), bySize, 0);
  }

  /** Consumers for which anything waits, and from where on: most have nothing, and need not be asked about each event. */
  private oldestOf(consumers: Iterable<{ readonly consumer: Registration; readonly runs: boolean }>): Waiting[] {
    const found: Waiting[] = [];
    for (const { consumer, runs } of consumers) {
      const { number } = consumer;
      for (const key of this.pending.keys({ start: [number, 0], end: [number + 1], limit: 1 })) {
        found.push({ number, runs, oldest: (key as number[])[1] ?? 0 });
      }
    }
    return found;
  }

  private isOld(sequence: number, now: number): boolean {
    const row = this.events.peek(sequence);
    // What makes no sense any more must not keep others from being dropped.
    return row !== undefined && now - (headOf(row)?.storedAt ?? 0) > this.limits.maxAgeMs;
  }

  /** The newest event always stays: positions go on from it after a restart. */
  private newest(): number {
    for (const key of this.events.keys({ reverse: true, limit: 1 })) return key as number;
    return 0;
  }
}
