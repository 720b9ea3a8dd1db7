import type { AWSMSKIAMConfig, KafkaConsumerGroup, SchemaRegistryConfig } from '../kafka-client';
import type { SASLConfig } from '../sasl';
import type { Backoff, Int64 } from '../scalars';
import type { EventSourceFilter } from '../source-filter';
import type { TLSConfig } from '../tls';

/**
 * Messages of a Kafka topic.
 *
 * With a `consumerGroup` the position is remembered and a message is read again when its event could not be published.
 * With a `partition` reading begins at the newest message with each start. One of the two must be set.
 */
export interface KafkaEventSource {
  /** The brokers, each as `host:port`, separated by commas. */
  readonly url: string;
  /** The topic. */
  readonly topic: string;
  /** Reads all partitions as a member of a group. Given, `partition` is ignored. */
  readonly consumerGroup?: KafkaConsumerGroup;
  /** The number of the one partition to read, as text. */
  readonly partition?: string;
  /**
   * How many messages are read per second at most; 0 is no limit.
   *
   * @default 0
   */
  readonly limitEventsPerSecond?: Int64;
  /**
   * The version of the Kafka protocol to speak. Newer versions know more: headers need 0.11.
   *
   * @default "1.0.0"
   */
  readonly version?: string;
  /** Further settings of the client, as a YAML object in a text, in the words of Sarama's `Config`. */
  readonly config?: string;
  /** How to log in. Not checked beforehand when `tls` is set. */
  readonly sasl?: SASLConfig;
  /** Logs in to Amazon MSK as an IAM role. Given, `sasl` is ignored. */
  readonly awsMskIamAuth?: AWSMSKIAMConfig;
  /** Decodes messages from Avro into JSON; set `jsonBody`, too. */
  readonly schemaRegistry?: SchemaRegistryConfig;
  /** How often to try to connect, and how long to wait in between. Absent: five times, a second or two apart. */
  readonly connectionBackoff?: Backoff;
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
