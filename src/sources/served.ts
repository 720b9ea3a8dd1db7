import type { Accepted, HttpEndpoint, Receipt } from './source';

/** An event that is served over HTTP. */
export interface Served {
  readonly namespace: string;
  readonly eventSource: string;
  readonly eventName: string;
  readonly endpoint: HttpEndpoint;
  /** @default true */
  readonly active?: boolean;
  /**
   * Makes an event of what was accepted; the sender waits for it.
   * @throws when it could not be made durable
   */
  dispatch(accepted: Accepted): Promise<void>;
}

/** One answered request. */
export interface Answered {
  readonly served: Served;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly receipt: Receipt;
}
