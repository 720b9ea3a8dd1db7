import type { SecretKeySelector } from '../kubernetes/selectors';
import type { Backoff } from '../scalars';
import type { EventSourceFilter } from '../source-filter';
import type { TLSConfig } from '../tls';

/** Messages of a channel of the Emitter broker. */
export interface EmitterEventSource {
  /** The address of the broker: `tcp://emitter.example.com:8080`. */
  readonly broker: string;
  /** The channel, such as `orders/`. */
  readonly channelName: string;
  /** The key that permits reading the channel. */
  readonly channelKey: string;
  /** The user name to log in with. */
  readonly username?: SecretKeySelector;
  /** The password to log in with. */
  readonly password?: SecretKeySelector;
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
