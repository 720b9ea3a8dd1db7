import type { IncomingMessage } from 'node:http';
import { BodyTooLarge } from './source';

/** How much of a body that is too large is read and thrown away, so that the sender gets to see the answer. */
const discardBytes = 4 * 1024 * 1024;
const discardMs = 2000;

/**
 * Reads the body of a request.
 * @throws BodyTooLarge
 */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    let chunks: Buffer[] = [];
    let size = 0;
    let giveUp: NodeJS.Timeout | undefined;
    const tooLarge = (): void => {
      clearTimeout(giveUp);
      reject(new BodyTooLarge());
    };
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) {
        chunks.push(chunk);
        return;
      }
      chunks = [];
      giveUp ??= setTimeout(tooLarge, discardMs).unref();
      if (size > limit + discardBytes) tooLarge();
    });
    request.on('end', () => {
      if (size > limit) return tooLarge();
      resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, size));
    });
    request.on('error', reject);
    request.on('close', () => {
      if (!request.readableEnded) reject(new Error('the sender went away'));
    });
  });
}
