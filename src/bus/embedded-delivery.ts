import type { Event } from '../model/event';
import type { Delivery, StateWrite } from './bus';
import type { Entry } from './entry';

/** Who hears how a delivery ends. */
interface Deliverer {
  settle(entry: Entry, writes: readonly StateWrite[]): Promise<void>;
  retry(entry: Entry, afterMs: number): void;
  release(entry: Entry): void;
}

/** An event on its way to the consumer of an embedded bus. */
export class EmbeddedDelivery implements Delivery {
  constructor(
    private readonly deliverer: Deliverer,
    private readonly entry: Entry,
    readonly event: Event,
  ) {}

  get sequence(): number {
    return this.entry.sequence;
  }

  get attempt(): number {
    return this.entry.attempt;
  }

  get deaths(): number {
    return this.entry.deaths;
  }

  get notBefore(): number {
    return this.entry.notBefore;
  }

  settle(writes: readonly StateWrite[] = []): Promise<void> {
    return this.deliverer.settle(this.entry, writes);
  }

  retry(afterMs: number): void {
    this.deliverer.retry(this.entry, afterMs);
  }

  release(): void {
    this.deliverer.release(this.entry);
  }
}
