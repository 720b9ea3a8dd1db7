import type { Dispatcher } from 'undici';
import { EventloomError } from '../errors';
import { type Closable, forGood } from './connections';
import { HttpAgents, type HttpTls } from './http-agents';
import { HttpExchange, StaleConnection } from './http-exchange';
import { faultOf, type HttpReply, type HttpRequest, shownRequest, shownUrl } from './http-message';
import { redirected } from './http-redirect';

/** How to send a request. */
export interface HttpSending {
  /** How long all of it may take, redirects included, in milliseconds. */
  readonly timeoutMs: number;
  /** @default - the authorities that the system trusts */
  readonly tls?: HttpTls;
  /** Gives up when it aborts. */
  readonly signal?: AbortSignal;
  /** Names of headers that other hosts must not see, in lower case. */
  readonly secret?: ReadonlySet<string>;
}

/** As many redirects as Go's client follows. */
const maxRedirects = 10;

/** Sends requests over connections that are kept alive, a bounded number for each server. Answers are always read to their end, or cut. */
export class HttpClient implements Closable {
  private readonly agents = new HttpAgents();
  private closed = false;

  /**
   * Sends a request and follows redirects.
   *
   * A connection that the server closed while it lay idle is replaced once: the request is then sent again.
   * @returns the last answer, whatever its status
   * @throws EventloomError `trigger-failed` without an answer, `bad-value` when the request cannot be put into HTTP
   */
  async send(request: HttpRequest, sending: HttpSending): Promise<HttpReply> {
    const endsAt = performance.now() + sending.timeoutMs;
    let next = request;
    for (let count = 0; ; count++) {
      const reply = await this.once(next, endsAt, sending);
      const following = redirected(next, reply, sending.secret);
      if (!following) return reply;
      if (count === maxRedirects) throw failed(request, `stopped after ${maxRedirects} redirects`);
      next = following;
    }
  }

  close(): Promise<void> {
    this.closed = true;
    return this.agents.close();
  }

  private async once(
    request: HttpRequest,
    endsAt: number,
    { tls, timeoutMs, signal }: HttpSending,
  ): Promise<HttpReply> {
    const options = dispatchOptions(request);
    for (let attempt = 1; ; attempt++) {
      const agent = this.agents.of(tls);
      try {
        return await new HttpExchange(endsAt, signal).run(agent, options);
      } catch (error) {
        if (this.closed) return forGood();
        if ((error as NodeJS.ErrnoException).code === 'UND_ERR_MAX_ORIGINS_REACHED' && attempt === 1) {
          this.agents.retire(agent);
          continue;
        }
        if (error instanceof StaleConnection && attempt === 1) continue;
        throw failureOf(request, error instanceof StaleConnection ? error.cause : error, timeoutMs);
      }
    }
  }
}

/** Headers that the connection is run by, which only the client may set. */
const ownHeaders: ReadonlySet<string> = new Set([
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

function dispatchOptions(request: HttpRequest): Dispatcher.DispatchOptions {
  const { method, url, host, headers, body } = request;
  const parts = /^(https?:)\/\/(?:[^/?#@]*@)?([^/?#]+)([^?#]*)(\?[^#]*)?/.exec(url);
  if (!parts) throw new EventloomError('bad-value', `the address "${shownUrl(url)}" is no http or https address`);
  if (method === 'CONNECT') throw new EventloomError('bad-value', 'the method CONNECT cannot be sent');
  const [, scheme = '', address = '', path = '', query = ''] = parts;
  const sent = ['host', latin1(host)];
  let names = '\n';
  for (const [name, value] of Object.entries(headers)) {
    const lower = name.toLowerCase();
    if (ownHeaders.has(lower)) continue;
    names += `${lower}\n`;
    sent.push(name, latin1(value));
  }
  if (!names.includes('\nuser-agent\n')) sent.push('user-agent', 'eventloom');
  return {
    origin: `${scheme}//${address}`,
    path: `${path || '/'}${query}`,
    method: method as Dispatcher.HttpMethod,
    headers: sent,
    ...(body.length > 0 && { body }),
  };
}

/** Header values go out byte by byte, so that UTF-8 has to be spelt out. */
function latin1(text: string): string {
  return Buffer.byteLength(text) === text.length ? text : Buffer.from(text, 'utf8').toString('latin1');
}

function failureOf(request: HttpRequest, error: unknown, timeoutMs: number): EventloomError {
  if (error instanceof EventloomError) return error;
  const { name, code } = error as NodeJS.ErrnoException;
  if (code === 'UND_ERR_INVALID_ARG') {
    return new EventloomError('bad-value', `${shownRequest(request)} cannot be sent: ${faultOf(error)}`, {
      cause: error,
    });
  }
  if (name === 'TimeoutError') return failed(request, `no answer within ${timeoutMs / 1000} s`, error);
  return failed(request, faultOf(error), error);
}

function failed(request: HttpRequest, reason: string, cause?: unknown): EventloomError {
  return new EventloomError('trigger-failed', `${shownRequest(request)}: ${reason}`, { cause });
}
