import type { SecretKeySelector } from '../kubernetes/selectors';
import type { TriggerParameter } from '../parameter';

export interface OpenWhiskTrigger {
  readonly actionName: string;
  readonly host: string;
  readonly payload: readonly TriggerParameter[];
  readonly authToken?: SecretKeySelector;
  readonly namespace?: string;
  readonly parameters?: readonly TriggerParameter[];
  readonly version?: string;
}
