import type { SecretKeySelector } from '../kubernetes/selectors';
import type { TriggerParameter } from '../parameter';
import type { Backoff } from '../scalars';
import type { TLSConfig } from '../tls';

export interface PulsarTrigger {
  readonly payload: readonly TriggerParameter[];
  readonly topic: string;
  readonly url: string;
  readonly authAthenzParams?: { readonly [key: string]: string };
  readonly authAthenzSecret?: SecretKeySelector;
  readonly authTokenSecret?: SecretKeySelector;
  readonly connectionBackoff?: Backoff;
  readonly parameters?: readonly TriggerParameter[];
  readonly tls?: TLSConfig;
  readonly tlsAllowInsecureConnection?: boolean;
  readonly tlsTrustCertsSecret?: SecretKeySelector;
  readonly tlsValidateHostname?: boolean;
}
