import type { SecretKeySelector } from '../kubernetes/selectors';
import type { TriggerParameter } from '../parameter';
import type { Int32 } from '../scalars';

export interface EmailTrigger {
  readonly host: string;
  readonly body?: string;
  readonly from?: string;
  readonly parameters?: readonly TriggerParameter[];
  readonly port?: Int32;
  readonly smtpPassword?: SecretKeySelector;
  readonly subject?: string;
  readonly to?: readonly string[];
  readonly username?: string;
}
