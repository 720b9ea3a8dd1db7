import type { Delivery } from '../bus/bus';
import { encodeEvent } from '../bus/event-row';
import type { Store, Write } from '../clients/store';
import type { Key } from '../clients/store-table';
import { reasonOf } from '../errors';
import { type Firing, type StoredFiring, storedFiring } from './firing';

/** An event that a trigger gave up, as it stands in the store. */
export interface DeadLetter {
  /** When it was given up, in milliseconds since 1970. */
  readonly at: number;
  /** The trigger: `<namespace>/<sensor>/<trigger>`. */
  readonly trigger: string;
  readonly dependency: string;
  readonly attempts: number;
  readonly error: string;
  /** The id of the event. Absent in letters of before it was kept. */
  readonly eventId?: string;
  /** The event that arrived for the dependency, as the bus keeps it, in base64. */
  readonly event: string;
  /** Everything that the trigger was to act on. Absent when that is the event alone, as it arrived. */
  readonly firing?: StoredFiring;
}

/** A dead letter with its place in the store. */
export interface KeptLetter {
  readonly key: Key;
  readonly letter: DeadLetter;
}

/** How many are kept, and how many bytes of the disk they may take; the oldest make room. */
const maxLetters = 10_000;
const maxBytes = 256 * 1024 * 1024;

/** How many make room at once when there are too many bytes. */
const roomAtOnce = 10;

/** Keeps what was given up. */
export class DeadLetters {
  constructor(private readonly store: Store) {}

  async bury(delivery: Delivery, trigger: string, firing: Firing, error: unknown, at: number): Promise<void> {
    const { dependency, events } = firing;
    const { event } = delivery;
    const isAlone = events.size === 1 && events.get(dependency)?.event === event;
    const letter: DeadLetter = {
      at,
      trigger,
      dependency,
      attempts: delivery.attempt,
      error: reasonOf(error).slice(0, 2000),
      eventId: event.id,
      event: encodeEvent(event, at).toString('base64'),
      ...(!isAlone && { firing: storedFiring(firing, at) }),
    };
    const key = keyOf(delivery, trigger, firing);
    const value = Buffer.from(JSON.stringify(letter));
    await this.store.write([{ table: 'deadLetters', key, value }, ...this.surplus()], { surely: true });
  }

  /** Whether it was buried, and is still there. */
  has(delivery: Delivery, trigger: string, firing: Firing): boolean {
    return this.store.table('deadLetters').has(keyOf(delivery, trigger, firing));
  }

  private surplus(): Write[] {
    const table = this.store.table('deadLetters');
    const tooMany = Math.max(table.count() + 1 - maxLetters, table.bytes() > maxBytes ? roomAtOnce : 0);
    if (tooMany <= 0) return [];
    return Array.from(table.keys({ limit: tooMany }), (key) => ({ table: 'deadLetters', key }));
  }

  /** How many there are. */
  count(): number {
    return this.store.table('deadLetters').count();
  }
}

const keyOf = ({ sequence }: Delivery, trigger: string, { dependency }: Firing): Key => [sequence, trigger, dependency];

/** The dead letters of a data directory, those of the oldest events first. */
export function* deadLettersIn(store: Store): Iterable<KeptLetter> {
  for (const { key, value } of store.table('deadLetters').entries()) {
    yield { key, letter: JSON.parse(Buffer.from(value).toString('utf8')) as DeadLetter };
  }
}
