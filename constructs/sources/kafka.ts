import type { KafkaConsumerGroup } from '../../src/model/kafka-client';
import type { KafkaPayload } from '../../src/model/payloads/messages';
import type { KafkaEventSource } from '../../src/model/sources/kafka';
import { type ConnectionOptions, connectionOf } from './connection';
import { bad, checkFilled, checkInteger, checkOneOf, type FieldsOf, filterOf, plain } from './declaration';
import type { EventOptions } from './endpoint';
import { SourceEvent } from './source-event';

/** @see KafkaEvent */
export interface KafkaEventOptions
  extends FieldsOf<KafkaEventSource, 'url' | 'consumerGroup' | 'partition' | 'schemaRegistry'>,
    ConnectionOptions,
    EventOptions {
  /** The brokers: `'kafka:9092'`, several in a list. */
  readonly url: string | readonly string[];
  /**
   * Reads all partitions as a member of a group, and remembers how far: its name, or all about it. Give either this or `partition`. A new
   * group begins with the messages that come from now on, unless it says `oldest: true`.
   */
  readonly consumerGroup?: string | (KafkaConsumerGroup & { readonly groupName: string });
  /** Reads one partition, from the newest message on at each start: what arrives in between is lost. */
  readonly partition?: number;
}

/** @see KafkaEvent.messages */
export interface KafkaMessageOptions extends KafkaEventOptions {
  /** The registry of the schemas, for messages in Avro: they become JSON. @default - messages are JSON */
  readonly schemaRegistry?: KafkaEventSource['schemaRegistry'];
}

/**
 * Messages of a Kafka topic.
 *
 * All factories throw EventloomError `bad-value` unless there is a consumer group or a partition, and for two ways to log in.
 */
export class KafkaEvent<P> extends SourceEvent<'kafka', P> {
  /** Messages that are JSON of type `Body`, or Avro with a schema registry. Others are skipped. Upstream's `jsonBody: true`. */
  static messages<Body = unknown>(options: KafkaMessageOptions): KafkaEvent<KafkaPayload<Body>> {
    return new KafkaEvent(options, true);
  }

  /** Messages of any content; the body of the event is base64 text. Upstream's `jsonBody: false`. */
  static bytes(options: KafkaEventOptions): KafkaEvent<KafkaPayload> {
    return new KafkaEvent(options, false);
  }

  private constructor(options: KafkaMessageOptions, jsonBody: boolean) {
    const { filter, tls, connectionBackoff, url, consumerGroup, partition, ...fields } = options;
    checkFilled('kafka', options, 'url', 'topic');
    checkOneOf('kafka', options, 'consumerGroup', 'partition');
    checkInteger("'partition' of an event of kind kafka", partition, 0, 2 ** 31 - 1);
    if (fields.sasl && fields.awsMskIamAuth) {
      throw bad("an event of kind kafka has 'sasl' and 'awsMskIamAuth', and 'sasl' would be ignored; give one of them");
    }
    super(
      'kafka',
      plain({
        ...fields,
        ...connectionOf('kafka', { tls, connectionBackoff }),
        url: typeof url === 'string' ? url : url.join(','),
        consumerGroup: consumerGroup === undefined ? undefined : groupOf(consumerGroup),
        partition: partition?.toString(),
        jsonBody: jsonBody || undefined,
        filter: filterOf(filter),
      }),
    );
  }
}

function groupOf(group: NonNullable<KafkaEventOptions['consumerGroup']>): KafkaConsumerGroup {
  const all = typeof group === 'string' ? { groupName: group } : group;
  checkFilled('kafka', all, 'groupName');
  return all;
}
