import type { Event } from '../model/event';

/** The length of the attributes, before them. */
const prefixBytes = 4;

/** An event as it stands in the store: the length of its attributes, the attributes as JSON, then the data as they are. */
export function encodeEvent({ data, ...attributes }: Event, storedAt: number): Buffer {
  const head = JSON.stringify({ ...attributes, storedAt, hasData: data !== undefined });
  const headBytes = Buffer.byteLength(head);
  const row = allocateRow(prefixBytes + headBytes + (data?.byteLength ?? 0));
  row.writeUInt32LE(headBytes, 0);
  row.write(head, prefixBytes);
  if (data) row.set(data, prefixBytes + headBytes);
  return row;
}

/** Rows live only until they are on the disk, so that those of many events share a piece of memory. */
const blockBytes = 1024 * 1024;
let block = Buffer.alloc(0);
let used = 0;

function allocateRow(bytes: number): Buffer {
  if (bytes > blockBytes / 8) return Buffer.allocUnsafeSlow(bytes);
  if (used + bytes > block.length) [block, used] = [Buffer.allocUnsafeSlow(blockBytes), 0];
  const row = block.subarray(used, used + bytes);
  used += bytes;
  return row;
}

/** An event with the time at which it was stored, in milliseconds since 1970. */
export interface StoredEvent {
  readonly event: Event;
  readonly storedAt: number;
}

/** The inverse of {@link encodeEvent}. The data share the memory of the row. */
export function decodeEvent(row: Uint8Array): StoredEvent {
  const bytes = asBuffer(row);
  const { storedAt, hasData, ...attributes } = decodeHead(bytes);
  const event: { -readonly [K in keyof Event]: Event[K] } = attributes;
  if (hasData) event.data = bytes.subarray(dataStart(bytes));
  return { storedAt, event };
}

/** What stands before the data of an event. */
interface Head extends Omit<Event, 'data'> {
  readonly storedAt: number;
  readonly hasData: boolean;
}

/** All but the data of an event: the row need not last. */
export function decodeHead(row: Uint8Array): Head {
  const bytes = asBuffer(row);
  return JSON.parse(bytes.toString('utf8', prefixBytes, dataStart(bytes))) as Head;
}

const dataStart = (row: Buffer): number => prefixBytes + row.readUInt32LE(0);

const asBuffer = (row: Uint8Array): Buffer =>
  Buffer.isBuffer(row) ? row : Buffer.from(row.buffer, row.byteOffset, row.byteLength);
