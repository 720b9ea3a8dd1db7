import type { SecretKeySelector } from '../kubernetes/selectors';
import type { TriggerParameter } from '../parameter';

/** Calls an AWS Lambda function. An error within the function is not noticed. */
export interface AWSLambdaTrigger {
  /** The function, by name or ARN. */
  readonly functionName: string;
  /** The AWS region of the function. */
  readonly region: string;
  /**
   * The input of the function, made of values from events: each is put at its `dest` into a JSON object. It must be
   * set.
   */
  readonly payload: readonly TriggerParameter[];
  /**
   * Whether to wait for the result, to leave that to AWS, or only to check the permissions.
   *
   * @default "RequestResponse"
   */
  readonly invocationType?: 'RequestResponse' | 'Event' | 'DryRun' | '';
  /** An access key. Absent: the pod's AWS identity. */
  readonly accessKey?: SecretKeySelector;
  /** The secret of `accessKey`. */
  readonly secretKey?: SecretKeySelector;
  /** A role to take on. Given, the keys are ignored. */
  readonly roleARN?: string;
  /** Values from events that are put into this kind's fields: paths such as `url`. */
  readonly parameters?: readonly TriggerParameter[];
}
