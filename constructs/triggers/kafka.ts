import type { SecretKeySelector } from '../../src/model/kubernetes';
import type { ValueFromSource } from '../../src/model/secure-header';
import type { KafkaTrigger as Kafka } from '../../src/model/triggers/kafka';
import { checkFilled, checkFixed, type FieldsOf, FieldsTrigger, type Message } from './declaration';
import { secureHeadersOf } from './secure-headers';

/** @see KafkaTrigger.send */
export interface KafkaTriggerOptions extends FieldsOf<Kafka, 'url' | 'secureHeaders'> {
  /** The brokers: `'kafka:9092'`, several in a list. */
  readonly url: string | readonly string[];
  /** Headers with values from Secrets and ConfigMaps, by name: a key of a Secret, or upstream's `valueFrom`. @default - none */
  readonly secureHeaders?: { readonly [name: string]: SecretKeySelector | ValueFromSource };
}

/** Sends messages to Kafka. Upstream counts one as sent before a broker has it. */
export class KafkaTrigger extends FieldsTrigger {
  /**
   * Sends a message. Values of events may stand in it, and in the topic, the key and the headers.
   * @throws EventloomError `bad-value` without a broker, a topic or a message.
   */
  static send(options: KafkaTriggerOptions, message: Message): KafkaTrigger {
    const { url, secureHeaders, ...fields } = options;
    checkFilled('kafka', options, 'url', 'topic');
    checkFixed('kafka', options, 'url', 'tls', 'sasl', 'schemaRegistry', 'version');
    return new KafkaTrigger(
      'kafka',
      { url: [url].flat().join(','), ...fields, secureHeaders: secureHeadersOf(secureHeaders) },
      message,
    );
  }
}
