import type { WebhookContext } from '../model/webhook-context';
import type { GoHeader } from './go-header';

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
  /**
   * The body. It can be read once.
   * @param limit how many bytes it may have
   * @throws BodyTooLarge
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
}

/** No event came of it. */
export interface Refused extends ReceiptBase {
  readonly status: number;
  /** What the sender is told. It must not help somebody who guesses. */
  readonly text: string;
}

/** A body has more bytes than it may have. */
export class BodyTooLarge extends Error {
  constructor() {
    super('http: request body too large');
  }
}

/** How many bytes a body may have when the definition says nothing. */
export const defaultMaxPayload = 1024 * 1024;
