import type { EmitterPayload } from '../../src/model/payloads/messages';
import type { EmitterEventSource } from '../../src/model/sources/emitter';
import { type ConnectionOptions, connectionOf } from './connection';
import { checkFilled, checkTogether, type FieldsOf, filterOf, plain } from './declaration';
import type { EventOptions } from './endpoint';
import { SourceEvent } from './source-event';

/** @see EmitterEvent */
export interface EmitterEventOptions extends FieldsOf<EmitterEventSource>, ConnectionOptions, EventOptions {}

/**
 * Messages of a channel of the Emitter broker. Its `channelKey` stands in the manifest: upstream takes no Secret for it, so give it a key that
 * may only read.
 *
 * All factories throw EventloomError `bad-value` for half a login.
 */
export class EmitterEvent<P> extends SourceEvent<'emitter', P> {
  /** Messages that are JSON of type `Body`. Others are dropped. Upstream's `jsonBody: true`. */
  static messages<Body = unknown>(options: EmitterEventOptions): EmitterEvent<EmitterPayload<Body>> {
    return new EmitterEvent(options, true);
  }

  /** Messages of any content; the body of the event is base64 text. Upstream's `jsonBody: false`. */
  static bytes(options: EmitterEventOptions): EmitterEvent<EmitterPayload> {
    return new EmitterEvent(options, false);
  }

  private constructor(options: EmitterEventOptions, jsonBody: boolean) {
    const { filter, tls, connectionBackoff, ...fields } = options;
    checkFilled('emitter', fields, 'broker', 'channelName', 'channelKey');
    checkTogether('emitter', fields, 'username', 'password');
    const connection = connectionOf('emitter', { tls, connectionBackoff });
    super('emitter', plain({ ...fields, ...connection, jsonBody: jsonBody || undefined, filter: filterOf(filter) }));
  }
}
