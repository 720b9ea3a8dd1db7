import { crc32 } from 'node:zlib';
import { MemoryBlocks } from '../clients/memory-blocks';
import { EventloomError } from '../errors';
import type { Event } from '../model/event';

/** Set in the length of the attributes when a checksum follows it; rows of format 1 have none. */
const checked = 0x80000000;

/** The length of the attributes and the checksum of all but itself, before the attributes. */
const prefixBytes = 8;
const uncheckedPrefixBytes = 4;

/** An event as it stands in the store: the length of its attributes, the checksum, the attributes as JSON, then the data as they are. */
export function encodeEvent(event: Event, storedAt: number): Buffer {
  const { data } = event;
  const head = JSON.stringify(headFor(event, storedAt));
  const headBytes = Buffer.byteLength(head);
  const row = memory.take(prefixBytes + headBytes + (data?.byteLength ?? 0));
  row.writeUInt32LE(headBytes + checked, 0);
  row.write(head, prefixBytes);
  if (data) row.set(data, prefixBytes + headBytes);
  row.writeUInt32LE(checksumOf(row), uncheckedPrefixBytes);
  return row;
}

/** Each attribute by its name: an object that was made of the rest of another is several times as slow to write. */
function headFor(event: Event, storedAt: number): Head {
  const { id, source, subject, type, time, datacontenttype, specversion, isJson, extensions, data } = event;
  const hasData = data !== undefined;
  return { id, source, subject, type, time, datacontenttype, specversion, isJson, extensions, storedAt, hasData };
}

/** Rows live only until they are on the disk, so that those of many events share a piece of memory. */
const memory = new MemoryBlocks(1024 * 1024);

/** An event with the time at which it was stored, in milliseconds since 1970. */
export interface StoredEvent {
  readonly event: Event;
  readonly storedAt: number;
}

/**
 * The inverse of {@link encodeEvent}. The data share the memory of the row.
 * @throws EventloomError `store-damaged`
 */
export function decodeEvent(row: Uint8Array): StoredEvent {
  const bytes = asBuffer(row);
  if (isChecked(bytes) && checksumOf(bytes) !== bytes.readUInt32LE(uncheckedPrefixBytes)) {
    throw new EventloomError('store-damaged', 'an event is damaged on the disk: its checksum is wrong');
  }
  const head = headOf(bytes);
  if (!head) throw new EventloomError('store-damaged', 'an event is damaged on the disk: its attributes make no sense');
  const { id, source, subject, type, time, datacontenttype, specversion, isJson, extensions, storedAt } = head;
  const data = head.hasData ? bytes.subarray(dataStart(bytes)) : undefined;
  return {
    storedAt,
    event: { id, source, subject, type, time, datacontenttype, specversion, isJson, extensions, data },
  };
}

/** What stands before the data of an event. */
interface Head extends Omit<Event, 'data'> {
  readonly storedAt: number;
  readonly hasData: boolean;
}

/** All but the data of an event, unchecked; undefined when it makes no sense. The row need not last. */
export function headOf(row: Uint8Array): Head | undefined {
  const bytes = asBuffer(row);
  try {
    const head = JSON.parse(bytes.toString('utf8', headStart(bytes), dataStart(bytes))) as Partial<Head> | null;
    return typeof head?.storedAt === 'number' ? (head as Head) : undefined;
  } catch {
    return undefined;
  }
}

const checksumOf = (row: Buffer): number => crc32(row.subarray(prefixBytes), row.readUInt32LE(0));

const isChecked = (row: Buffer): boolean => row.length >= prefixBytes && row.readUInt32LE(0) >= checked;

const headStart = (row: Buffer): number => (isChecked(row) ? prefixBytes : uncheckedPrefixBytes);

const dataStart = (row: Buffer): number => headStart(row) + (row.readUInt32LE(0) & ~checked);

const asBuffer = (row: Uint8Array): Buffer =>
  Buffer.isBuffer(row) ? row : Buffer.from(row.buffer, row.byteOffset, row.byteLength);
