import type { SecretKeySelector } from '../kubernetes/selectors';
import type { EventSourceFilter } from '../source-filter';
import type { WebhookContext } from '../webhook-context';

export interface SlackEventSource {
  readonly signingSecret: SecretKeySelector;
  readonly token: SecretKeySelector;
  readonly webhook: WebhookContext;
  readonly filter?: EventSourceFilter;
  readonly metadata?: { readonly [key: string]: string };
}
