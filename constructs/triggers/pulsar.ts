import type { PulsarTrigger as Pulsar } from '../../src/model/triggers/pulsar';
import type { RetryStrategy } from '../trigger';
import { backoffOf } from '../trigger';
import { checkFilled, checkFixed, checkTogether, type FieldsOf, FieldsTrigger, type Message } from './declaration';

/** @see PulsarTrigger.send */
export interface PulsarTriggerOptions extends FieldsOf<Pulsar, 'connectionBackoff'> {
  /** How often to try to connect, and how long to wait in between. @default - five times, a second or two apart */
  readonly connectionBackoff?: RetryStrategy;
}

/** Sends messages to Apache Pulsar. */
export class PulsarTrigger extends FieldsTrigger {
  /**
   * Sends a message, in which values of events may stand.
   * @throws EventloomError `bad-value` without an address, a topic or a message, or for half a login through Athenz.
   */
  static send(options: PulsarTriggerOptions, message: Message): PulsarTrigger {
    const { connectionBackoff, ...fields } = options;
    checkFilled('pulsar', options, 'url', 'topic');
    checkTogether('pulsar', options, 'authAthenzParams', 'authAthenzSecret');
    checkFixed('pulsar', options, 'url', 'topic', 'authAthenzParams');
    const backoff = connectionBackoff ? { connectionBackoff: backoffOf(connectionBackoff) } : {};
    return new PulsarTrigger('pulsar', { ...fields, ...backoff }, message);
  }
}
