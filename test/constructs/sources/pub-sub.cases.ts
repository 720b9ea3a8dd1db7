import { PubSubEvent, type PubSubEventOptions } from '../../../constructs';
import { declared, dependency, key } from './declared';

const orders = { projectID: 'acme', subscriptionID: 'orders-eventloom' };

describe('PubSubEvent', () => {
  it('needs a subscription, and takes bodies for JSON', () => {
    expect(declared(PubSubEvent.messages(orders))).toEqual({ ...orders, jsonBody: true });
    expect(declared(PubSubEvent.bytes({ subscriptionID: 'orders' }))).toEqual({ subscriptionID: 'orders' });
  });

  it('reaches every field of the kind', () => {
    const fields = {
      topic: 'orders',
      topicProjectID: 'shop',
      credentialSecret: key('google'),
      deleteSubscriptionOnFinish: true,
      metadata: { stage: 'test' },
    };
    expect(declared(PubSubEvent.bytes({ ...orders, ...fields, filter: 'id != ""' }))).toEqual({
      ...orders,
      ...fields,
      filter: { expression: 'id != ""' },
    });
  });

  it('listens to the topic of the registry', () => {
    expect(declared(PubSubEvent.artifactRegistry(orders))).toEqual({ ...orders, topic: 'gcr', jsonBody: true });
    expect(declared(PubSubEvent.artifactRegistry({ ...orders, topic: 'mirror' }))?.topic).toBe('mirror');
  });

  it('knows the payload', () => {
    const order = dependency(PubSubEvent.messages<{ readonly id: string }>(orders));
    expect([order.data('body.id'), order.data('attributes.trace')]).toHaveLength(2);
    // @ts-expect-error an order has an id
    order.data('body.number');
    // @ts-expect-error the body is a text
    dependency(PubSubEvent.bytes(orders)).data('body.id');
    dependency(PubSubEvent.artifactRegistry(orders)).data('body.tag');
    // @ts-expect-error the registry says tag
    dependency(PubSubEvent.artifactRegistry(orders)).data('body.image');
  });

  it.each<[PubSubEventOptions, string]>([
    [{ subscriptionID: '' }, "an event of kind pubSub needs 'subscriptionID', which is an empty text"],
    [{ ...orders, topicProjectID: 'shop' }, "'topicProjectID' of an event of kind pubSub belongs to a 'topic'"],
    [{ subscriptionID: 'projects/acme/subscriptions/orders' }, "are names alone, without 'projects/'"],
    [{ ...orders, topic: 'projects/acme/topics/orders' }, "are names alone, without 'projects/'"],
  ])('refuses %j', (options, message) => {
    expect(() => PubSubEvent.messages(options)).toThrow(message);
  });
});
