import type { SecretKeySelector } from '../kubernetes/selectors';
import type { EventSourceFilter } from '../source-filter';

export interface AzureEventsHubEventSource {
  readonly fqdn: string;
  readonly hubName: string;
  readonly filter?: EventSourceFilter;
  readonly metadata?: { readonly [key: string]: string };
  readonly sharedAccessKey?: SecretKeySelector;
  readonly sharedAccessKeyName?: SecretKeySelector;
}
