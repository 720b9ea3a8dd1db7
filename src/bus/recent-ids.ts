import type { Table } from '../clients/store-table';
import type { Event } from '../model/event';
import { headOf } from './event-row';

/** An event that the bus has seen lately. */
export interface Seen {
  readonly sequence: number;
  readonly at: number;
  /** Settles when the event is durable, or could not be made so; absent when it is durable. */
  stored?: Promise<void> | undefined;
}

/** Old ones are looked for this often, in milliseconds, and when there are too many: then a share of them is dropped together. */
const sweepMs = 1000;
const sweepShare = 1 / 16;

/** Remembers which events were published lately, so that a second one with the same id can be dropped. Bounded in time and number. */
export class RecentIds {
  private readonly seen = new Map<string, Seen>();
  private sweptAt = 0;

  constructor(
    private readonly windowMs: number,
    private readonly maxIds: number,
  ) {}

  get(key: string, now: number): Seen | undefined {
    const seen = this.seen.get(key);
    return seen && now - seen.at <= this.windowMs ? seen : undefined;
  }

  add(key: string, seen: Seen): void {
    this.seen.delete(key);
    this.seen.set(key, seen);
    if (this.seen.size > this.maxIds || Math.abs(seen.at - this.sweptAt) >= sweepMs) this.sweep(seen.at);
  }

  /** Finding the oldest takes the longer the more were dropped since the map was packed, so that it is not done for each. */
  private sweep(now: number): void {
    this.sweptAt = now;
    const most = this.seen.size > this.maxIds ? Math.ceil(this.maxIds * (1 - sweepShare)) : this.maxIds;
    for (const [oldest, { at }] of this.seen) {
      if (this.seen.size <= most && now - at <= this.windowMs) break;
      this.seen.delete(oldest);
    }
  }

  /**
   * Learns the ids of stored events that lie in the window.
   * @returns the position of the last event; 0 when there is none
   */
  restore(events: Table, now: number): number {
    const latest: { id: string; sequence: number; at: number }[] = [];
    let last = 0;
    for (const key of events.keys({ reverse: true, limit: this.maxIds })) {
      const sequence = key as number;
      last = Math.max(last, sequence);
      const row = events.peek(sequence);
      const head = row && headOf(row);
      if (!head) continue;
      if (now - head.storedAt > this.windowMs) break;
      latest.push({ id: idOf(head), sequence, at: head.storedAt });
    }
    for (const { id, sequence, at } of latest.reverse()) this.add(id, { sequence, at });
    return last;
  }

  delete(key: string): void {
    this.seen.delete(key);
  }
}

/** What an event is known by, among those of all event sources. */
export const idOf = ({ source, id }: Pick<Event, 'source' | 'id'>): string => `${source}\0${id}`;
