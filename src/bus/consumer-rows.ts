import type { Store, Write } from '../clients/store';
import type { Entry } from './entry';
import { decodeNumber, encodeNumber } from './number-row';
import { decodePending } from './pending-row';

/** Which entries to read next. */
interface BlockRequest {
  /** Those after this position. */
  readonly after: number;
  readonly limit: number;
  /** An entry that must not share a block with others. */
  isAlone(entry: Entry): boolean;
  /** Whether such a one may be read now. */
  readonly mayBeAlone: boolean;
}

/** What waits for a consumer, as far as it was read. */
interface Block {
  readonly entries: readonly Entry[];
  /** The last position that was read; 0 when there was none. */
  readonly last: number;
  /** There is nothing behind it. */
  readonly atEnd: boolean;
  /** Up to here the handler may have seen events before. */
  readonly delivered: number;
}

/** Reads the next entries of a consumer, oldest first. */
export function readBlock(store: Store, consumer: number, request: BlockRequest): Block {
  const { after, limit } = request;
  const delivered = deliveredOf(store, consumer);
  const entries: Entry[] = [];
  let last = 0;
  for (const { key, value } of store
    .table('pending')
    .entries({ start: [consumer, after + 1], end: [consumer + 1], limit })) {
    const entry = entryOf((key as number[])[1] ?? 0, value, delivered);
    const isAlone = request.isAlone(entry);
    if (isAlone && (entries.length > 0 || !request.mayBeAlone)) return { entries, last, delivered, atEnd: false };
    entries.push(entry);
    last = entry.sequence;
    if (isAlone) return { entries, last, delivered, atEnd: false };
  }
  return { entries, last, delivered, atEnd: entries.length < limit };
}

function entryOf(sequence: number, value: Uint8Array, delivered: number): Entry {
  const { attempt, deaths, notBefore, started } = decodePending(value);
  const died = started || (attempt === 1 && sequence <= delivered) ? 1 : 0;
  return { sequence, attempt: attempt + died, deaths: deaths + died, notBefore };
}

/** Under this key stands the last event of a consumer that may have been handed out. */
export const deliveredKey = (consumer: number): string => `delivered/${consumer}`;

/** How far the handler may have seen, in this process or the one before. */
export const deliveredOf = (store: Store, consumer: number): number =>
  decodeNumber(store.table('meta').get(deliveredKey(consumer)));

/** Puts on the disk how far the handler may have seen. */
export const deliveredWrite = (consumer: number, sequence: number): Write => ({
  table: 'meta',
  key: deliveredKey(consumer),
  value: encodeNumber(sequence),
});
