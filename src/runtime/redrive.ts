import type { Bus } from '../bus/bus';
import { decodeEvent } from '../bus/event-row';
import type { Key, Store } from '../clients/store';
import { type DeadLetter, deadLettersIn, type KeptLetter } from './dead-letters';
import { firingWrite } from './firing';

/** Which dead letters are meant; without any of these, all of them. */
export interface LetterChoice {
  /** Those of this trigger: `<namespace>/<sensor>/<trigger>`. */
  readonly trigger?: string;
  /** Those of the event with this id. */
  readonly event?: string;
}

/** The dead letters that were chosen, those of the oldest events first. */
export function* chosenLetters(store: Store, { trigger, event }: LetterChoice): Iterable<KeptLetter> {
  for (const kept of deadLettersIn(store)) {
    const { letter } = kept;
    if (trigger !== undefined && letter.trigger !== trigger) continue;
    if (event !== undefined && letter.eventId !== event) continue;
    yield kept;
  }
}

/** Called before an event is delivered whose firing is in the store. */
type Announce = (trigger: string, sequence: number) => void;

/** How many go to the bus at once. */
const together = 100;

/**
 * Gives events that were given up to their triggers once more, with all attempts before them. A letter is removed when its event is
 * on the bus.
 * @returns how many
 * @throws EventloomError `not-stored`; `bad-value` when a trigger has never run on this bus
 */
export async function redrive(store: Store, bus: Bus, choice: LetterChoice, announce: Announce): Promise<number> {
  const keys = Array.from(chosenLetters(store, choice), ({ key }) => key);
  for (let start = 0; start < keys.length; start += together) {
    const some = keys.slice(start, start + together);
    await Promise.all(some.map((key) => sendLetter(store, bus, key, announce)));
    await store.write(some.map((key) => ({ table: 'deadLetters', key })));
  }
  return keys.length;
}

async function sendLetter(store: Store, bus: Bus, key: Key, announce: Announce): Promise<void> {
  const value = store.table('deadLetters').get(key);
  if (!value) return;
  const { trigger, firing, event } = JSON.parse(Buffer.from(value).toString('utf8')) as DeadLetter;
  await bus.send(trigger, decodeEvent(Buffer.from(event, 'base64')).event, (sequence) => {
    if (!firing) return [];
    announce(trigger, sequence);
    return [firingWrite(trigger, sequence, [firing])];
  });
}
