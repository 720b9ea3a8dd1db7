import type { IncomingMessage } from 'node:http';
import type { Share } from './intake';
import { BodyTooLarge, Overloaded } from './source';

/** How much of a body that is refused is read and thrown away, so that the sender gets to see the answer. */
const discardBytes = 4 * 1024 * 1024;
const discardMs = 2000;

/**
 * Reads the body of a request, as it was sent: like Argo Events without undoing a Content-Encoding, so that nothing small can grow.
 * @param limit how many bytes it may have
 * @throws BodyTooLarge, Overloaded
 */
export function readBody(request: IncomingMessage, limit: number, share: Share): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const body = new Gathered();
    let [size, refusal]: [number, Error | undefined] = [0, undefined];
    let giveUp: NodeJS.Timeout | undefined;
    const end = (): void => {
      clearTimeout(giveUp);
      if (refusal) reject(refusal);
      else resolve(body.bytes());
    };
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (!refusal && size > limit) refusal = new BodyTooLarge();
      if (!refusal && !share.take(chunk.length)) refusal = new Overloaded();
      if (!refusal) return body.add(chunk);
      body.clear();
      giveUp ??= setTimeout(end, discardMs).unref();
      if (size > limit + discardBytes) end();
    });
    request.on('end', end);
    const leave = (): void => {
      if (!request.readableEnded) reject(new Error('the sender went away'));
    };
    request.on('error', reject);
    request.on('close', leave);
    if (request.destroyed) leave();
  });
}

/** Bytes one after the other. A body of many chunks of one byte takes no more memory than any other. */
class Gathered {
  private buffer: Buffer = Buffer.alloc(0);
  private size = 0;

  add(chunk: Buffer): void {
    const size = this.size + chunk.length;
    if (this.size === 0) this.buffer = chunk;
    else {
      if (size > this.buffer.length) this.grow(Math.max(size, 2 * this.size));
      chunk.copy(this.buffer, this.size);
    }
    this.size = size;
  }

  bytes(): Buffer {
    return this.buffer.subarray(0, this.size);
  }

  clear(): void {
    this.buffer = Buffer.alloc(0);
    this.size = 0;
  }

  private grow(bytes: number): void {
    const larger = Buffer.allocUnsafeSlow(bytes);
    this.buffer.copy(larger, 0, 0, this.size);
    this.buffer = larger;
  }
}
