import type { NatsPayload } from '../../src/model/payloads/messages';
import type { NATSEventsSource } from '../../src/model/sources/nats';
import { type ConnectionOptions, checkNoPassword, connectionOf } from './connection';
import { checkFilled, checkOneOf, type FieldsOf, filterOf, plain } from './declaration';
import type { EventOptions } from './endpoint';
import { SourceEvent } from './source-event';

/** @see NatsEvent */
export interface NatsEventOptions extends FieldsOf<NATSEventsSource>, ConnectionOptions, EventOptions {}

/**
 * Messages of a NATS subject, without JetStream: what arrives while the event source is down is lost.
 *
 * All factories throw EventloomError `bad-value` for a password in the address, and for two ways to log in.
 */
export class NatsEvent<P> extends SourceEvent<'nats', P> {
  /** Messages that are JSON of type `Body`. Others are dropped. Upstream's `jsonBody: true`. */
  static messages<Body = unknown>(options: NatsEventOptions): NatsEvent<NatsPayload<Body>> {
    return new NatsEvent(options, true);
  }

  /** Messages of any content; the body of the event is base64 text. Upstream's `jsonBody: false`. */
  static bytes(options: NatsEventOptions): NatsEvent<NatsPayload> {
    return new NatsEvent(options, false);
  }

  private constructor(options: NatsEventOptions, jsonBody: boolean) {
    const { filter, tls, connectionBackoff, ...fields } = options;
    checkFilled('nats', fields, 'url', 'subject');
    if (fields.queue !== undefined) checkFilled('nats', fields, 'queue');
    checkNoPassword('nats', 'url', fields.url, 'give auth.basic');
    if (fields.auth) checkOneOf('nats', fields.auth, 'basic', 'token', 'nkey', 'credential');
    const connection = connectionOf('nats', { tls, connectionBackoff });
    super('nats', plain({ ...fields, ...connection, jsonBody: jsonBody || undefined, filter: filterOf(filter) }));
  }
}
