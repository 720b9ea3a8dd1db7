import type { BasicAuth } from './basic-auth';
import type { Int32 } from './scalars';

/**
 * Reads a topic together with others: each partition goes to one member, and the position is remembered under the name
 * of the group.
 */
export interface KafkaConsumerGroup {
  /**
   * The name of the group. A Kafka EventBus uses `<namespace>-<sensor>` when there is none; a name that several sensors
   * share divides the events among them.
   */
  readonly groupName?: string;
  /**
   * Where a new group begins: at the oldest message (true) or with those that come from now on (false).
   *
   * @default false
   */
  readonly oldest?: boolean;
  /**
   * How partitions are dealt out to the members. Anything but `sticky` and `roundrobin` means `range`.
   *
   * @default "range"
   */
  readonly rebalanceStrategy?: 'range' | 'sticky' | 'roundrobin';
}

/** A registry of Avro schemas, used to translate between Avro and JSON. */
export interface SchemaRegistryConfig {
  /** The address of the registry. Its certificate is not verified. */
  readonly url: string;
  /** The schema to write messages with; readers take the one that the message names. */
  readonly schemaId?: Int32;
  /** How to log in to the registry. */
  readonly auth?: BasicAuth;
}

/** Logs in to Amazon MSK as an IAM role. It turns on TLS. */
export interface AWSMSKIAMConfig {
  /** The AWS region of the cluster, such as `eu-west-1`. */
  readonly region: string;
}
