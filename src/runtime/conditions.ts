import type { Bus, StateWrite } from '../bus/bus';
import { decodeEvent, encodeEvent, type StoredEvent } from '../bus/event-row';
import { EventloomError } from '../errors';
import type { EventDocument } from '../evaluate/document';
import type { ConditionReset } from '../evaluate/reset';
import type { Pending } from '../evaluate/sensor';
import type { Event } from '../model/event';
import type { Documents } from './documents';

/** An event that a trigger had waiting, and forgot. */
export interface Forgotten {
  readonly event: Event;
  readonly dependency: string;
  /** The time of the reset, in milliseconds since 1970. */
  readonly dueAt: number;
}

/** What a process finds of a trigger's conditions when it starts. */
export interface Restored {
  readonly pending: Pending;
  /** What a reset would have dropped that came while no process ran. */
  readonly forgotten: readonly Forgotten[];
  /** The dependencies whose event is damaged on the disk. */
  readonly damaged: readonly string[];
}

/** The events that a trigger has seen and that wait for others, kept with the bus. */
export class ConditionTable {
  /** @param prefix begins the keys of one trigger's conditions */
  constructor(
    private readonly bus: Bus,
    private readonly prefix: string,
    private readonly documents: Documents,
  ) {}

  /** Goes on where the last process stopped; what was to be reset since is dropped for good. */
  async restore(reset: ConditionReset | undefined, now: number): Promise<Restored> {
    const pending = new Map<string, EventDocument>();
    const forgotten: Forgotten[] = [];
    const damaged: string[] = [];
    for (const { key, value } of await this.bus.state.list(this.prefix)) {
      const dependency = key.slice(this.prefix.length);
      const stored = readable(value);
      if (!stored) {
        damaged.push(dependency);
        continue;
      }
      const { event, storedAt } = stored;
      const dueAt = reset?.next(storedAt);
      if (dueAt !== undefined && dueAt <= now) forgotten.push({ event, dependency, dueAt });
      else pending.set(dependency, this.documents.of(event));
    }
    const gone = [...forgotten.map(({ dependency }) => dependency), ...damaged];
    if (gone.length > 0) await this.bus.state.write(gone.map((dependency) => this.removal(dependency)));
    return { pending, forgotten, damaged };
  }

  /** What has to be written to get from one state to the next. */
  changes(before: Pending, after: Pending, now: number): StateWrite[] {
    if (before === after) return [];
    const writes: StateWrite[] = [];
    for (const dependency of before.keys()) {
      if (!after.has(dependency)) writes.push(this.removal(dependency));
    }
    for (const [dependency, document] of after) {
      if (before.get(dependency) === document) continue;
      writes.push({ key: this.prefix + dependency, value: encodeEvent(document.event, now) });
    }
    return writes;
  }

  private removal(dependency: string): StateWrite {
    return { key: this.prefix + dependency };
  }
}

function readable(row: Uint8Array): StoredEvent | undefined {
  try {
    return decodeEvent(row);
  } catch (error) {
    if (error instanceof EventloomError) return undefined;
    throw error;
  }
}
