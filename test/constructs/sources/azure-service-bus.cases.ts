import { AzureServiceBusEvent, type AzureServiceBusEventOptions } from '../../../constructs';
import { declared, dependency, key } from './declared';

const orders = { queueName: 'orders', fullyQualifiedNamespace: 'acme.servicebus.windows.net' };
const connection = { connectionString: key('connection') };

describe('AzureServiceBusEvent', () => {
  it('reads a queue, loses nothing, and takes bodies for JSON', () => {
    expect(declared(AzureServiceBusEvent.messages(orders))).toEqual({ ...orders, deferDelete: true, jsonBody: true });
    expect(declared(AzureServiceBusEvent.bytes(orders))).toEqual({ ...orders, deferDelete: true });
  });

  it('reaches every field of the kind', () => {
    const fields = {
      ...connection,
      topicName: 'orders',
      subscriptionName: 'eventloom',
      deferDelete: false,
      tls: { enabled: true },
      metadata: { stage: 'test' },
    };
    expect(declared(AzureServiceBusEvent.bytes({ ...fields, filter: 'subject != ""' }))).toEqual({
      ...fields,
      filter: { expression: 'subject != ""' },
    });
  });

  it('knows the payload', () => {
    const order = dependency(AzureServiceBusEvent.messages<{ readonly id: string }>(orders));
    expect([order.data('body.id'), order.data('sequenceNumber')]).toHaveLength(2);
    // @ts-expect-error an order has an id
    order.data('body.number');
    // @ts-expect-error the body is a text
    dependency(AzureServiceBusEvent.bytes(orders)).data('body.id');
  });

  it.each<[AzureServiceBusEventOptions, string]>([
    [
      { queueName: 'orders' },
      "takes one of 'connectionString' or 'fullyQualifiedNamespace', and none of them is there",
    ],
    [connection, "takes one of 'queueName' or 'topicName', and none of them is there"],
    [{ ...orders, topicName: 'orders' }, "and it has 'queueName' and 'topicName'"],
    [{ ...orders, subscriptionName: 'x' }, "and it has 'queueName' and 'subscriptionName'"],
    [{ ...connection, topicName: 'orders' }, "needs 'subscriptionName', which is missing"],
    [{ ...orders, queueName: '' }, "needs 'queueName', which is an empty text"],
    [{ ...orders, tls: {} }, "'tls' of an event of kind azureServiceBus says nothing"],
  ])('refuses %j', (options, message) => {
    expect(() => AzureServiceBusEvent.messages(options)).toThrow(message);
  });
});
