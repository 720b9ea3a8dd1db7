import type { NATSAuth } from '../nats-auth';
import type { Backoff } from '../scalars';
import type { EventSourceFilter } from '../source-filter';
import type { TLSConfig } from '../tls';

/** Messages of a NATS subject, without JetStream: what arrives while the event source is down is lost. */
export interface NATSEventsSource {
  /** The address of the server: `nats://nats.example.com:4222`; several are separated by commas. */
  readonly url: string;
  /** The subject, with `*` and `>` as wildcards. */
  readonly subject: string;
  /** The queue group to read with: its members divide the messages. An empty text is refused. */
  readonly queue?: string;
  /** How to log in. */
  readonly auth?: NATSAuth;
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
