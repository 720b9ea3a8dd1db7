import { RedisEvent, type RedisEventOptions } from '../../../constructs';
import { declared, dependency, key } from './declared';

const orders = { hostAddress: 'redis:6379', channels: ['orders'] };

describe('RedisEvent', () => {
  it('needs a server and channels, and takes bodies for JSON', () => {
    expect(declared(RedisEvent.messages(orders))).toEqual({ ...orders, jsonBody: true });
    expect(declared(RedisEvent.text(orders))).toEqual(orders);
  });

  it('fills in the namespace that upstream asks for beside a password', () => {
    const password = key('password');
    expect(declared(RedisEvent.text({ ...orders, password }))).toEqual({ ...orders, password, namespace: 'default' });
  });

  it('reaches every field of the kind', () => {
    const fields = {
      db: 1,
      username: 'reader',
      password: key('password'),
      namespace: 'shop',
      tls: { caCertSecret: key('ca') },
      metadata: { stage: 'test' },
    };
    expect(declared(RedisEvent.text({ ...orders, ...fields, filter: 'channel == "orders"' }))).toEqual({
      ...orders,
      ...fields,
      filter: { expression: 'channel == "orders"' },
    });
  });

  it('knows the payload', () => {
    const order = dependency(RedisEvent.messages<{ readonly id: string }>(orders));
    expect([order.data('body.id'), order.data('channel')]).toHaveLength(2);
    // @ts-expect-error an order has an id
    order.data('body.number');
    // @ts-expect-error the body is a text
    dependency(RedisEvent.text(orders)).data('body.id');
  });

  it.each<[RedisEventOptions, string]>([
    [{ ...orders, channels: [] }, "an event of kind redis needs 'channels', which is an empty list"],
    [
      { ...orders, channels: ['orders.*'] },
      "'orders.*' is a pattern, and Argo Events takes it for the name of a channel",
    ],
    [{ ...orders, db: -1 }, "'db' of an event of kind redis is -1; use a whole number from 0"],
    [{ ...orders, tls: {} }, "'tls' of an event of kind redis says nothing"],
  ])('refuses %j', (options, message) => {
    expect(() => RedisEvent.messages(options)).toThrow(message);
  });
});
