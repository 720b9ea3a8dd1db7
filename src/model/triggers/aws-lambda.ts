import type { SecretKeySelector } from '../kubernetes/selectors';
import type { TriggerParameter } from '../parameter';

export interface AWSLambdaTrigger {
  readonly functionName: string;
  readonly payload: readonly TriggerParameter[];
  readonly region: string;
  readonly accessKey?: SecretKeySelector;
  readonly invocationType?: 'RequestResponse' | 'Event' | 'DryRun';
  readonly parameters?: readonly TriggerParameter[];
  readonly roleARN?: string;
  readonly secretKey?: SecretKeySelector;
}
