import type { NATSTrigger } from '../../src/model/triggers/nats';
import { checkFilled, checkFixed, type FieldsOf, FieldsTrigger, type Message } from './declaration';

/** @see NatsTrigger.publish */
export type NatsTriggerOptions = FieldsOf<NATSTrigger>;

/** Sends messages to NATS. */
export class NatsTrigger extends FieldsTrigger {
  /**
   * Publishes a message. Values of events may stand in it, and in the subject.
   * @throws EventloomError `bad-value` without an address, a subject or a message.
   */
  static publish(options: NatsTriggerOptions, message: Message): NatsTrigger {
    checkFilled('nats', options, 'url', 'subject');
    checkFixed('nats', options, 'url', 'auth', 'tls');
    return new NatsTrigger('nats', options, message);
  }
}
