import { RedisStreamEvent, type RedisStreamEventOptions } from '../../../constructs';
import { declared, dependency, key } from './declared';

const orders = { hostAddress: 'redis:6379', streams: ['orders'] };

describe('RedisStreamEvent', () => {
  it('needs a server and streams', () => {
    expect(declared(RedisStreamEvent.entries(orders))).toEqual(orders);
  });

  it('reaches every field of the kind', () => {
    const fields = {
      consumerGroup: 'shop',
      maxMsgCountPerRead: 50,
      db: 1,
      username: 'reader',
      password: key('password'),
      tls: { caCertSecret: key('ca') },
      metadata: { stage: 'test' },
    };
    expect(declared(RedisStreamEvent.entries({ ...orders, ...fields, filter: 'stream == "orders"' }))).toEqual({
      ...orders,
      ...fields,
      filter: { expression: 'stream == "orders"' },
    });
  });

  it('knows the fields of an entry', () => {
    const order = dependency(RedisStreamEvent.entries<'id' | 'total'>(orders));
    expect([order.data('values.id'), order.data('message_id')]).toHaveLength(2);
    // @ts-expect-error an order has an id and a total
    order.data('values.number');
    dependency(RedisStreamEvent.entries(orders)).data('values.anything');
  });

  it.each<[RedisStreamEventOptions, string]>([
    [{ ...orders, streams: [] }, "an event of kind redisStream needs 'streams', which is an empty list"],
    [{ ...orders, consumerGroup: '' }, "needs 'consumerGroup', which is an empty text"],
    [{ ...orders, maxMsgCountPerRead: 0 }, "'maxMsgCountPerRead' of an event of kind redisStream is 0"],
    [{ ...orders, tls: {} }, "'tls' of an event of kind redisStream says nothing"],
  ])('refuses %j', (options, message) => {
    expect(() => RedisStreamEvent.entries(options)).toThrow(message);
  });
});
