import type { SecretKeySelector } from '../kubernetes/selectors';
import type { EventSourceFilter } from '../source-filter';
import type { TLSConfig } from '../tls';

export interface AzureServiceBusEventSource {
  readonly connectionString?: SecretKeySelector;
  readonly deferDelete?: boolean;
  readonly filter?: EventSourceFilter;
  readonly fullyQualifiedNamespace?: string;
  readonly jsonBody?: boolean;
  readonly metadata?: { readonly [key: string]: string };
  readonly queueName?: string;
  readonly subscriptionName?: string;
  readonly tls?: TLSConfig;
  readonly topicName?: string;
}
