import type { SecretKeySelector } from '../kubernetes/selectors';
import type { Int32 } from '../scalars';
import type { EventSourceFilter } from '../source-filter';
import type { TLSConfig } from '../tls';

/**
 * Entries of Redis streams, read as a consumer group. The payload holds `stream`, `message_id` and `values`.
 *
 * The streams must exist. An entry whose event could not be published stays pending until the event source starts anew.
 */
export interface RedisStreamEventSource {
  /** The server, as `host:port`. */
  readonly hostAddress: string;
  /** The streams; all are read with the same group. */
  readonly streams: readonly string[];
  /**
   * The group; created if missing, beginning with entries that come from now on.
   *
   * @default "argo-events-cg"
   */
  readonly consumerGroup?: string;
  /**
   * How many entries to take from each stream at a time.
   *
   * @default 10
   */
  readonly maxMsgCountPerRead?: Int32;
  /**
   * The number of the database.
   *
   * @default 0
   */
  readonly db?: Int32;
  /** The user to log in as, on servers with access lists. */
  readonly username?: string;
  /** The password to log in with. */
  readonly password?: SecretKeySelector;
  /** An expression over the payload that must be true for the event to be published. */
  readonly filter?: EventSourceFilter;
  /** Fixed values that are added to every event, under `metadata`. */
  readonly metadata?: { readonly [key: string]: string };
  /** How to encrypt the connection. Absent: not at all. */
  readonly tls?: TLSConfig;
}
