import type { RedisStreamPayload } from '../../src/model/payloads/messages';
import type { RedisStreamEventSource } from '../../src/model/sources/redis-stream';
import { type TlsOptions, tlsOf } from './connection';
import { checkFilled, checkInteger, type FieldsOf, filterOf, plain } from './declaration';
import type { EventOptions } from './endpoint';
import { SourceEvent } from './source-event';

/** @see RedisStreamEvent */
export interface RedisStreamEventOptions extends FieldsOf<RedisStreamEventSource>, TlsOptions, EventOptions {}

/** Entries of Redis streams, read as a consumer group. The streams must exist; a new group begins with the entries that come from now on. */
export class RedisStreamEvent<P> extends SourceEvent<'redisStream', P> {
  /**
   * New entries. Their fields are texts, under `values`: `RedisStreamEvent.entries<'id' | 'total'>(...)` says which there are.
   * @throws EventloomError `bad-value` without a server or streams.
   */
  static entries<Field extends string = string>(
    options: RedisStreamEventOptions,
  ): RedisStreamEvent<RedisStreamPayload<{ readonly [F in Field]: string }>> {
    return new RedisStreamEvent(options);
  }

  private constructor(options: RedisStreamEventOptions) {
    const { filter, tls, ...fields } = options;
    checkFilled('redisStream', fields, 'hostAddress', 'streams');
    if (fields.consumerGroup !== undefined) checkFilled('redisStream', fields, 'consumerGroup');
    checkInteger("'db' of an event of kind redisStream", fields.db, 0, 2 ** 31 - 1);
    checkInteger("'maxMsgCountPerRead' of an event of kind redisStream", fields.maxMsgCountPerRead, 1, 2 ** 31 - 1);
    super('redisStream', plain({ ...fields, ...tlsOf('redisStream', { tls }), filter: filterOf(filter) }));
  }
}
