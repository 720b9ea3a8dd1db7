import type { Bus, StateWrite } from '../bus/bus';
import { decodeEvent, encodeEvent } from '../bus/event-row';
import { EventDocument } from '../evaluate/document';
import type { Pending } from '../evaluate/sensor';

/** The events that a trigger has seen and that wait for others, kept with the bus. */
export class ConditionTable {
  /** @param prefix begins the keys of one trigger's conditions */
  constructor(
    private readonly bus: Bus,
    private readonly prefix: string,
  ) {}

  async restore(): Promise<Pending> {
    const pending = new Map<string, EventDocument>();
    for (const { key, value } of await this.bus.state.list(this.prefix)) {
      pending.set(key.slice(this.prefix.length), new EventDocument(decodeEvent(value).event));
    }
    return pending;
  }

  /** What has to be written to get from one state to the next. */
  changes(before: Pending, after: Pending, now: number): StateWrite[] {
    if (before === after) return [];
    const writes: StateWrite[] = [];
    for (const dependency of before.keys()) {
      if (!after.has(dependency)) writes.push({ key: this.prefix + dependency });
    }
    for (const [dependency, document] of after) {
      if (before.get(dependency) === document) continue;
      writes.push({ key: this.prefix + dependency, value: encodeEvent(document.event, now) });
    }
    return writes;
  }
}
