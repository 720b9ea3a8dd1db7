import type { SecretKeySelector } from '../kubernetes/selectors';
import type { EventSourceFilter } from '../source-filter';
import type { WebhookContext } from '../webhook-context';

export interface SNSEventSource {
  readonly region: string;
  readonly topicArn: string;
  readonly webhook: WebhookContext;
  readonly accessKey?: SecretKeySelector;
  readonly endpoint?: string;
  readonly filter?: EventSourceFilter;
  readonly metadata?: { readonly [key: string]: string };
  readonly roleARN?: string;
  readonly secretKey?: SecretKeySelector;
  readonly validateSignature?: boolean;
}
