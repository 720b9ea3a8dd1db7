import type { SecretKeySelector } from '../kubernetes/selectors';
import type { Int64 } from '../scalars';
import type { EventSourceFilter } from '../source-filter';

/**
 * Messages of an Amazon SQS queue. A message is deleted after its event was published, and comes again after 120
 * seconds otherwise.
 */
export interface SQSEventSource {
  /** The name of the queue, not its address. */
  readonly queue: string;
  /** The AWS region of the queue. */
  readonly region: string;
  /** The account that owns the queue, if it is another one. */
  readonly queueAccountId?: string;
  /**
   * How long one request waits for messages, in seconds, at most 20. 0 counts as absent.
   *
   * @default 3
   */
  readonly waitTimeSeconds?: Int64;
  /**
   * Keeps messages that cannot be read, so that they end in a dead-letter queue; otherwise they are deleted.
   *
   * @default false
   */
  readonly dlq?: boolean;
  /** An access key. Absent: the pod's AWS identity. */
  readonly accessKey?: SecretKeySelector;
  /** The secret of `accessKey`. */
  readonly secretKey?: SecretKeySelector;
  /** The session token of a temporary `accessKey`. */
  readonly sessionToken?: SecretKeySelector;
  /** A role to take on. Given, the keys are ignored. */
  readonly roleARN?: string;
  /** Another address of the SQS API, for a local stand-in. */
  readonly endpoint?: string;
  /** An expression over the payload that must be true for the event to be published. */
  readonly filter?: EventSourceFilter;
  /**
   * Whether the body of a message is JSON. Then it is part of the payload as it is, and paths such as `body.id` reach
   * into it; a message that is not JSON is dropped. Otherwise the body is base64 text.
   *
   * @default false
   */
  readonly jsonBody?: boolean;
  /** Fixed values that are added to every event, under `metadata`. */
  readonly metadata?: { readonly [key: string]: string };
}
