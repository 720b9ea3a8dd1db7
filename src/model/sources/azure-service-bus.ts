import type { SecretKeySelector } from '../kubernetes/selectors';
import type { EventSourceFilter } from '../source-filter';
import type { TLSConfig } from '../tls';

/**
 * Messages of a queue, or of a subscription to a topic, of Azure Service Bus.
 *
 * Name either `queueName`, or `topicName` and `subscriptionName`.
 */
export interface AzureServiceBusEventSource {
  /** How to reach and log in to the namespace. Either this or `fullyQualifiedNamespace`. */
  readonly connectionString?: SecretKeySelector;
  /**
   * The host of the namespace, `<namespace>.servicebus.windows.net`, to log in with the pod's Azure identity. Ignored
   * when there is a `connectionString`.
   */
  readonly fullyQualifiedNamespace?: string;
  /** The queue to read. */
  readonly queueName?: string;
  /** The topic to read, through `subscriptionName`. */
  readonly topicName?: string;
  /** The subscription to `topicName`. */
  readonly subscriptionName?: string;
  /**
   * Deletes a message only after its event was published, instead of when it is received: nothing is lost, but a
   * message may come twice.
   *
   * @default false
   */
  readonly deferDelete?: boolean;
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
  /** How to encrypt the connection. Absent: not at all. */
  readonly tls?: TLSConfig;
}
