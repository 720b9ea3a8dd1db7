import type { Bus } from '../bus/bus';
import { decodeEvent } from '../bus/event-row';
import type { Key, Store } from '../clients/store';
import { EventloomError } from '../errors';
import type { Event } from '../model/event';
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
 * @throws EventloomError `not-stored`; `bad-value` when a trigger has never run on this bus; `store-damaged` when some could not be
 * read, once the others are on the bus
 */
export async function redrive(store: Store, bus: Bus, choice: LetterChoice, announce: Announce): Promise<number> {
  const keys = Array.from(chosenLetters(store, choice), ({ key }) => key);
  let count = 0;
  for (let start = 0; start < keys.length; start += together) {
    const some = keys.slice(start, start + together);
    const sent = await Promise.all(some.map((key) => sendLetter(store, bus, key, announce)));
    const gone = some.filter((_, index) => sent[index]);
    await store.write(gone.map((key) => ({ table: 'deadLetters', key })));
    count += gone.length;
  }
  if (count === keys.length) return count;
  const left = `${keys.length - count} of ${keys.length} dead letters are damaged on the disk, and stay as they are`;
  throw new EventloomError('store-damaged', `${left}; ${count} were given to their triggers again`);
}

/** @returns whether it could be read */
async function sendLetter(store: Store, bus: Bus, key: Key, announce: Announce): Promise<boolean> {
  const value = store.table('deadLetters').get(key);
  if (!value) return true;
  const { trigger, firing, event: row } = JSON.parse(Buffer.from(value).toString('utf8')) as DeadLetter;
  const event = readable(row);
  if (!event) return false;
  await bus.send(trigger, event, (sequence) => {
    if (!firing) return [];
    announce(trigger, sequence);
    return [firingWrite(trigger, sequence, [firing])];
  });
  return true;
}

function readable(row: string): Event | undefined {
  try {
    return decodeEvent(Buffer.from(row, 'base64')).event;
  } catch (error) {
    if (error instanceof EventloomError) return undefined;
    throw error;
  }
}
