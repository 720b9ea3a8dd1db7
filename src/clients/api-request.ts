import { setTimeout as sleep } from 'node:timers/promises';
import type { Dispatcher } from 'undici';
import { EventloomError } from '../errors';
import type { Json } from '../model/json';
import { boundedBody } from './bounded-body';
import { ClusterRefusal, type ObjectPlace, type PatchType, shownPlace } from './cluster';
import { faultOf } from './http-message';

/** How to reach an API server, with fresh credentials for each request. */
export interface ApiServer {
  /** The address, such as `https://10.0.0.1:6443`. */
  readonly url: string;
  credentials(): Promise<{ readonly headers: Record<string, string>; readonly dispatcher: Dispatcher }>;
}

/** One request to an API server. */
export interface ApiRequest {
  readonly method: Dispatcher.HttpMethod;
  readonly path: string;
  /** What it is about, for messages. */
  readonly place: ObjectPlace;
  readonly body?: string;
  /** @default - JSON */
  readonly type?: PatchType;
}

/** How long one request may take, in milliseconds, and how large its answer may be, in bytes. */
const requestMs = 30_000;
const maxBytes = 64 * 1024 * 1024;

/** A server that is busy is asked again when it says so: so often, and for so long at most, in milliseconds. */
const maxTries = 10;
const busyMs = 30_000;

/**
 * Asks an API server, again when it is busy and says when to come back.
 * @returns the JSON of an object, or whatever is said about a deletion
 * @throws EventloomError {@link ClusterRefusal}, and `cluster-unreachable`
 */
export async function askApi(server: ApiServer, request: ApiRequest): Promise<string> {
  const endsAt = performance.now() + busyMs;
  for (let count = 1; ; count++) {
    const { status, text, retryAfterMs } = await once(server, request);
    if (status < 300 && (request.method === 'DELETE' || /^\s*\{/.test(text))) return text;
    if (status < 300) throw unreachable(server, 'something else does, without JSON: check the address');
    if (retryAfterMs === undefined || count === maxTries || performance.now() + retryAfterMs > endsAt) {
      const { method, place } = request;
      throw new ClusterRefusal(status, `${method} ${shownPlace(place)}: ${refusalText(text)} (status ${status})`);
    }
    await sleep(retryAfterMs);
  }
}

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly retryAfterMs?: number;
}

async function once(server: ApiServer, { method, path, body, type = 'application/json' }: Sent): Promise<Answer> {
  const { request } = require('undici') as typeof import('undici');
  const { headers, dispatcher } = await server.credentials();
  try {
    const answer = await request(`${server.url.replace(/\/+$/, '')}${path}`, {
      method,
      dispatcher,
      headers: { ...headers, accept: 'application/json', ...(body !== undefined && { 'content-type': type }) },
      headersTimeout: requestMs,
      bodyTimeout: requestMs,
      ...(body !== undefined && { body }),
    });
    const read = await boundedBody(answer.body as AsyncIterable<Buffer>, maxBytes);
    if (!read) throw new Error(`its answer has more than ${maxBytes} bytes`);
    const { statusCode: status } = answer;
    return { status, text: read.toString('utf8'), ...comeBack(status, answer.headers['retry-after']) };
  } catch (error) {
    throw unreachable(server, faultOf(error), error);
  }
}

type Sent = Omit<ApiRequest, 'type'> & { readonly type?: string };

/** As clients of Kubernetes do: seconds count, and dates do not. */
function comeBack(status: number, retryAfter: unknown): Pick<Answer, 'retryAfterMs'> {
  const isBusy = (status === 429 || status >= 500) && typeof retryAfter === 'string' && /^\d{1,9}$/.test(retryAfter);
  return isBusy ? { retryAfterMs: Number(retryAfter) * 1000 } : {};
}

function unreachable({ url }: ApiServer, reason: string, cause?: unknown): EventloomError {
  return new EventloomError('cluster-unreachable', `the Kubernetes API server ${url} does not answer: ${reason}`, {
    cause,
  });
}

function refusalText(text: string): string {
  try {
    const { message } = JSON.parse(text) as { message?: Json };
    if (typeof message === 'string') return message.slice(0, 1000);
  } catch {
    // Not a Status object: a proxy in between, perhaps.
  }
  return text.slice(0, 200).trim() || 'refused';
}
