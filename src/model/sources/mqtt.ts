import type { BasicAuth } from '../basic-auth';
import type { Backoff } from '../scalars';
import type { EventSourceFilter } from '../source-filter';
import type { TLSConfig } from '../tls';

/** Messages of an MQTT topic, with quality of service 0: what arrives while the event source is down is lost. */
export interface MQTTEventSource {
  /** The address of the broker: `tcp://mqtt.example.com:1883`. */
  readonly url: string;
  /** The topic, with `+` and `#` as wildcards. */
  readonly topic: string;
  /** The name of this client. A broker throws out the older of two clients with the same name. */
  readonly clientId: string;
  /** A user name and a password. */
  readonly auth?: BasicAuth;
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
