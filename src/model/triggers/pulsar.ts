import type { SecretKeySelector } from '../kubernetes/selectors';
import type { TriggerParameter } from '../parameter';
import type { Backoff } from '../scalars';
import type { TLSConfig } from '../tls';

/** Sends a message to an Apache Pulsar topic. The controller does not validate any of it. */
export interface PulsarTrigger {
  /** The address of the service: `pulsar://host:6650`, or `pulsar+ssl://host:6651`. */
  readonly url: string;
  /** The topic. */
  readonly topic: string;
  /** The message, made of values from events: each is put at its `dest` into a JSON object. */
  readonly payload: readonly TriggerParameter[];
  /** How often to try to connect, and how long to wait in between. Absent: five times, a second or two apart. */
  readonly connectionBackoff?: Backoff;
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
  /** Values from events that are put into this kind's fields: paths such as `url`. */
  readonly parameters?: readonly TriggerParameter[];
}
