import type { PulsarPayload } from '../../src/model/payloads/messages';
import type { PulsarEventSource } from '../../src/model/sources/pulsar';
import { type ConnectionOptions, checkNoPassword, connectionOf } from './connection';
import { bad, checkFilled, checkTogether, type FieldsOf, filterOf, plain } from './declaration';
import type { EventOptions } from './endpoint';
import { SourceEvent } from './source-event';

/** @see PulsarEvent */
export interface PulsarEventOptions extends FieldsOf<PulsarEventSource, 'type'>, ConnectionOptions, EventOptions {
  /** Whether one reader has the subscription for itself, or several divide it. @default 'exclusive' */
  readonly type?: PulsarEventSource['type'];
}

/**
 * Messages of Apache Pulsar topics. The subscription is named like the event, and a message is acknowledged even if its event could not be
 * published.
 *
 * All factories throw EventloomError `bad-value` for two ways to log in, or half of one.
 */
export class PulsarEvent<P> extends SourceEvent<'pulsar', P> {
  /** Messages that are JSON of type `Body`. Others are dropped. Upstream's `jsonBody: true`. */
  static messages<Body = unknown>(options: PulsarEventOptions): PulsarEvent<PulsarPayload<Body>> {
    return new PulsarEvent(options, true);
  }

  /** Messages of any content; the body of the event is base64 text. Upstream's `jsonBody: false`. */
  static bytes(options: PulsarEventOptions): PulsarEvent<PulsarPayload> {
    return new PulsarEvent(options, false);
  }

  private constructor(options: PulsarEventOptions, jsonBody: boolean) {
    const { filter, tls, connectionBackoff, type = 'exclusive', ...fields } = options;
    checkFilled('pulsar', fields, 'url', 'topics');
    checkNoPassword('pulsar', 'url', fields.url, 'give an authTokenSecret');
    checkTogether('pulsar', fields, 'authAthenzParams', 'authAthenzSecret');
    if (fields.authTokenSecret && fields.authAthenzSecret) {
      throw bad("an event of kind pulsar has an 'authTokenSecret' and an 'authAthenzSecret'; give one of them");
    }
    super(
      'pulsar',
      plain({
        ...fields,
        ...connectionOf('pulsar', { tls, connectionBackoff }),
        type,
        jsonBody: jsonBody || undefined,
        filter: filterOf(filter),
      }),
    );
  }
}
