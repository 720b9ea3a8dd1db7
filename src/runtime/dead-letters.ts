import type { Delivery } from '../bus/bus';
import { encodeEvent } from '../bus/event-row';
import type { Store } from '../clients/store';
import type { Firing } from './firing';
import { reasonOf } from './ingest';

/** An event that a trigger gave up, as it stands in the store. */
export interface DeadLetter {
  /** When it was given up, in milliseconds since 1970. */
  readonly at: number;
  /** The trigger: `<namespace>/<sensor>/<trigger>`. */
  readonly trigger: string;
  readonly dependency: string;
  readonly attempts: number;
  readonly error: string;
  /** The event that arrived for the dependency, as the bus keeps it, in base64. */
  readonly event: string;
}

/** How many are kept; the oldest make room. */
const maxLetters = 10_000;

/** Keeps what was given up. */
export class DeadLetters {
  constructor(private readonly store: Store) {}

  async bury(delivery: Delivery, trigger: string, { dependency }: Firing, error: unknown, at: number): Promise<void> {
    const letter: DeadLetter = {
      at,
      trigger,
      dependency,
      attempts: delivery.attempt,
      error: reasonOf(error),
      event: encodeEvent(delivery.event, at).toString('base64'),
    };
    const key = [delivery.sequence, trigger, dependency];
    const table = this.store.table('deadLetters');
    const surplus = table.keys({ limit: Math.max(table.count() - maxLetters, 0) });
    await this.store.write([
      { table: 'deadLetters', key, value: Buffer.from(JSON.stringify(letter)) },
      ...Array.from(surplus, (old) => ({ table: 'deadLetters', key: old })),
    ]);
  }

  count(): number {
    return this.store.table('deadLetters').count();
  }
}
