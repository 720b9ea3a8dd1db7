import type { SecretKeySelector } from '../kubernetes/selectors';
import type { Backoff } from '../scalars';
import type { EventSourceFilter } from '../source-filter';
import type { TLSConfig } from '../tls';

/**
 * Messages of Apache Pulsar topics. The subscription is named like the event.
 *
 * A message is acknowledged even if its event could not be published.
 */
export interface PulsarEventSource {
  /** The address of the service: `pulsar://host:6650`, or `pulsar+ssl://host:6651`. */
  readonly url: string;
  /** The topics. */
  readonly topics: readonly string[];
  /** Whether one reader has the subscription for itself, or several divide it. It must be set. */
  readonly type: 'exclusive' | 'shared';
  /** A token to log in with. */
  readonly authTokenSecret?: SecretKeySelector;
  /** Parameters of a login through Athenz. */
  readonly authAthenzParams?: { readonly [key: string]: string };
  /** The private key of the login through Athenz. Must be there when `authAthenzParams` is. */
  readonly authAthenzSecret?: SecretKeySelector;
  /** The certificates of the authorities to trust, as PEM. */
  readonly tlsTrustCertsSecret?: SecretKeySelector;
  /**
   * Accepts any certificate of the broker.
   *
   * @default false
   */
  readonly tlsAllowInsecureConnection?: boolean;
  /**
   * Refuses a certificate that is made out to another host.
   *
   * @default false
   */
  readonly tlsValidateHostname?: boolean;
  /** A client certificate and key to log in with. */
  readonly tls?: TLSConfig;
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
}
