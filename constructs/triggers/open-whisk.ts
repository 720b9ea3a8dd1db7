import type { OpenWhiskTrigger as OpenWhisk } from '../../src/model/triggers/open-whisk';
import { checkFilled, checkFixed, type FieldsOf, FieldsTrigger, type Message } from './declaration';

/** @see OpenWhiskTrigger.invoke */
export type OpenWhiskTriggerOptions = FieldsOf<OpenWhisk>;

/** Calls Apache OpenWhisk. */
export class OpenWhiskTrigger extends FieldsTrigger {
  /**
   * Calls an action and waits for it. Values of events may stand in the input, and in all texts.
   * @throws EventloomError `bad-value` without a host, an action or an input.
   */
  static invoke(options: OpenWhiskTriggerOptions, input: Message): OpenWhiskTrigger {
    checkFilled('openWhisk', options, 'host', 'actionName');
    checkFixed('openWhisk', options, 'authToken');
    return new OpenWhiskTrigger('openWhisk', options, input);
  }
}
