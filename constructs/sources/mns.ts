import type { MnsPayload } from '../../src/model/payloads/messages';
import type { MNSEventSource } from '../../src/model/sources/mns';
import { checkFilled, type FieldsOf, filterOf, plain } from './declaration';
import type { EventOptions } from './endpoint';
import { SourceEvent } from './source-event';

/** @see MnsEvent */
export interface MnsEventOptions extends FieldsOf<MNSEventSource>, Omit<EventOptions, 'metadata'> {}

/** Messages of a queue of Alibaba Cloud's Message Service. A message is deleted even if its event could not be published. */
export class MnsEvent extends SourceEvent<'mns', MnsPayload> {
  /**
   * Messages of any content; the body of the event is the text of the message, even if it holds JSON.
   * @throws EventloomError `bad-value` without a queue, its endpoint or the keys.
   */
  static text(options: MnsEventOptions): MnsEvent {
    return new MnsEvent(options);
  }

  private constructor({ filter, ...fields }: MnsEventOptions) {
    checkFilled('mns', fields, 'queue', 'endpoint', 'accessKey', 'secretKey');
    super('mns', plain({ ...fields, filter: filterOf(filter) }));
  }
}
