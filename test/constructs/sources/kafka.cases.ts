import { Duration } from 'cdk8s';
import { KafkaEvent, type KafkaEventOptions } from '../../../constructs';
import { declared, dependency, key } from './declared';

const orders = { url: 'kafka:9092', topic: 'orders', consumerGroup: 'shop' };

describe('KafkaEvent', () => {
  it('reads a topic as a member of a group', () => {
    expect(declared(KafkaEvent.messages(orders))).toEqual({
      url: 'kafka:9092',
      topic: 'orders',
      consumerGroup: { groupName: 'shop' },
      jsonBody: true,
    });
  });

  it('reads one partition', () => {
    expect(declared(KafkaEvent.bytes({ url: ['a:9092', 'b:9092'], topic: 'orders', partition: 0 }))).toEqual({
      url: 'a:9092,b:9092',
      topic: 'orders',
      partition: '0',
    });
  });

  it('reaches every field of the kind', () => {
    const sasl = { mechanism: 'SCRAM-SHA-512', userSecret: key('user'), passwordSecret: key('password') } as const;
    const schemaRegistry = { url: 'https://registry', auth: { username: key('u'), password: key('p') } };
    const consumerGroup = { groupName: 'shop', oldest: true, rebalanceStrategy: 'sticky' } as const;
    const fields = {
      consumerGroup,
      limitEventsPerSecond: 10,
      version: '3.5.0',
      config: 'net: {maxOpenRequests: 1}',
      sasl,
      tls: { caCertSecret: key('ca'), clientCertSecret: key('crt'), clientKeySecret: key('key') },
      schemaRegistry,
      metadata: { stage: 'test' },
    };
    const event = KafkaEvent.messages({
      ...orders,
      ...fields,
      filter: 'partition == 0',
      connectionBackoff: { steps: 10, duration: Duration.seconds(2), factor: 2, jitter: 0.5 },
    });
    expect(declared(event)).toEqual({
      url: 'kafka:9092',
      topic: 'orders',
      ...fields,
      jsonBody: true,
      connectionBackoff: { steps: 10, duration: '2s', factor: 2, jitter: 0.5 },
      filter: { expression: 'partition == 0' },
    });
    const awsMskIamAuth = { region: 'eu-west-1' };
    expect(declared(KafkaEvent.messages({ ...orders, awsMskIamAuth }))).toMatchObject({ awsMskIamAuth });
  });

  it('knows the payload', () => {
    const order = dependency(KafkaEvent.messages<{ readonly id: string }>(orders));
    expect([order.data('body.id'), order.data('headers.trace'), order.data('key')]).toHaveLength(3);
    // @ts-expect-error an order has an id
    order.data('body.number');
    // @ts-expect-error the body is a text
    dependency(KafkaEvent.bytes(orders)).data('body.id');
  });

  it.each<[KafkaEventOptions, string]>([
    [{ ...orders, topic: '' }, "an event of kind kafka needs 'topic', which is an empty text"],
    [{ ...orders, url: [] }, "an event of kind kafka needs 'url', which is an empty list"],
    [{ ...orders, url: ['a:9092', ''] }, "'url' of an event of kind kafka holds an empty text"],
    [{ ...orders, consumerGroup: '' }, "needs 'groupName', which is an empty text"],
    [{ url: 'kafka:9092', topic: 'orders' }, "takes one of 'consumerGroup' or 'partition', and none of them is there"],
    [{ ...orders, partition: 1 }, "and it has 'consumerGroup' and 'partition'"],
    [{ url: 'kafka:9092', topic: 'orders', partition: -1 }, "'partition' of an event of kind kafka is -1"],
    [{ ...orders, tls: {} }, "'tls' of an event of kind kafka says nothing"],
    [{ ...orders, tls: { clientKeySecret: key('a') } }, "'clientCertSecret' is missing"],
    [
      { ...orders, sasl: { userSecret: key('a'), passwordSecret: key('b') }, awsMskIamAuth: { region: 'eu-west-1' } },
      "'sasl' would be ignored",
    ],
  ])('refuses %j', (options, message) => {
    expect(() => KafkaEvent.messages(options)).toThrow(message);
  });
});
