import type { SecretKeySelector } from '../kubernetes/selectors';
import type { Int32 } from '../scalars';
import type { EventSourceFilter } from '../source-filter';

export interface AzureQueueStorageEventSource {
  readonly queueName: string;
  readonly connectionString?: SecretKeySelector;
  readonly decodeMessage?: boolean;
  readonly dlq?: boolean;
  readonly filter?: EventSourceFilter;
  readonly jsonBody?: boolean;
  readonly metadata?: { readonly [key: string]: string };
  readonly storageAccountName?: string;
  readonly waitTimeInSeconds?: Int32;
}
