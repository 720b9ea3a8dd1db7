import { AmqpEvent, type AmqpEventOptions } from '../../../constructs';
import { declared, dependency, key } from './declared';

const orders = {
  url: 'amqp://rabbitmq:5672',
  exchangeName: 'shop',
  exchangeType: 'topic',
  routingKey: 'orders.#',
} as const;

describe('AmqpEvent', () => {
  it('needs an exchange and a routing key, and takes bodies for JSON', () => {
    expect(declared(AmqpEvent.messages(orders))).toEqual({ ...orders, jsonBody: true });
    expect(declared(AmqpEvent.bytes(orders))).toEqual(orders);
  });

  it('keeps the defaults of what a given part leaves out', () => {
    const event = AmqpEvent.bytes({
      ...orders,
      exchangeDeclare: { autoDelete: true },
      queueDeclare: { name: 'orders', durable: true },
      consume: { consumerTag: 'shop' },
    });
    expect(declared(event)).toEqual({
      ...orders,
      exchangeDeclare: { durable: true, autoDelete: true },
      queueDeclare: { name: 'orders', durable: true, exclusive: false },
      consume: { consumerTag: 'shop', autoAck: true },
    });
    expect(declared(AmqpEvent.bytes({ ...orders, queueDeclare: { autoDelete: true } }))?.queueDeclare).toEqual({
      autoDelete: true,
      exclusive: true,
    });
  });

  it('reaches every field of the kind', () => {
    const { url: _, ...exchange } = orders;
    const fields = {
      ...exchange,
      urlSecret: key('url'),
      auth: { username: key('user'), password: key('password') },
      exchangeDeclare: { durable: false, autoDelete: true, internal: true, noWait: true },
      queueBind: { noWait: true },
      consume: { autoAck: true, exclusive: true, consumerTag: 'shop', noLocal: true, noWait: true },
      tls: { enabled: true },
      metadata: { stage: 'test' },
    } as const;
    const queue = { name: 'orders', durable: true, exclusive: true, autoDelete: true, noWait: true };
    const event = AmqpEvent.messages({
      ...fields,
      queueDeclare: { ...queue, arguments: { 'x-queue-type': 'quorum' } },
      connectionBackoff: { steps: 3 },
      filter: 'routingKey != ""',
    });
    expect(declared(event)).toEqual({
      ...fields,
      queueDeclare: { ...queue, arguments: '{"x-queue-type":"quorum"}' },
      connectionBackoff: { steps: 3 },
      jsonBody: true,
      filter: { expression: 'routingKey != ""' },
    });
  });

  it('knows the payload', () => {
    const order = dependency(AmqpEvent.messages<{ readonly id: string }>(orders));
    expect([order.data('body.id'), order.data('routingKey')]).toHaveLength(2);
    // @ts-expect-error an order has an id
    order.data('body.number');
    // @ts-expect-error the body is a text
    dependency(AmqpEvent.bytes(orders)).data('body.id');
  });

  it.each<[AmqpEventOptions, string]>([
    [{ ...orders, exchangeName: '' }, "an event of kind amqp needs 'exchangeName', which is an empty text"],
    [{ ...orders, routingKey: '' }, "an event of kind amqp needs 'routingKey', which is an empty text"],
    [{ ...orders, urlSecret: key('url') }, "takes one of 'url' or 'urlSecret', and it has 'url' and 'urlSecret'"],
    [{ ...orders, url: undefined }, 'and none of them is there'],
    [{ ...orders, url: 'amqp://me:pass@rabbitmq' }, "'url' of an event of kind amqp holds a password"],
    [{ ...orders, tls: {} }, "'tls' of an event of kind amqp says nothing"],
  ])('refuses %j', (options, message) => {
    expect(() => AmqpEvent.messages(options)).toThrow(message);
  });

  it('refuses never to acknowledge a message', () => {
    // @ts-expect-error false is not even offered
    expect(() => AmqpEvent.messages({ ...orders, consume: { autoAck: false } })).toThrow(
      "'autoAck' is false, and Argo Events would never acknowledge a message",
    );
  });
});
