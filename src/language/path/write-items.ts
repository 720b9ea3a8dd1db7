import { EventloomError } from '../../errors';
import { byteLength, fromBytes, toBytes } from '../go/text';
import { membersOf } from './members';
import type { Result } from './result';
import { Work } from './work';

/**
 * Writes a value in place of each item that a query collected, from the last one to the first, so that the places before it stay
 * where they are. Counts in bytes, since the places of items that were made rather than found are wrong, and then overlap.
 *
 * @throws EventloomError `program-failed` if an item would end behind the document.
 */
export function writeItems(json: string, found: Result, indexes: readonly number[], raw: string): string {
  const work = new Work(json.length);
  const lengths = membersOf(found, work).map(({ value }) => byteLength(value.raw));
  if (lengths.length !== indexes.length) return json;
  const text = byteUnits(json);
  const starts = text.length === json.length ? indexes : byteIndexes(json, indexes);
  const places = starts.map((start, item) => ({ start, end: start + (lengths[item] ?? 0) }));
  return fromBytes(Buffer.from(writePlaces(text, places, byteUnits(raw), work), 'latin1'));
}

interface Place {
  readonly start: number;
  readonly end: number;
}

function writePlaces(text: string, places: Place[], raw: string, work: Work): string {
  /** What follows the part of the text before `limit`, last piece first. */
  let pieces: string[] = [];
  let limit = text.length;
  for (const { start, end } of places.sort((one, other) => other.start - one.start)) {
    if (end <= limit) {
      pieces.push(text.slice(end, limit));
    } else {
      const tail = pieces.reverse().join('');
      work.spend(tail.length);
      if (end - limit > tail.length) {
        throw new EventloomError(
          'program-failed',
          'the path collects items whose places in the document are not known',
        );
      }
      pieces = [tail.slice(end - limit)];
    }
    pieces.push(raw);
    limit = start;
  }
  return text.slice(0, limit) + pieces.reverse().join('');
}

/** A text with one unit for each of its bytes. */
const byteUnits = (text: string): string => toBytes(text).toString('latin1');

/** Places counted in bytes instead of UTF-16 units. */
function byteIndexes(text: string, indexes: readonly number[]): number[] {
  const inBytes = new Map<number, number>();
  let [from, bytes] = [0, 0];
  for (const index of [...indexes].sort((one, other) => one - other)) {
    bytes += byteLength(text.slice(from, index));
    from = index;
    inBytes.set(index, bytes);
  }
  return indexes.map((index) => inBytes.get(index) ?? 0);
}
