import type { SecretKeySelector } from '../kubernetes/selectors';
import type { TLSConfig } from '../tls';
import type { WebhookContext } from '../webhook-context';

export interface StorageGridEventSource {
  readonly apiURL: string;
  readonly authToken: SecretKeySelector;
  readonly bucket: string;
  readonly events: readonly string[];
  readonly topicArn: string;
  readonly webhook: WebhookContext;
  readonly filter?: StorageGridFilter;
  readonly metadata?: { readonly [key: string]: string };
  readonly region?: string;
  readonly tls?: TLSConfig;
}

export interface StorageGridFilter {
  readonly prefix?: string;
  readonly suffix?: string;
}
