import { type GuardSettings, guardSettings, guardsOf } from '../../src/language/guards';

const prefixed = (annotations: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(annotations).map(([name, value]) => [`eventloom.dev/${name}`, value]));

const settings = (annotations: Record<string, unknown>): GuardSettings => guardSettings(prefixed(annotations), 'push');

const signed = { 'signature-secret': 'hook/key', 'signature-header': 'X-Sig' };
const signature = {
  secret: { name: 'hook', key: 'key' },
  header: 'X-Sig',
  algorithm: 'sha256',
  encoding: 'hex',
  prefix: '',
  text: '{body}',
};

const ipv4 = (address: string, bits = 32): object => ({ address, bits, version: 4 });

describe('the guards of an event', () => {
  it.each<[Record<string, unknown>, object]>([
    [{}, {}],
    [{ traceparent: 'x', tracestate: 'y' }, {}],
    [{ 'allowed-addresses': '192.0.2.1' }, { allowedAddresses: [ipv4('192.0.2.1')] }],
    [{ 'allowed-addresses': '' }, { allowedAddresses: [] }],
    [
      { 'allowed-addresses': ' 192.0.2.0/24 , ,10.0.0.0/0,10.0.0.1/32,' },
      { allowedAddresses: [ipv4('192.0.2.0', 24), ipv4('10.0.0.0', 0), ipv4('10.0.0.1')] },
    ],
    [
      { 'trusted-proxies': '2001:db8::/32,::1,::/128' },
      {
        trustedProxies: [
          { address: '2001:db8::', bits: 32, version: 6 },
          { address: '::1', bits: 128, version: 6 },
          { address: '::', bits: 128, version: 6 },
        ],
      },
    ],
    [{ 'rate-limit': '100/s' }, { rateLimit: { requests: 100, perMs: 1000 } }],
    [{ 'rate-limit': ' 1/m ' }, { rateLimit: { requests: 1, perMs: 60_000 } }],
    [{ 'rate-limit': '999999999/h' }, { rateLimit: { requests: 999_999_999, perMs: 3_600_000 } }],
    [{ deduplicate: 'X-Id' }, { deduplicate: 'X-Id' }],
    [{ deduplicate: 'true' }, { deduplicate: true }],
    [{ deduplicate: 'false' }, {}],
    [{ deduplicate: '' }, {}],
    [signed, { signature }],
    [
      {
        ...signed,
        'signature-algorithm': 'sha512',
        'signature-encoding': 'base64url',
        'signature-prefix': 'v1=',
        'signature-text': 'a{body}',
      },
      { signature: { ...signature, algorithm: 'sha512', encoding: 'base64url', prefix: 'v1=', text: 'a{body}' } },
    ],
    [
      { ...signed, 'signature-algorithm': 'sha1', 'signature-encoding': 'base64' },
      { signature: { ...signature, algorithm: 'sha1', encoding: 'base64' } },
    ],
    [
      { ...signed, 'signature-algorithm': 'sha384', 'signature-encoding': 'hex' },
      { signature: { ...signature, algorithm: 'sha384' } },
    ],
    [{ 'timestamp-header': 'X-Time' }, { timestamp: { header: 'X-Time', prefix: '', toleranceMs: 300_000 } }],
    [
      { 'timestamp-header': 'X-Time', 'timestamp-tolerance': '1ms', 'timestamp-prefix': 't=' },
      { timestamp: { header: 'X-Time', prefix: 't=', toleranceMs: 1 } },
    ],
    [
      { 'timestamp-header': 'X-Time', 'timestamp-tolerance': '1ns' },
      { timestamp: { header: 'X-Time', prefix: '', toleranceMs: 0 } },
    ],
    [
      { ...signed, 'timestamp-header': 'X-Time', 'signature-text': '{timestamp}.{body}' },
      {
        signature: { ...signature, text: '{timestamp}.{body}' },
        timestamp: { header: 'X-Time', prefix: '', toleranceMs: 300_000 },
      },
    ],
    [
      { 'token-header': 'X-Token', 'token-secret': 'a.b/c-d' },
      { token: { header: 'X-Token', secret: { name: 'a.b', key: 'c-d' } } },
    ],
    [{ 'rate-limit.push': '1/s', 'rate-limit': '2/s' }, { rateLimit: { requests: 1, perMs: 1000 } }],
    [{ 'rate-limit.other': '1/s', 'rate-limit': '2/s' }, { rateLimit: { requests: 2, perMs: 1000 } }],
    [{ 'rate-limit.other': 'x' }, {}],
  ])('%j are read', (annotations, read) => {
    expect(settings(annotations)).toEqual(read);
  });

  it.each<[Record<string, unknown>, string]>([
    [{ 'rate-limits': '1/s' }, 'there is no annotation eventloom.dev/rate-limits of an EventSource; there are allowed'],
    [{ '': '1/s' }, 'there is no annotation eventloom.dev/ of'],
    [{ 'traceparent.push': 'x' }, 'there is no annotation eventloom.dev/traceparent.push'],
    [{ 'rate-limit': 5 }, 'the annotation eventloom.dev/rate-limit is 5, it has to be a text, in quotes'],
    [{ deduplicate: true }, 'eventloom.dev/deduplicate is true, it has to be a text'],
    [{ 'allowed-addresses': null }, 'eventloom.dev/allowed-addresses is null, it has to be a text'],
    [{ 'allowed-addresses': 'x' }, 'eventloom.dev/allowed-addresses is "x", it has to be ranges of addresses'],
    [{ 'allowed-addresses': '192.0.2.0/33' }, 'is "192.0.2.0/33"'],
    [{ 'allowed-addresses': '192.0.2.0/' }, 'is "192.0.2.0/"'],
    [{ 'allowed-addresses': '192.0.2.0/ 8' }, 'is "192.0.2.0/ 8"'],
    [{ 'allowed-addresses': '192.0.2.0/-1' }, 'is "192.0.2.0/-1"'],
    [{ 'allowed-addresses': '192.0.2.0/8/8' }, 'is "192.0.2.0/8/8"'],
    [{ 'allowed-addresses': '192.0.2/8' }, 'is "192.0.2/8"'],
    [{ 'allowed-addresses': '::1/129' }, 'is "::1/129"'],
    [{ 'trusted-proxies': '10.0.0.1,proxy' }, 'eventloom.dev/trusted-proxies is "proxy"'],
    [{ 'rate-limit': '0/s' }, 'eventloom.dev/rate-limit is "0/s", it has to be a number and a time'],
    [{ 'rate-limit': '-1/s' }, 'is "-1/s"'],
    [{ 'rate-limit': '1/d' }, 'is "1/d"'],
    [{ 'rate-limit': '1' }, 'is "1"'],
    [{ 'rate-limit': '1/s/s' }, 'is "1/s/s"'],
    [{ 'rate-limit': '1000000000/s' }, 'is "1000000000/s"'],
    [{ 'rate-limit': '' }, 'is ""'],
    [{ 'timestamp-tolerance': '5m' }, 'eventloom.dev/timestamp-header is missing, it has to be the header that holds'],
    [{ 'timestamp-header': 'X', 'timestamp-tolerance': '5' }, 'eventloom.dev/timestamp-tolerance is "5"'],
    [{ 'timestamp-header': 'X', 'timestamp-tolerance': '0s' }, 'eventloom.dev/timestamp-tolerance is "0s"'],
    [{ 'timestamp-header': 'X', 'timestamp-tolerance': '-5m' }, 'eventloom.dev/timestamp-tolerance is "-5m"'],
    [{ 'signature-secret': 'a/b' }, 'eventloom.dev/signature-header is missing'],
    [{ 'signature-header': 'X' }, 'eventloom.dev/signature-secret is missing, it has to be the name and the key'],
    [{ ...signed, 'signature-secret': 'a' }, 'eventloom.dev/signature-secret is "a"'],
    [{ ...signed, 'signature-secret': 'a/b/c' }, 'eventloom.dev/signature-secret is "a/b/c"'],
    [{ ...signed, 'signature-secret': '/b' }, 'eventloom.dev/signature-secret is "/b"'],
    [{ ...signed, 'signature-secret': 'a b/c' }, 'eventloom.dev/signature-secret is "a b/c"'],
    [{ ...signed, 'signature-text': '{Body}' }, 'eventloom.dev/signature-text is "{Body}", it has to be a text with'],
    [{ ...signed, 'signature-text': '{timestamp}{body}' }, 'eventloom.dev/timestamp-header is missing'],
    [{ ...signed, 'signature-algorithm': 'md5' }, 'is "md5", it has to be one of sha256, sha1, sha384, sha512'],
    [{ ...signed, 'signature-encoding': 'HEX' }, 'is "HEX", it has to be one of hex, base64, base64url'],
    [{ 'token-secret': 'a/b' }, 'eventloom.dev/token-header is missing'],
    [{ 'token-header': 'X' }, 'eventloom.dev/token-secret is missing'],
    [{ 'token-header': 'X', 'token-secret': 'a/' }, 'eventloom.dev/token-secret is "a/"'],
  ])('%j are refused', (annotations, message) => {
    const refusal = { code: 'bad-definition', message: expect.stringContaining(message) };
    expect(() => settings(annotations)).toThrow(expect.objectContaining(refusal));
  });

  it('leaves annotations of others alone', () => {
    expect(guardSettings({ 'example.com/rate-limit': 5, 'rate-limit': 'x' }, 'push')).toEqual({});
  });

  it('knows what tells deliveries apart, unless senders of the kind do not', () => {
    const annotations = prefixed({ deduplicate: 'true' });
    expect(guardsOf({ key: 'github', name: 'push' }, annotations)).toEqual({ deduplicate: true });
    for (const key of ['gerrit', 'storageGrid', 'webhook'] as const) {
      const refusal = expect.objectContaining({
        code: 'bad-definition',
        message: expect.stringContaining('eventloom.dev/deduplicate is "true", it has to be the name of a header'),
      });
      expect(() => guardsOf({ key, name: 'push' }, annotations)).toThrow(refusal);
      expect(guardsOf({ key, name: 'push' }, prefixed({ deduplicate: 'X-Id' }))).toEqual({ deduplicate: 'X-Id' });
      expect(guardsOf({ key, name: 'push' }, prefixed({ 'deduplicate.other': 'true' }))).toEqual({});
    }
  });
});
