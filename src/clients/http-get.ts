import { EventloomError, reasonOf } from '../errors';
import { boundedBody } from './bounded-body';

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
    const read = await boundedBody(body as AsyncIterable<Buffer>, maxBytes);
    if (!read) throw new Error(`the answer has more than ${maxBytes} bytes`);
    return { status: statusCode, body: read };
  } catch (cause) {
    const reason = reasonOf(cause);
    throw new EventloomError('cannot-read', `${new URL(url).origin} gave no answer: ${reason}`, { cause });
  }
};
