import { EmitterEvent, type EmitterEventOptions } from '../../../constructs';
import { declared, dependency, key } from './declared';

const orders = { broker: 'tcp://emitter:8080', channelName: 'orders/', channelKey: 'reader' };

describe('EmitterEvent', () => {
  it('needs a broker and a channel, and takes bodies for JSON', () => {
    expect(declared(EmitterEvent.messages(orders))).toEqual({ ...orders, jsonBody: true });
    expect(declared(EmitterEvent.bytes(orders))).toEqual(orders);
  });

  it('reaches every field of the kind', () => {
    const fields = {
      username: key('user'),
      password: key('password'),
      tls: { caCertSecret: key('ca') },
      metadata: { stage: 'test' },
    };
    const event = EmitterEvent.bytes({ ...orders, ...fields, connectionBackoff: { steps: 3 }, filter: 'topic != ""' });
    expect(declared(event)).toEqual({
      ...orders,
      ...fields,
      connectionBackoff: { steps: 3 },
      filter: { expression: 'topic != ""' },
    });
  });

  it('knows the payload', () => {
    const order = dependency(EmitterEvent.messages<{ readonly id: string }>(orders));
    expect([order.data('body.id'), order.data('topic')]).toHaveLength(2);
    // @ts-expect-error an order has an id
    order.data('body.number');
    // @ts-expect-error the body is a text
    dependency(EmitterEvent.bytes(orders)).data('body.id');
  });

  it.each<[EmitterEventOptions, string]>([
    [{ ...orders, channelKey: '' }, "an event of kind emitter needs 'channelKey', which is an empty text"],
    [{ ...orders, username: key('user') }, "'password' is missing"],
    [{ ...orders, tls: {} }, "'tls' of an event of kind emitter says nothing"],
  ])('refuses %j', (options, message) => {
    expect(() => EmitterEvent.messages(options)).toThrow(message);
  });
});
