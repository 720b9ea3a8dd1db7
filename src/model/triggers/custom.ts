import type { SecretKeySelector } from '../kubernetes/selectors';
import type { TriggerParameter } from '../parameter';

export interface CustomTrigger {
  readonly serverURL: string;
  readonly spec: { readonly [key: string]: string };
  readonly certSecret?: SecretKeySelector;
  readonly parameters?: readonly TriggerParameter[];
  readonly payload?: readonly TriggerParameter[];
  readonly secure?: boolean;
  readonly serverNameOverride?: string;
}
