import type { SecretKeySelector } from '../kubernetes/selectors';
import type { TriggerParameter } from '../parameter';
import type { TLSConfig } from '../tls';

export interface AzureServiceBusTrigger {
  readonly payload: readonly TriggerParameter[];
  readonly connectionString?: SecretKeySelector;
  readonly parameters?: readonly TriggerParameter[];
  readonly queueName?: string;
  readonly subscriptionName?: string;
  readonly tls?: TLSConfig;
  readonly topicName?: string;
}
