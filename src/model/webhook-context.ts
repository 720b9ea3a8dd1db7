import type { SecretKeySelector } from './kubernetes/selectors';
import type { Int64 } from './scalars';

export interface WebhookContext {
  readonly endpoint: string;
  readonly port: string;
  readonly authSecret?: SecretKeySelector;
  readonly maxPayloadSize?: Int64;
  readonly metadata?: { readonly [key: string]: string };
  readonly method?: string;
  readonly serverCertSecret?: SecretKeySelector;
  readonly serverKeySecret?: SecretKeySelector;
  readonly url?: string;
}
