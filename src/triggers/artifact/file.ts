import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { NotThere } from '../../clients/not-there';
import { EventloomError } from '../../errors';
import type { FileArtifact } from '../../model/artifact';
import { type ArtifactReader, maxObjectBytes } from './reader';

/** A file on this machine. */
export const file: ArtifactReader<FileArtifact> = { read: ({ path }) => readWhole(path ?? '') };

async function readWhole(path: string): Promise<Buffer> {
  if (path === '' || path.includes('\0')) throw new EventloomError('bad-value', 'a file without a path');
  try {
    // A pipe would keep whoever opens it waiting.
    const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const stats = await handle.stat();
      if (!stats.isFile()) throw new NotThere(`${path} is no file`);
      if (stats.size > maxObjectBytes) throw new NotThere(`${path} has more than ${maxObjectBytes} bytes`);
      const bytes = Buffer.alloc(stats.size);
      const { bytesRead } = await handle.read(bytes, 0, stats.size, 0);
      return bytes.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (cause) {
    if (cause instanceof EventloomError) throw cause;
    throw new NotThere(`${path} cannot be read: ${(cause as NodeJS.ErrnoException).code ?? 'it failed'}`, { cause });
  }
}
