import { Duration } from 'cdk8s';
import { NatsEvent, type NatsEventOptions } from '../../../constructs';
import { declared, dependency, key } from './declared';

const orders = { url: 'nats://nats:4222', subject: 'orders.>' };

describe('NatsEvent', () => {
  it('needs a server and a subject, and takes bodies for JSON', () => {
    expect(declared(NatsEvent.messages(orders))).toEqual({ ...orders, jsonBody: true });
    expect(declared(NatsEvent.bytes(orders))).toEqual(orders);
  });

  it('reaches every field of the kind', () => {
    const fields = {
      queue: 'shop',
      auth: { basic: { username: key('user'), password: key('password') } },
      tls: { enabled: true },
      metadata: { stage: 'test' },
    };
    const connectionBackoff = { duration: Duration.millis(1500) };
    expect(declared(NatsEvent.messages({ ...orders, ...fields, connectionBackoff, filter: 'subject != ""' }))).toEqual({
      ...orders,
      ...fields,
      jsonBody: true,
      connectionBackoff: { duration: '1500ms' },
      filter: { expression: 'subject != ""' },
    });
  });

  it('knows the payload', () => {
    const order = dependency(NatsEvent.messages<{ readonly id: string }>(orders));
    expect([order.data('body.id'), order.data('header.Trace.0'), order.data('subject')]).toHaveLength(3);
    // @ts-expect-error an order has an id
    order.data('body.number');
    // @ts-expect-error the body is a text
    dependency(NatsEvent.bytes(orders)).data('body.id');
  });

  it.each<[NatsEventOptions, string]>([
    [{ ...orders, subject: '' }, "an event of kind nats needs 'subject', which is an empty text"],
    [{ ...orders, queue: '' }, "an event of kind nats needs 'queue', which is an empty text"],
    [{ ...orders, url: 'nats://me:pass@nats:4222' }, "'url' of an event of kind nats holds a password"],
    [{ ...orders, auth: {} }, "takes one of 'basic', 'token', 'nkey' or 'credential', and none of them is there"],
    [{ ...orders, auth: { token: key('a'), nkey: key('b') } }, "and it has 'token' and 'nkey'"],
  ])('refuses %j', (options, message) => {
    expect(() => NatsEvent.messages(options)).toThrow(message);
  });

  it('repeats no password in what it says', () => {
    expect(() => NatsEvent.bytes({ ...orders, url: 'nats://me:hunter2@nats:4222' })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('hunter2') }),
    );
  });
});
