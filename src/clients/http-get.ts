import { EventloomError } from '../errors';

/** The answer to a request. */
export interface HttpAnswer {
  readonly status: number;
  readonly body: Buffer;
}

/**
 * Asks a server with GET. Redirects are not followed.
 * @throws EventloomError `cannot-read` when there is no answer in time, or it is too large
 */
export type HttpGet = (url: string, headers?: { readonly [name: string]: string }) => Promise<HttpAnswer>;

/** How long an answer may take, in milliseconds, and how large it may be. */
const timeoutMs = 10_000;
const maxBytes = 1024 * 1024;

/** Asks over the network. */
export const httpGet: HttpGet = async (url, headers = {}) => {
  const { request } = require('undici') as typeof import('undici');
  try {
    const { statusCode, body } = await request(url, { headers, signal: AbortSignal.timeout(timeoutMs) });
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of body as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > maxBytes) throw new Error(`the answer has more than ${maxBytes} bytes`);
      chunks.push(chunk);
    }
    return { status: statusCode, body: Buffer.concat(chunks, size) };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new EventloomError('cannot-read', `${new URL(url).origin} gave no answer: ${reason}`, { cause });
  }
};
