import { createHmac } from 'node:crypto';
import { type GuardSettings, guardSettings } from '../../../src/language/guards';
import { goHeader } from '../../../src/sources/go-header';
import { type Guarded, guard } from '../../../src/sources/guard/guard';
import { BodyTooLarge, type Receipt } from '../../../src/sources/source';
import { webhookEndpoint } from '../../../src/sources/webhook';

const key = 'k3y';
const context = { endpoint: '/a', port: '12000', method: 'POST', maxPayloadSize: 100 };
let now = Date.parse('2026-05-01T10:00:00Z');

const settings = (annotations: Record<string, string>): GuardSettings =>
  guardSettings(
    Object.fromEntries(Object.entries(annotations).map(([name, value]) => [`eventloom.dev/${name}`, value])),
    'push',
  );

function guarded(annotations: Record<string, string>, value = key): Guarded {
  const secrets = { value: async () => Buffer.from(value) };
  return guard(webhookEndpoint(context), settings(annotations), 'lab/hooks/push', { secrets, now: () => now });
}

function receive({ endpoint }: Guarded, headers: Record<string, string>, body = '{"a":1}'): Promise<Receipt> {
  const bytes = Buffer.from(body);
  return endpoint.receive({
    method: 'POST',
    query: '',
    address: '192.0.2.7',
    header: goHeader(Object.entries(headers).flat()),
    body: async (limit) => {
      if (bytes.length > limit) throw new BodyTooLarge();
      return bytes;
    },
  });
}

const hmac = (text: string, algorithm = 'sha256', encoding: 'hex' | 'base64' = 'hex'): string =>
  createHmac(algorithm, key).update(text).digest(encoding);

describe('an empty secret', () => {
  it('lets nobody pass', async () => {
    const token = guarded({ 'token-secret': 'hook/key', 'token-header': 'x-token' }, '');
    await expect(receive(token, {})).rejects.toMatchObject({ code: 'secret-missing' });
    const signature = guarded({ 'signature-secret': 'hook/key', 'signature-header': 'x-signature' }, '');
    const signed = createHmac('sha256', '').update('{"a":1}').digest('hex');
    await expect(receive(signature, { 'X-Signature': signed })).rejects.toMatchObject({ code: 'secret-missing' });
  });
});

describe('a signature', () => {
  const asked = { 'signature-secret': 'hook/key', 'signature-header': 'x-signature', 'signature-prefix': 'sha256=' };

  it('lets exactly the bytes pass that were signed', async () => {
    const under = guarded(asked);
    const right = hmac('{"a":1}');
    expect(await receive(under, { 'X-Signature': `sha256=${right}` })).toMatchObject({
      authentication: 'sha256 signature',
    });
    for (const wrong of [`sha256=${right}00`, right, `sha256=${hmac('{"a":2}')}`, 'sha256=', '', `sha1=${right}`]) {
      const refused = await receive(under, { 'X-Signature': wrong });
      expect(refused).toEqual({ status: 401, text: 'signature check failed' });
    }
    expect(await receive(under, {})).toMatchObject({ status: 401 });
  });

  it('may be another HMAC, in another encoding', async () => {
    const under = guarded({
      ...asked,
      'signature-algorithm': 'sha512',
      'signature-encoding': 'base64',
      'signature-prefix': '',
    });
    expect(await receive(under, { 'X-Signature': hmac('{"a":1}', 'sha512', 'base64') })).toHaveProperty('data');
    expect(await receive(under, { 'X-Signature': hmac('{"a":1}') })).toMatchObject({ status: 401 });
  });

  it('may cover the time, as Stripe does, while two keys are in use', async () => {
    const under = guarded({
      'signature-secret': 'stripe/key',
      'signature-header': 'Stripe-Signature',
      'signature-prefix': 'v1=',
      'signature-text': '{timestamp}.{body}',
      'timestamp-header': 'Stripe-Signature',
      'timestamp-prefix': 't=',
    });
    const at = Math.floor(now / 1000);
    const right = hmac(`${at}.{"a":1}`);
    expect(await receive(under, { 'Stripe-Signature': `t=${at},v1=${hmac('other')},v1=${right}` })).toHaveProperty(
      'data',
    );
    expect(await receive(under, { 'Stripe-Signature': `t=${at - 1},v1=${right}` })).toMatchObject({ status: 401 });
    const old = at - 301;
    const late = { 'Stripe-Signature': `t=${old},v1=${hmac(`${old}.{"a":1}`)}` };
    expect(await receive(under, late)).toEqual({ status: 401, text: 'the timestamp is missing, old or ahead' });
  });

  it('is not looked for in a body that is too large', async () => {
    await expect(receive(guarded(asked), { 'X-Signature': 'sha256=00' }, `"${'x'.repeat(100)}"`)).rejects.toThrow(
      BodyTooLarge,
    );
  });
});

describe('a time', () => {
  const under = guarded({ 'timestamp-header': 'X-Time', 'timestamp-tolerance': '1m' });

  it.each([
    ['2026-05-01T10:00:30Z', true],
    ['2026-05-01T09:59:30+00:00', true],
    ['2026-05-01T10:01:01Z', false],
    [String(Date.parse('2026-05-01T10:00:00Z')), true],
    [String(Date.parse('2026-05-01T10:00:00Z') / 1000 - 59), true],
    [String(Date.parse('2026-05-01T10:00:00Z') / 1000 - 61), false],
    ['yesterday', false],
    ['', false],
  ])('%s is near: %s', async (time, isNear) => {
    expect('data' in (await receive(under, { 'X-Time': time }))).toBe(isNear);
  });
});

describe('a token', () => {
  it('has to be the one that the secret holds', async () => {
    const under = guarded({ 'token-header': 'X-Gitlab-Token', 'token-secret': 'gitlab/token' });
    expect(await receive(under, { 'x-gitlab-token': key })).toMatchObject({ authentication: 'token' });
    for (const wrong of ['', 'k3', 'k3yy']) {
      expect(await receive(under, { 'x-gitlab-token': wrong })).toEqual({ status: 401, text: 'invalid token' });
    }
  });
});

describe('equal deliveries', () => {
  it('get equal event ids, other ones others, and none a new one', async () => {
    const under = guarded({ deduplicate: 'X-Delivery' });
    const [one, again, other, none] = await Promise.all(
      ['1', '1', '2', ''].map((id) => receive(under, { 'X-Delivery': id })),
    );
    expect(one).toMatchObject({ eventId: expect.stringMatching(/^[0-9a-f]{32}$/) });
    expect(again).toEqual(one);
    expect(other).not.toEqual(one);
    expect(none).not.toHaveProperty('eventId');
  });
});

describe('addresses', () => {
  const header = (forwarded?: string): ReturnType<typeof goHeader> =>
    goHeader(forwarded === undefined ? [] : ['x-forwarded-for', forwarded]);

  it.each([
    ['192.0.2.7', undefined, true],
    ['::ffff:192.0.2.7', undefined, true],
    ['198.51.100.1', undefined, false],
    ['2001:db8::5', undefined, true],
    ['2001:db9::5', undefined, false],
    ['', undefined, false],
    ['198.51.100.1', '192.0.2.7', false],
    ['10.0.0.9', '192.0.2.7', true],
    ['10.0.0.9', '192.0.2.7, 198.51.100.1', false],
    ['10.0.0.9', '198.51.100.1, 192.0.2.7, 10.1.1.1', true],
    ['10.0.0.9', 'nonsense', false],
    ['10.0.0.9', undefined, false],
  ])('%s on behalf of %s may send: %s', (address, forwarded, mayPass) => {
    const { admit } = guarded({ 'allowed-addresses': '192.0.2.0/24, 2001:db8::/32', 'trusted-proxies': '10.0.0.0/8' });
    expect(admit({ address, header: header(forwarded) }) === undefined).toBe(mayPass);
  });
});

describe('a rate', () => {
  it('lets so many pass at once, then so many in the time, and says when to come again', () => {
    const { admit } = guarded({ 'rate-limit': '3/m' });
    const ask = (): number => admit({ address: '', header: goHeader([]) })?.status ?? 200;
    expect([ask(), ask(), ask(), ask()]).toEqual([200, 200, 200, 429]);
    expect(admit({ address: '', header: goHeader([]) })).toMatchObject({ headers: { 'Retry-After': '20' } });
    now += 20_000;
    expect([ask(), ask()]).toEqual([200, 429]);
    now -= 3_600_000;
    expect(ask()).toBe(429);
    now += 20_000;
    expect(ask()).toBe(200);
  });
});

describe('annotations', () => {
  it('of one event come before those of all', () => {
    const annotations = { 'eventloom.dev/rate-limit': '1/s', 'eventloom.dev/rate-limit.push': '2/h', other: 'x' };
    expect(guardSettings(annotations, 'push')).toEqual({ rateLimit: { requests: 2, perMs: 3_600_000 } });
    expect(guardSettings(annotations, 'tag')).toEqual({ rateLimit: { requests: 1, perMs: 1000 } });
    expect(guardSettings({ 'eventloom.dev/traceparent': '00-a-b-01' }, 'push')).toEqual({});
  });

  it.each([
    [{ 'rate-limit': 'fast' }, /a number and a time, such as 100\/s/],
    [{ 'rate-limit': '0/s' }, /a number and a time/],
    [{ 'rate-limits': '1/s' }, /there is no annotation eventloom.dev\/rate-limits/],
    [{ 'signature-header': 'X' }, /signature-secret is missing/],
    [{ 'signature-secret': 'a/b' }, /signature-header is missing/],
    [{ 'signature-secret': 'a', 'signature-header': 'X' }, /the name and the key of a Secret/],
    [{ 'signature-secret': 'a/b', 'signature-header': 'X', 'signature-algorithm': 'md5' }, /one of sha256/],
    [{ 'signature-secret': 'a/b', 'signature-header': 'X', 'signature-text': '{timestamp}' }, /\{body\} in it/],
    [{ 'signature-secret': 'a/b', 'signature-header': 'X', 'signature-text': '{timestamp}{body}' }, /signed time/],
    [{ 'timestamp-tolerance': '5m' }, /timestamp-header is missing/],
    [{ 'timestamp-header': 'X', 'timestamp-tolerance': '5' }, /a duration such as 5m/],
    [{ 'token-header': 'X' }, /token-secret is missing/],
    [{ 'allowed-addresses': '192.0.2.0/33' }, /ranges of addresses/],
    [{ 'allowed-addresses': 'example.org' }, /ranges of addresses/],
  ])('%j are refused', (annotations, message) => {
    expect(() => guarded(annotations as Record<string, string>)).toThrow(message);
  });
});
