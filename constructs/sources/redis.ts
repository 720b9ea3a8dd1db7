import type { RedisPayload } from '../../src/model/payloads/messages';
import type { RedisEventSource } from '../../src/model/sources/redis';
import { type TlsOptions, tlsOf } from './connection';
import { bad, checkFilled, checkInteger, type FieldsOf, filterOf, plain } from './declaration';
import type { EventOptions } from './endpoint';
import { SourceEvent } from './source-event';

/** @see RedisEvent */
export interface RedisEventOptions extends FieldsOf<RedisEventSource, 'namespace'>, TlsOptions, EventOptions {
  /** Without effect; upstream refuses a password without it. @default 'default' when there is a password */
  readonly namespace?: string;
}

/**
 * Messages of Redis channels (PUBLISH and SUBSCRIBE): what arrives while the event source is down is lost.
 *
 * All factories throw EventloomError `bad-value` for a pattern in place of a channel.
 */
export class RedisEvent<P> extends SourceEvent<'redis', P> {
  /** Messages that are JSON of type `Body`. Others are dropped. Upstream's `jsonBody: true`. */
  static messages<Body = unknown>(options: RedisEventOptions): RedisEvent<RedisPayload<Body>> {
    return new RedisEvent(options, true);
  }

  /** Messages of any content; the body of the event is the text itself. Upstream's `jsonBody: false`. */
  static text(options: RedisEventOptions): RedisEvent<RedisPayload> {
    return new RedisEvent(options, false);
  }

  private constructor(options: RedisEventOptions, jsonBody: boolean) {
    const { filter, tls, ...fields } = options;
    checkFilled('redis', fields, 'hostAddress', 'channels');
    checkInteger("'db' of an event of kind redis", fields.db, 0, 2 ** 31 - 1);
    const pattern = fields.channels.find((channel) => /[*?[]/.test(channel));
    if (pattern !== undefined) {
      throw bad(`'${pattern}' is a pattern, and Argo Events takes it for the name of a channel; name each channel`);
    }
    super(
      'redis',
      plain({
        ...fields,
        ...tlsOf('redis', { tls }),
        namespace: fields.namespace ?? (fields.password ? 'default' : undefined),
        jsonBody: jsonBody || undefined,
        filter: filterOf(filter),
      }),
    );
  }
}
