import { closeSync, openSync, readSync } from 'node:fs';
import { EventloomError, reasonOf } from '../../errors';
import { fromBytes } from '../../language/go/text';

const maxBytes = 64 * 1024 * 1024;
const pieceBytes = 1024 * 1024;

/**
 * Reads the payload of an event.
 *
 * @param file `-` is standard input; without a file the payload is an empty object
 * @throws EventloomError `cannot-read` when there is no such file, or it is larger than 64 MiB
 */
export function readPayload(file: string | undefined): string {
  return file === undefined ? '{}' : fromBytes(readPayloadBytes(file));
}

/** Likewise, as bytes. */
export function readPayloadBytes(file: string): Buffer {
  try {
    return file === '-' ? readAll(0, 'standard input') : readNamed(file);
  } catch (cause) {
    if (cause instanceof EventloomError) throw cause;
    const reason = reasonOf(cause);
    throw new EventloomError('cannot-read', `cannot read a payload from ${file}: ${reason}`, { cause });
  }
}

function readNamed(file: string): Buffer {
  const descriptor = openSync(file, 'r');
  try {
    return readAll(descriptor, file);
  } finally {
    closeSync(descriptor);
  }
}

function readAll(descriptor: number, name: string): Buffer {
  const pieces: Buffer[] = [];
  let total = 0;
  for (;;) {
    const piece = Buffer.alloc(pieceBytes);
    const length = readSync(descriptor, piece, 0, pieceBytes, null);
    if (length === 0) return Buffer.concat(pieces);
    total += length;
    if (total > maxBytes) {
      throw new EventloomError('cannot-read', `${name} is larger than ${maxBytes} bytes; no event is that large`);
    }
    pieces.push(piece.subarray(0, length));
  }
}
