import type { SecretKeySelector } from '../kubernetes/selectors';
import type { TriggerParameter } from '../parameter';

/** Sends a message to an Azure Event Hub. The controller does not validate any of it. */
export interface AzureEventHubsTrigger {
  /** The host of the namespace: `<namespace>.servicebus.windows.net`. */
  readonly fqdn: string;
  /** The name of the hub. */
  readonly hubName: string;
  /** The message, made of values from events: each is put at its `dest` into a JSON object. */
  readonly payload: readonly TriggerParameter[];
  /** The name of a shared access policy. Absent: the pod's Azure identity. */
  readonly sharedAccessKeyName?: SecretKeySelector;
  /** The key of the shared access policy. */
  readonly sharedAccessKey?: SecretKeySelector;
  /** Values from events that are put into this kind's fields: paths such as `url`. */
  readonly parameters?: readonly TriggerParameter[];
}
