import type { SecretKeySelector } from '../kubernetes/selectors';
import type { EventSourceFilter } from '../source-filter';

/**
 * Messages of an Azure Event Hub, from all partitions, beginning with those that come from now on.
 *
 * There are no checkpoints: what arrives while the event source is down is lost. The body is always base64 text.
 * Without both halves of a shared access key it logs in with the pod's Azure identity.
 */
export interface AzureEventsHubEventSource {
  /** The host of the namespace: `<namespace>.servicebus.windows.net`. */
  readonly fqdn: string;
  /** The name of the hub. */
  readonly hubName: string;
  /** The name of a shared access policy. Only together with `sharedAccessKey`. */
  readonly sharedAccessKeyName?: SecretKeySelector;
  /** The key of the shared access policy. */
  readonly sharedAccessKey?: SecretKeySelector;
  /** An expression over the payload that must be true for the event to be published. */
  readonly filter?: EventSourceFilter;
  /** Fixed values that are added to every event, under `metadata`. */
  readonly metadata?: { readonly [key: string]: string };
}
