import type { Dispatcher } from 'undici';
import { EventloomError } from '../errors';
import { boundedBody } from './bounded-body';
import { type Closable, forGood } from './connections';
import { HttpAgents, type HttpTls } from './http-agents';
import { faultOf, type HttpRequest, shownRequest } from './http-message';
import { redirected } from './http-redirect';
import { NotThere } from './not-there';

/** How to fetch. */
export interface FetchOptions {
  /** How large an answer may be, in bytes. */
  readonly maxBytes: number;
  /** Gives up when it aborts. */
  readonly signal: AbortSignal;
  /** @default - the authorities that the system trusts */
  readonly tls?: HttpTls;
  /** How many redirects are followed; the one after is an error. @default 0 - a redirect is an answer like any other */
  readonly redirects?: number;
}

/** What was fetched. */
export interface Fetched {
  readonly status: number;
  /** Names in lower case; of several headers with a name, the first. */
  readonly headers: { readonly [name: string]: string };
  readonly body: Buffer;
}

/** Fetches documents over connections that are kept alive. */
export class HttpFetch implements Closable {
  private readonly agents = new HttpAgents();
  private closed = false;

  /**
   * Sends a request, and reads the whole answer.
   * @throws EventloomError `not-fetched` without an answer; {@link NotThere} when it is too large; `bad-value` for an address that makes no sense
   */
  async fetch(request: HttpRequest, options: FetchOptions): Promise<Fetched> {
    const { redirects = 0 } = options;
    let next = request;
    for (let count = 0; ; count++) {
      const fetched = await this.once(next, options);
      const { status, headers } = fetched;
      const { location } = headers;
      const following =
        redirects > 0 ? redirected(next, { status, text: '', ...(location && { location }) }) : undefined;
      if (!following) return fetched;
      if (count === redirects) throw notFetched(request, `stopped after ${redirects} redirects`);
      next = following;
    }
  }

  close(): Promise<void> {
    this.closed = true;
    return this.agents.close();
  }

  private async once(sent: HttpRequest, { maxBytes, signal, tls }: FetchOptions): Promise<Fetched> {
    const { request } = require('undici') as typeof import('undici');
    const { method, url, headers, body } = sent;
    if (!/^https?:\/\//.test(url)) throw new EventloomError('bad-value', 'an address that is neither http nor https');
    try {
      const answer = await request(url, {
        method: method as Dispatcher.HttpMethod,
        headers: { 'user-agent': 'eventloom', ...headers },
        dispatcher: this.agents.of(tls),
        signal,
        ...(body.length > 0 && { body }),
      });
      const read = await boundedBody(answer.body as AsyncIterable<Buffer>, maxBytes);
      if (read) return { status: answer.statusCode, headers: firstOf(answer.headers), body: read };
    } catch (error) {
      if (this.closed) return forGood();
      throw notFetched(sent, signal.aborted ? 'it took too long' : faultOf(error), error);
    }
    throw new NotThere(`${shownRequest(sent)}: the answer has more than ${maxBytes} bytes`);
  }
}

function firstOf(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const entries = Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as Record<string, string>;
}

function notFetched(request: HttpRequest, reason: string, cause?: unknown): EventloomError {
  return new EventloomError('not-fetched', `${shownRequest(request)}: ${reason}`, { cause });
}
