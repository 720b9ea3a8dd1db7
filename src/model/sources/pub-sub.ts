import type { SecretKeySelector } from '../kubernetes/selectors';
import type { EventSourceFilter } from '../source-filter';

export interface PubSubEventSource {
  readonly credentialSecret?: SecretKeySelector;
  readonly deleteSubscriptionOnFinish?: boolean;
  readonly filter?: EventSourceFilter;
  readonly jsonBody?: boolean;
  readonly metadata?: { readonly [key: string]: string };
  readonly projectID?: string;
  readonly subscriptionID?: string;
  readonly topic?: string;
  readonly topicProjectID?: string;
}
