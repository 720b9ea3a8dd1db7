import type { SecretKeySelector } from '../kubernetes/selectors';
import type { TriggerParameter } from '../parameter';

export interface AzureEventHubsTrigger {
  readonly fqdn: string;
  readonly hubName: string;
  readonly payload: readonly TriggerParameter[];
  readonly parameters?: readonly TriggerParameter[];
  readonly sharedAccessKey?: SecretKeySelector;
  readonly sharedAccessKeyName?: SecretKeySelector;
}
