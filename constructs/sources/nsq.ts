import type { NsqPayload } from '../../src/model/payloads/messages';
import type { NSQEventSource } from '../../src/model/sources/nsq';
import { type ConnectionOptions, connectionOf } from './connection';
import { bad, checkFilled, type FieldsOf, filterOf, plain } from './declaration';
import type { EventOptions } from './endpoint';
import { SourceEvent } from './source-event';

/** @see NsqEvent */
export interface NsqEventOptions extends FieldsOf<NSQEventSource>, ConnectionOptions, EventOptions {}

/**
 * Messages of a channel of NSQ, found through nsqlookupd. A message whose event could not be published comes again.
 *
 * All factories throw EventloomError `bad-value` for an address with a scheme, and for names that NSQ does not take.
 */
export class NsqEvent<P> extends SourceEvent<'nsq', P> {
  /** Messages that are JSON of type `Body`. Others come again and again. Upstream's `jsonBody: true`. */
  static messages<Body = unknown>(options: NsqEventOptions): NsqEvent<NsqPayload<Body>> {
    return new NsqEvent(options, true);
  }

  /** Messages of any content; the body of the event is base64 text. Upstream's `jsonBody: false`. */
  static bytes(options: NsqEventOptions): NsqEvent<NsqPayload> {
    return new NsqEvent(options, false);
  }

  private constructor(options: NsqEventOptions, jsonBody: boolean) {
    const { filter, tls, connectionBackoff, ...fields } = options;
    checkFilled('nsq', fields, 'hostAddress', 'topic', 'channel');
    if (fields.hostAddress.includes('/')) {
      throw bad(
        `'${fields.hostAddress}' is no address of nsqlookupd; write its host and HTTP port alone: 'nsqlookupd:4161'`,
      );
    }
    for (const name of [fields.topic, fields.channel]) {
      if (/^[.a-zA-Z0-9_-]{1,64}(#ephemeral)?$/.test(name)) continue;
      throw bad(
        `'${name}' is no name of a topic or channel of NSQ; use at most 64 letters, digits, dots, dashes and underscores`,
      );
    }
    const connection = connectionOf('nsq', { tls, connectionBackoff });
    super('nsq', plain({ ...fields, ...connection, jsonBody: jsonBody || undefined, filter: filterOf(filter) }));
  }
}
