import type { SchemaRegistryConfig } from '../kafka-client';
import type { TriggerParameter } from '../parameter';
import type { SASLConfig } from '../sasl';
import type { Int32 } from '../scalars';
import type { SecureHeader } from '../secure-header';
import type { TLSConfig } from '../tls';

/**
 * Sends a message to Kafka.
 *
 * It counts as sent before a broker has acknowledged it. With `tls` the broker's certificate is not verified.
 */
export interface KafkaTrigger {
  /** The brokers, each as `host:port`, separated by commas. */
  readonly url: string;
  /** The topic. */
  readonly topic: string;
  /** The message, made of values from events: each is put at its `dest` into a JSON object. */
  readonly payload: readonly TriggerParameter[];
  /** The key of the message. Messages with the same key keep their order. Absent: none. */
  readonly partitioningKey?: string;
  /**
   * The number of the partition. It has no effect.
   *
   * @deprecated use `partitioningKey`
   */
  readonly partition?: Int32;
  /** Fixed headers of the message. */
  readonly headers?: { readonly [key: string]: string };
  /** Headers with values from Secrets and ConfigMaps. */
  readonly secureHeaders?: readonly SecureHeader[];
  /**
   * How many brokers must have the message: 1 the first, -1 all that are in sync. 0 and absent mean all.
   *
   * @default -1
   */
  readonly requiredAcks?: Int32;
  /**
   * Compresses messages with Snappy.
   *
   * @default false
   */
  readonly compress?: boolean;
  /** How long to collect messages. The number counts nanoseconds, although milliseconds are documented. */
  readonly flushFrequency?: Int32;
  /**
   * The version of the Kafka protocol to speak. Newer versions know more: headers need 0.11.
   *
   * @default "1.0.0"
   */
  readonly version?: string;
  /** How to log in. */
  readonly sasl?: SASLConfig;
  /** Encodes the payload as Avro, with the schema that `schemaId` names. */
  readonly schemaRegistry?: SchemaRegistryConfig;
  /**
   * Which certificates to show. Absent: the connection is not encrypted. The broker's certificate is not verified in
   * any case.
   */
  readonly tls?: TLSConfig;
  /**
   * Values from events that are put into this kind's fields: paths such as `topic`. The controller does not validate
   * them.
   */
  readonly parameters?: readonly TriggerParameter[];
}
