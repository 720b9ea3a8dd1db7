import { AzureQueueStorageEvent, type AzureQueueStorageEventOptions } from '../../../constructs';
import { declared, dependency, key } from './declared';

const orders = { queueName: 'orders', storageAccountName: 'acme' };

describe('AzureQueueStorageEvent', () => {
  it('needs a queue and its account, and takes bodies for JSON', () => {
    expect(declared(AzureQueueStorageEvent.messages(orders))).toEqual({ ...orders, jsonBody: true });
    expect(declared(AzureQueueStorageEvent.bytes(orders))).toEqual(orders);
  });

  it('reaches every field of the kind', () => {
    const fields = {
      queueName: 'orders',
      connectionString: key('connection'),
      decodeMessage: true,
      dlq: true,
      waitTimeInSeconds: 10,
      metadata: { stage: 'test' },
    };
    expect(declared(AzureQueueStorageEvent.messages({ ...fields, filter: 'body.id > 0' }))).toEqual({
      ...fields,
      jsonBody: true,
      filter: { expression: 'body.id > 0' },
    });
  });

  it('knows the payload', () => {
    const order = dependency(AzureQueueStorageEvent.messages<{ readonly id: string }>(orders));
    expect([order.data('body.id'), order.data('messageID')]).toHaveLength(2);
    // @ts-expect-error an order has an id
    order.data('body.number');
    // @ts-expect-error the body is a text
    dependency(AzureQueueStorageEvent.bytes(orders)).data('body.id');
  });

  it.each<[AzureQueueStorageEventOptions, string]>([
    [{ ...orders, queueName: '' }, "needs 'queueName', which is an empty text"],
    [{ queueName: 'orders' }, "takes one of 'connectionString' or 'storageAccountName', and none of them is there"],
    [{ ...orders, connectionString: key('a') }, "and it has 'connectionString' and 'storageAccountName'"],
    [{ ...orders, waitTimeInSeconds: 0 }, "'waitTimeInSeconds' of an event of kind azureQueueStorage is 0"],
  ])('refuses %j', (options, message) => {
    expect(() => AzureQueueStorageEvent.messages(options)).toThrow(message);
  });
});
