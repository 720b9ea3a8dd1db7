import type { SecretKeySelector } from '../kubernetes/selectors';
import type { Int32 } from '../scalars';
import type { EventSourceFilter } from '../source-filter';
import type { TLSConfig } from '../tls';

/** Messages of Redis channels (PUBLISH and SUBSCRIBE): what arrives while the event source is down is lost. */
export interface RedisEventSource {
  /** The server, as `host:port`. */
  readonly hostAddress: string;
  /** The channels. Patterns are not supported. */
  readonly channels: readonly string[];
  /**
   * The number of the database. Channels do not depend on it.
   *
   * @default 0
   */
  readonly db?: Int32;
  /** The user to log in as, on servers with access lists. */
  readonly username?: string;
  /** The password to log in with. Needs `namespace` to be set. */
  readonly password?: SecretKeySelector;
  /** Must be set, to anything, when there is a `password`. */
  readonly namespace?: string;
  /**
   * Whether messages are JSON. Otherwise the body is plain text, not base64 as with other kinds.
   *
   * @default false
   */
  readonly jsonBody?: boolean;
  /** An expression over the payload that must be true for the event to be published. */
  readonly filter?: EventSourceFilter;
  /** Fixed values that are added to every event, under `metadata`. */
  readonly metadata?: { readonly [key: string]: string };
  /** How to encrypt the connection. Absent: not at all. */
  readonly tls?: TLSConfig;
}
