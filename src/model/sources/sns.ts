import type { SecretKeySelector } from '../kubernetes/selectors';
import type { EventSourceFilter } from '../source-filter';
import type { WebhookContext } from '../webhook-context';

/**
 * Notifications of an Amazon SNS topic, delivered over HTTP.
 *
 * At the start it subscribes `webhook.url` and the endpoint to the topic. The `body` is what SNS sent; its `Message` is
 * a text, even if it holds JSON.
 */
export interface SNSEventSource {
  /** The topic. */
  readonly topicArn: string;
  /** The AWS region of the topic. */
  readonly region: string;
  /** Where and how the endpoint is served. */
  readonly webhook: WebhookContext;
  /**
   * Verifies that a request was signed by Amazon. Without it anybody may send events.
   *
   * @default false
   */
  readonly validateSignature?: boolean;
  /** An access key. Absent: the pod's AWS identity. */
  readonly accessKey?: SecretKeySelector;
  /** The secret of `accessKey`. */
  readonly secretKey?: SecretKeySelector;
  /** A role to take on. */
  readonly roleARN?: string;
  /** Another address of the SNS API, for a local stand-in. */
  readonly endpoint?: string;
  /** An expression over the payload that must be true for the event to be published. */
  readonly filter?: EventSourceFilter;
  /** Fixed values that are added to every event, under `metadata`. */
  readonly metadata?: { readonly [key: string]: string };
}
