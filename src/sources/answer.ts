import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Secrets } from '../clients/secrets';
import { EventloomError } from '../errors';
import { toBytes } from '../language/go/text';
import { requestTraceparent } from '../language/traceparent';
import { requestTracestate } from '../language/tracestate';
import { checkBearer, maskAuthorization } from './bearer';
import type { Doors } from './doors';
import { goHeader } from './go-header';
import type { Intake } from './intake';
import { readBody } from './request-body';
import { requestHead } from './request-head';
import { requestTarget } from './request-target';
import { cleanPath } from './route';
import type { Answered, Dispatched, Served } from './served';
import { type Accepted, BodyTooLarge, type HttpRequest, Overloaded, type Receipt, type Refused } from './source';

/** The Content-Type of every answer. */
export const plain = 'text/plain; charset=utf-8';

/** What answering needs to know. */
export interface AnswerOptions {
  readonly secrets: Secrets;
  /** Called after each answer of an endpoint. */
  answered(request: Answered): void;
  /** Called when a request has found its endpoint. @default - nobody follows requests */
  follow?(served: Served, request: Followed): Following | undefined;
  /** No more requests are taken: a connection ends with the answer. */
  draining(): boolean;
  /** Whether events can be taken at the moment. @default - they always can */
  ready?(): boolean;
  /** Bounds what all requests hold. */
  readonly intake: Intake;
}

/** What is known of a request from the beginning. */
export type Followed = Pick<HttpRequest, 'method' | 'traceparent' | 'tracestate'> & { readonly path: string };

/** Somebody follows a request. */
export interface Following {
  /** The W3C trace in which it is received. */
  readonly traceparent: string;
  answered(status: number): void;
}

/**
 * Answers one request; never throws.
 * @param expects the sender waits to be told before it sends the body
 */
export async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  doors: Doors,
  options: AnswerOptions,
  expects = false,
): Promise<void> {
  const head = requestHead(request);
  if (head.fault !== undefined) return send(response, 400, `400 Bad Request: ${head.fault}`, { Connection: 'close' });
  const target = requestTarget(request.url ?? '');
  if (!target) return send(response, 400, '400 Bad Request', { Connection: 'close' });
  const clean = cleanPath(target.path);
  if (clean !== target.path) return redirect(response, clean, target.query);
  if (clean === '/health') return send(response, 200, 'OK');
  const served = doors.find(clean);
  if (!served) return clean === '/ready' ? readiness(response, options) : send(response, 404, notFound, noSniffing);
  const method = request.method ?? '';
  const at = Date.now();
  const share = options.intake.share();
  const body = (limit: number): Promise<Buffer> => {
    if (expects) response.writeContinue();
    return readBody(request, limit, share);
  };
  const asked = httpRequest(request, method, target.query, body);
  const following = options.follow?.(served, { ...asked, path: clean });
  const traced = following ? { ...asked, traceparent: following.traceparent } : asked;
  const handled = share.take(requestBytes + head.bytes)
    ? await serve(served, traced, options)
    : refusal(unexpected(new Overloaded()));
  share.release();
  following?.answered(handled.status);
  if (!request.complete || options.draining()) response.shouldKeepAlive = false;
  if (!response.destroyed) send(response, handled.status, handled.text, handled.headers);
  options.answered({ served, method, path: clean, at, ...handled });
}

/** About what a request takes besides its header and its body, in bytes: one connection may send any number before the first is answered. */
const requestBytes = 8 * 1024;

const notFound = '404 page not found\n';
const noSniffing = { 'X-Content-Type-Options': 'nosniff' };

/** Whether this process wants to be sent events; Argo Events knows only whether it lives. */
function readiness(response: ServerResponse, { draining, ready = () => true }: AnswerOptions): void {
  if (!draining() && ready()) return send(response, 200, 'OK');
  send(response, 503, draining() ? 'stopping' : 'no room for events', { 'Retry-After': retryAfterSeconds });
}

/** How a request is answered. */
export interface Handled {
  readonly receipt: Receipt;
  readonly status: number;
  readonly text: string;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly dispatched?: Dispatched;
}

function httpRequest(
  request: IncomingMessage,
  method: string,
  query: string,
  body: HttpRequest['body'],
): HttpRequest & { header: HeaderMap } {
  const { rawHeaders, socket } = request;
  const header = goHeader(rawHeaders);
  const traceparent = requestTraceparent(header.get('Traceparent'));
  const asked = { method, query, header, address: socket.remoteAddress ?? '', body };
  if (traceparent === undefined) return asked;
  const tracestate = requestTracestate(header.get('Tracestate'));
  return tracestate === undefined ? { ...asked, traceparent } : { ...asked, traceparent, tracestate };
}

type HeaderMap = Map<string, readonly string[]>;

/** Decides about a request that found its endpoint; never throws. */
export async function serve(
  served: Served,
  request: HttpRequest & { header: HeaderMap },
  { secrets }: Pick<AnswerOptions, 'secrets'>,
): Promise<Handled> {
  const { context } = served.endpoint;
  // What need not be waited for is not: most bodies are there already.
  const refused =
    served.admit?.(request) ?? (context.authSecret && (await checkBearer(context, request.header, secrets)));
  if (refused) return refusal(refused);
  maskAuthorization(request.header);
  if (served.active === false) return refusal({ status: 400, text: 'endpoint is inactive' });
  let receipt: Receipt;
  try {
    receipt = await served.endpoint.receive(request);
  } catch (error) {
    receipt = unexpected(error);
  }
  if (!('data' in receipt)) return refusal(receipt);
  const authentication = receipt.authentication ?? (context.authSecret ? 'bearer token' : 'none');
  const accepted = { ...receipt, authentication, traceparent: request.traceparent, tracestate: request.tracestate };
  try {
    const dispatched = await served.dispatch(accepted);
    if (accepted.more) for (const further of furtherOf(accepted)) await served.dispatch(further);
    return { receipt: accepted, status: 200, text: receipt.reply ?? 'success', dispatched };
  } catch (error) {
    const { data: _, more: __, ...about } = accepted;
    return refusal({ ...about, ...notRecorded(error) });
  }
}

/** The further events of a request; an id that was chosen is theirs too, with their number. */
function* furtherOf({ more = [], eventId, ...about }: Accepted): Generator<Accepted> {
  let number = 1;
  for (const data of more) {
    number++;
    yield { ...about, data, ...(eventId !== undefined && { eventId: `${eventId}-${number}` }) };
  }
}

/** A sender that hears of a full disk knows that it may come again, and when. */
function notRecorded(error: unknown): Pick<Refused, 'status' | 'text' | 'headers'> {
  const text = 'failed to record event';
  const isFull = error instanceof EventloomError && error.code === 'disk-full';
  return isFull ? { status: 503, text, headers: { 'Retry-After': retryAfterSeconds } } : { status: 500, text };
}

/** When a sender may try again, in seconds. */
const retryAfterSeconds = '5';

const refusal = (receipt: Refused): Handled => ({
  receipt,
  status: receipt.status,
  text: receipt.text,
  headers: receipt.headers,
});

function unexpected(error: unknown): Refused {
  if (error instanceof BodyTooLarge) return { status: 400, text: error.message };
  if (error instanceof Overloaded) {
    return { status: 503, text: error.message, headers: { 'Retry-After': retryAfterSeconds } };
  }
  if (error instanceof EventloomError && error.code === 'secret-missing') {
    return { status: 500, text: 'the listener has no value for the secret' };
  }
  return { status: 500, text: 'the request could not be handled' };
}

const percent = (byte: string): string => `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;

function redirect(response: ServerResponse, path: string, query: string): void {
  const escaped = toBytes(path)
    .toString('latin1')
    .replace(/[^\w/.~$&+,;=:@-]/g, percent);
  const location = escaped + (query === '' ? '' : `?${query}`);
  response.writeHead(301, { Location: location, 'Content-Length': 0 });
  response.end();
}

function send(
  response: ServerResponse,
  status: number,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  const length = Buffer.byteLength(text);
  response.writeHead(status, {
    ...(text === '' ? { 'Content-Length': length } : { 'Content-Type': plain, 'Content-Length': length }),
    ...headers,
  });
  response.end(text);
}
