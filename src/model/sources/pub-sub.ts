import type { SecretKeySelector } from '../kubernetes/selectors';
import type { EventSourceFilter } from '../source-filter';

/**
 * Messages of a subscription to a Google Cloud Pub/Sub topic. A message is acknowledged after its event was published.
 *
 * Name a `topic`, a `subscriptionID` or both. A subscription that is missing is created.
 */
export interface PubSubEventSource {
  /** The project of the subscription. Absent: the project that the pod runs in. */
  readonly projectID?: string;
  /** The project of the topic, if it is another one. Only together with `topic`. */
  readonly topicProjectID?: string;
  /** The topic, to create the subscription for, or to compare an existing one with. */
  readonly topic?: string;
  /**
   * The subscription. Absent: a name derived from this whole declaration, so that any change of it begins a new
   * subscription and may lose messages.
   */
  readonly subscriptionID?: string;
  /** A service account key, as JSON. Absent: the pod's Google identity. */
  readonly credentialSecret?: SecretKeySelector;
  /**
   * Deletes the subscription when the event source stops; messages in it are lost.
   *
   * @default false
   */
  readonly deleteSubscriptionOnFinish?: boolean;
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
