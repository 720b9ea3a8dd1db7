import { NsqEvent, type NsqEventOptions } from '../../../constructs';
import { declared, dependency, key } from './declared';

const orders = { hostAddress: 'nsqlookupd:4161', topic: 'orders', channel: 'eventloom' };

describe('NsqEvent', () => {
  it('needs a topic and a channel, and takes bodies for JSON', () => {
    expect(declared(NsqEvent.messages(orders))).toEqual({ ...orders, jsonBody: true });
    expect(declared(NsqEvent.bytes(orders))).toEqual(orders);
  });

  it('reaches every field of the kind', () => {
    const fields = { tls: { caCertSecret: key('ca') }, metadata: { stage: 'test' } };
    const event = NsqEvent.bytes({ ...orders, ...fields, connectionBackoff: { steps: 3 }, filter: 'timestamp != ""' });
    expect(declared(event)).toEqual({
      ...orders,
      ...fields,
      connectionBackoff: { steps: 3 },
      filter: { expression: 'timestamp != ""' },
    });
  });

  it('knows the payload', () => {
    const order = dependency(NsqEvent.messages<{ readonly id: string }>(orders));
    expect([order.data('body.id'), order.data('nsqdAddress')]).toHaveLength(2);
    // @ts-expect-error an order has an id
    order.data('body.number');
    // @ts-expect-error the body is a text
    dependency(NsqEvent.bytes(orders)).data('body.id');
  });

  it.each<[NsqEventOptions, string]>([
    [{ ...orders, channel: '' }, "an event of kind nsq needs 'channel', which is an empty text"],
    [{ ...orders, hostAddress: 'http://nsqlookupd:4161' }, "'http://nsqlookupd:4161' is no address of nsqlookupd"],
    [{ ...orders, topic: 'new orders' }, "'new orders' is no name of a topic or channel of NSQ"],
    [{ ...orders, tls: {} }, "'tls' of an event of kind nsq says nothing"],
  ])('refuses %j', (options, message) => {
    expect(() => NsqEvent.messages(options)).toThrow(message);
  });
});
