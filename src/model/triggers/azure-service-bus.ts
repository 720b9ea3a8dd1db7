import type { SecretKeySelector } from '../kubernetes/selectors';
import type { TriggerParameter } from '../parameter';
import type { TLSConfig } from '../tls';

/** Sends a message to a queue or a topic of Azure Service Bus. The controller does not validate any of it. */
export interface AzureServiceBusTrigger {
  /** The message, made of values from events: each is put at its `dest` into a JSON object. */
  readonly payload: readonly TriggerParameter[];
  /** How to reach and log in to the namespace. */
  readonly connectionString?: SecretKeySelector;
  /** The queue. Either this or `topicName`. */
  readonly queueName?: string;
  /** The topic. */
  readonly topicName?: string;
  /** A subscription of the topic; sending does not need it. */
  readonly subscriptionName?: string;
  /** Which certificates to use. */
  readonly tls?: TLSConfig;
  /** Values from events that are put into this kind's fields: paths such as `url`. */
  readonly parameters?: readonly TriggerParameter[];
}
