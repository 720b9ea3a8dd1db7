import type { Backoff } from '../scalars';
import type { EventSourceFilter } from '../source-filter';
import type { TLSConfig } from '../tls';

/** Messages of a channel of NSQ. A message whose event could not be published is queued again. */
export interface NSQEventSource {
  /** The HTTP address of nsqlookupd, as `host:port`; not that of nsqd. */
  readonly hostAddress: string;
  /** The topic. */
  readonly topic: string;
  /** The channel of the topic to read with. */
  readonly channel: string;
  /** How often to try to connect, and how long to wait in between. Absent: five times, a second or two apart. */
  readonly connectionBackoff?: Backoff;
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
  /** How to encrypt the connection. Absent: not at all. */
  readonly tls?: TLSConfig;
}
