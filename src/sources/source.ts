import type { HttpGet } from '../clients/http-get';
import type { Secrets } from '../clients/secrets';
import type { WebhookContext } from '../model/webhook-context';
import type { GoHeader } from './go-header';

/** What a kind may need besides its definition. */
export interface SourceContext {
  readonly secrets: Secrets;
  /** Milliseconds since 1970. */
  now(): number;
  /** Asks other servers: the provider, never an address that a request names. */
  readonly get: HttpGet;
}

/** What a kind that is served over HTTP makes of requests; one for each event. */
export interface HttpEndpoint {
  readonly context: WebhookContext;
  /** Decides about one request. An error that it throws is answered with 500. */
  receive(request: HttpRequest): Promise<Receipt>;
}

/** A request that found its endpoint and passed its bearer token. */
export interface HttpRequest {
  /** As sent, case included. */
  readonly method: string;
  /** What follows the question mark, undecoded; one character for each byte. */
  readonly query: string;
  readonly header: GoHeader;
  /** Where the connection comes from, such as `192.0.2.1`. */
  readonly address: string;
  /** The W3C trace that the sender belongs to, valid. */
  readonly traceparent?: string;
  /** The W3C `tracestate` beside it, valid. */
  readonly tracestate?: string;
  /**
   * The body. It can be read once.
   * @param limit how many bytes it may have
   * @throws BodyTooLarge, Overloaded
   */
  body(limit: number): Promise<Buffer>;
}

/** What became of a request. */
export type Receipt = Accepted | Refused;

interface ReceiptBase {
  /** The sender's own id of this delivery. */
  readonly deliveryId?: string;
  /** How the request was authenticated: `sha256 signature`. */
  readonly authentication?: string;
}

/** An event came of it. */
export interface Accepted extends ReceiptBase {
  readonly data: Buffer;
  /** The data of further events, in order; made one after the other, so that many of them take little memory. @default none */
  readonly more?: Iterable<Buffer>;
  /** What the sender is told when the events are durable. @default `success` */
  readonly reply?: string;
  /** The id of the event, when what is received twice has to become one event. @default - a new one */
  readonly eventId?: string;
  /** The W3C trace that the request belongs to. */
  readonly traceparent?: string;
  /** The W3C `tracestate` beside it. */
  readonly tracestate?: string;
}

/** No event came of it: it was refused, or with status 200 it asked for none. */
export interface Refused extends ReceiptBase {
  readonly status: number;
  /** What the sender is told. It must not help somebody who guesses. */
  readonly text: string;
  /** Further lines of the answer's header. */
  readonly headers?: { readonly [name: string]: string };
}

/** A body has more bytes than it may have. */
export class BodyTooLarge extends Error {
  constructor() {
    super('http: request body too large');
  }
}

/** The listener holds as much of other requests as it can. */
export class Overloaded extends Error {
  constructor() {
    super('too many requests at once');
  }
}

/** How many bytes a body may have when the definition says nothing. */
export const defaultMaxPayload = 1024 * 1024;
