import { PulsarEvent, type PulsarEventOptions } from '../../../constructs';
import { declared, dependency, key } from './declared';

const orders = { url: 'pulsar://pulsar:6650', topics: ['orders'] };

describe('PulsarEvent', () => {
  it('needs topics, fills in the type that upstream asks for, and takes bodies for JSON', () => {
    expect(declared(PulsarEvent.messages(orders))).toEqual({ ...orders, type: 'exclusive', jsonBody: true });
    expect(declared(PulsarEvent.bytes(orders))).toEqual({ ...orders, type: 'exclusive' });
  });

  it('reaches every field of the kind', () => {
    const fields = {
      type: 'shared',
      authAthenzParams: { tenantDomain: 'shop' },
      authAthenzSecret: key('athenz'),
      tlsTrustCertsSecret: key('ca'),
      tlsAllowInsecureConnection: true,
      tlsValidateHostname: true,
      tls: { clientCertSecret: key('crt'), clientKeySecret: key('key') },
      metadata: { stage: 'test' },
    } as const;
    const event = PulsarEvent.bytes({ ...orders, ...fields, connectionBackoff: { steps: 3 }, filter: 'key != ""' });
    expect(declared(event)).toEqual({
      ...orders,
      ...fields,
      connectionBackoff: { steps: 3 },
      filter: { expression: 'key != ""' },
    });
    const authTokenSecret = key('token');
    expect(declared(PulsarEvent.bytes({ ...orders, authTokenSecret }))).toMatchObject({ authTokenSecret });
  });

  it('knows the payload', () => {
    const order = dependency(PulsarEvent.messages<{ readonly id: string }>(orders));
    expect([order.data('body.id'), order.data('publishTime')]).toHaveLength(2);
    // @ts-expect-error an order has an id
    order.data('body.number');
    // @ts-expect-error the body is a text
    dependency(PulsarEvent.bytes(orders)).data('body.id');
  });

  it.each<[PulsarEventOptions, string]>([
    [{ ...orders, topics: [] }, "an event of kind pulsar needs 'topics', which is an empty list"],
    [{ ...orders, authAthenzParams: {} }, "'authAthenzSecret' is missing"],
    [
      { ...orders, authTokenSecret: key('a'), authAthenzParams: {}, authAthenzSecret: key('b') },
      "has an 'authTokenSecret' and an 'authAthenzSecret'",
    ],
    [{ ...orders, tls: {} }, "'tls' of an event of kind pulsar says nothing"],
  ])('refuses %j', (options, message) => {
    expect(() => PulsarEvent.messages(options)).toThrow(message);
  });
});
