import type { Accepted, HttpEndpoint, HttpRequest, Receipt, Refused } from './source';

/** An event that is served over HTTP. */
export interface Served {
  readonly namespace: string;
  readonly eventSource: string;
  readonly eventName: string;
  readonly endpoint: HttpEndpoint;
  /** @default true */
  readonly active?: boolean;
  /** Decides before anything else is looked at. @default - everybody may try */
  admit?(request: Pick<HttpRequest, 'address' | 'header'>): Refused | undefined;
  /**
   * Makes an event of what was accepted; the sender waits for it.
   * @returns what became of it
   * @throws when it could not be made durable
   */
  dispatch(accepted: Accepted): Promise<Dispatched>;
}

/** What became of an accepted request. */
export interface Dispatched {
  /** The event that was published; absent when there is none. */
  readonly eventId?: string;
  /** Why there is none. */
  readonly note?: string;
}

/** One answered request. */
export interface Answered {
  readonly served: Served;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly receipt: Receipt;
  /** When it arrived, in milliseconds since 1970. */
  readonly at: number;
  readonly dispatched?: Dispatched;
}
