import type { Bus } from '../bus/bus';
import { decodeEvent } from '../bus/event-row';
import type { Store } from '../clients/store';
import type { Key } from '../clients/store-table';
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

/** Why a letter stays. */
type Left = 'damaged' | 'forgotten';

/**
 * Gives events that were given up to their triggers once more, with all attempts before them. A letter is removed when its event is
 * on the bus.
 * @returns how many
 * @throws EventloomError `not-stored`; once the others are on the bus, `bad-value` when triggers of some are forgotten, `store-damaged`
 * when some could not be read
 */
export async function redrive(store: Store, bus: Bus, choice: LetterChoice, announce: Announce): Promise<number> {
  const known = new Set(bus.consumers());
  const keys = Array.from(chosenLetters(store, choice), ({ key }) => key);
  const left = new Map<Left, number>();
  let count = 0;
  for (let start = 0; start < keys.length; start += together) {
    const some = keys.slice(start, start + together);
    const sent = await Promise.allSettled(some.map((key) => sendLetter(store, bus, known, key, announce)));
    const gone = some.filter((_, index) => isSent(sent[index]));
    await store.write(gone.map((key) => ({ table: 'deadLetters', key })));
    count += gone.length;
    for (const result of sent) {
      if (result.status === 'rejected') throw result.reason;
      if (result.value !== undefined) left.set(result.value, (left.get(result.value) ?? 0) + 1);
    }
  }
  refuseLeft(left, keys.length, count);
  return count;
}

const isSent = (result: PromiseSettledResult<Left | undefined> | undefined): boolean =>
  result?.status === 'fulfilled' && result.value === undefined;

function refuseLeft(left: ReadonlyMap<Left, number>, all: number, count: number): void {
  const given = `${count} were given to their triggers again`;
  const [damaged, forgotten] = [left.get('damaged'), left.get('forgotten')];
  if (damaged !== undefined) {
    const message = `${damaged} of ${all} dead letters are damaged on the disk, and stay as they are; ${given}`;
    throw new EventloomError('store-damaged', message);
  }
  if (forgotten !== undefined) {
    const message = `${forgotten} of ${all} dead letters stay, since their triggers are forgotten: run a Sensor that has them first; ${given}`;
    throw new EventloomError('bad-value', message);
  }
}

/** @returns why it stays, if it does */
async function sendLetter(
  store: Store,
  bus: Bus,
  known: ReadonlySet<string>,
  key: Key,
  announce: Announce,
): Promise<Left | undefined> {
  const value = store.table('deadLetters').get(key);
  if (!value) return undefined;
  const letter = JSON.parse(Buffer.from(value).toString('utf8')) as DeadLetter;
  const { trigger, dependency, event: row } = letter;
  const event = readable(row);
  if (!event) return 'damaged';
  if (!known.has(trigger)) return 'forgotten';
  // Decided about again, it would fire for others of its dependencies too, and take what waits.
  const { firing = { dependency, events: [[dependency, row]] } } = letter;
  await bus.send(trigger, event, (sequence) => {
    announce(trigger, sequence);
    return [firingWrite(trigger, sequence, [firing])];
  });
  return undefined;
}

function readable(row: string): Event | undefined {
  try {
    return decodeEvent(Buffer.from(row, 'base64')).event;
  } catch (error) {
    if (error instanceof EventloomError) return undefined;
    throw error;
  }
}
