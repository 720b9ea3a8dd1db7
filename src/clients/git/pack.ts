import { createHash } from 'node:crypto';
import { type Inflate, inflateSync } from 'node:zlib';
import { NotThere } from '../not-there';
import { misunderstood } from './packet-line';

/** What a Git repository consists of. */
export type ObjectType = 'commit' | 'tree' | 'blob' | 'tag';

/** An object of a Git repository. */
export interface GitObject {
  readonly type: ObjectType;
  readonly data: Buffer;
}

const types: { readonly [number: number]: ObjectType } = { 1: 'commit', 2: 'tree', 3: 'blob', 4: 'tag' };

/** How many objects of a pack are looked at: who asks for one gets one. */
const maxObjects = 10;

/**
 * Finds an object in a pack.
 * @param maxBytes how large an object may be, unpacked
 * @throws EventloomError `not-fetched` when it is not there, is too large, or another one than its id says
 */
export function objectInPack(pack: Buffer, id: string, maxBytes: number): GitObject {
  if (pack.length < 12 || pack.toString('latin1', 0, 4) !== 'PACK') throw misunderstood();
  const count = Math.min(pack.readUInt32BE(8), maxObjects);
  let at = 12;
  for (let index = 0; index < count; index++) {
    const { type, size, start } = headerAt(pack, at);
    if (!type) throw new NotThere('the Git server sent a difference instead of an object');
    if (size > maxBytes) throw new NotThere(`an object in Git has more than ${maxBytes} bytes`);
    const { data, end } = inflated(pack, start, size);
    if (idOf(type, data) === id) return { type, data };
    at = end;
  }
  throw new NotThere(`the Git server did not send the object ${id}`);
}

interface ObjectHeader {
  readonly type: ObjectType | undefined;
  readonly size: number;
  /** Where the packed data begin. */
  readonly start: number;
}

/** Three bits of type, and the size in groups of 4, 7, 7 ... bits, the lowest first. */
function headerAt(pack: Buffer, at: number): ObjectHeader {
  let byte = pack[at] ?? 0;
  const type = types[(byte >> 4) & 7];
  let size = byte & 15;
  let next = at + 1;
  for (let factor = 16; byte >= 128 && factor < 2 ** 40; factor *= 128) {
    byte = pack[next++] ?? 0;
    size += (byte & 127) * factor;
  }
  return { type, size, start: next };
}

function inflated(pack: Buffer, start: number, size: number): { readonly data: Buffer; readonly end: number } {
  try {
    // With `info` the answer is an object, which the types do not know.
    const result: unknown = inflateSync(pack.subarray(start), { maxOutputLength: Math.max(size, 1), info: true });
    const { buffer, engine } = result as { readonly buffer: Buffer; readonly engine: Inflate };
    if (buffer.length === size) return { data: buffer, end: start + engine.bytesWritten };
  } catch {
    // It is no more than what follows: not an object.
  }
  throw misunderstood();
}

const idOf = (type: ObjectType, data: Buffer): string =>
  createHash('sha1').update(`${type} ${data.length}\0`).update(data).digest('hex');
