import type { NATSAuth } from '../nats-auth';
import type { TriggerParameter } from '../parameter';
import type { TLSConfig } from '../tls';

export interface NATSTrigger {
  readonly payload: readonly TriggerParameter[];
  readonly subject: string;
  readonly url: string;
  readonly auth?: NATSAuth;
  readonly parameters?: readonly TriggerParameter[];
  readonly tls?: TLSConfig;
}
