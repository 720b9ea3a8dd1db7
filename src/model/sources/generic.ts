import type { SecretKeySelector } from '../kubernetes/selectors';
import type { EventSourceFilter } from '../source-filter';

/** A gRPC server of one's own that makes the events. It implements `StartEventSource` of `generic.Eventing`. */
export interface GenericEventSource {
  /** The host and port of the server. */
  readonly url: string;
  /** What the server is started with; only the server understands it. */
  readonly config: string;
  /**
   * Connects without TLS. It must be true: with TLS no credentials are set up, and the connection always fails.
   *
   * @default false
   */
  readonly insecure?: boolean;
  /** A bearer token to send along. */
  readonly authSecret?: SecretKeySelector;
  /** An expression over the payload that must be true for the event to be published. */
  readonly filter?: EventSourceFilter;
  /**
   * Whether the body of a message is JSON. Then it is part of the payload as it is, and paths such as `body.id` reach
   * into it; a message that is not JSON is dropped. Otherwise the body is base64 text.
   *
   * @default false
   */
  readonly jsonBody?: boolean;
  /** Fixed values that are added to every event, under `metadata`. */
  readonly metadata?: { readonly [key: string]: string };
}
