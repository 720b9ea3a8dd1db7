import type { SecretKeySelector } from '../kubernetes/selectors';
import type { WebhookContext } from '../webhook-context';

export interface StripeEventSource {
  readonly webhook: WebhookContext;
  readonly apiKey?: SecretKeySelector;
  readonly createWebhook?: boolean;
  readonly eventFilter?: readonly string[];
  readonly metadata?: { readonly [key: string]: string };
}
