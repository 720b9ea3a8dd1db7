import { createSign, generateKeyPairSync } from 'node:crypto';
import type { SNSEventSource } from '../../src/model/sources/sns';
import { goHeader } from '../../src/sources/go-header';
import { snsEndpoint } from '../../src/sources/sns';
import type { Receipt } from '../../src/sources/source';
import { selfSigned } from './certificate';

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
const certificate = selfSigned('sns.amazonaws.com', keys);

const topicArn = 'arn:aws:sns:eu-west-1:1:t';
const webhook = { endpoint: '/sns', port: '12000', method: 'POST' };
const now = Date.parse('2030-01-01T00:00:00Z');
let asked: string[] = [];
let served: (url: string) => { status: number; body: Buffer };

beforeEach(() => {
  asked = [];
  served = () => ({ status: 200, body: Buffer.from(certificate) });
});

function receive(body: string, source: Partial<SNSEventSource> = {}): Promise<Receipt> {
  const endpoint = snsEndpoint(
    { topicArn, region: 'eu-west-1', webhook, ...source },
    {
      secrets: { value: () => Promise.reject(new Error('no secrets')) },
      now: () => now,
      get: async (url) => {
        asked.push(url);
        return served(url);
      },
    },
  );
  const header = goHeader(['x-amz-sns-message-type', 'Notification']);
  return endpoint.receive({ method: 'POST', query: '', address: '', header, body: async () => Buffer.from(body) });
}

const notification = {
  Type: 'Notification',
  MessageId: 'm1',
  TopicArn: topicArn,
  Subject: 'Hello',
  Message: '{"a":1}',
  Timestamp: '2030-01-01T00:00:00.000Z',
  SigningCertURL: 'https://sns.eu-west-1.amazonaws.com/cert.pem',
};

function sign(message: Record<string, string>, version: '1' | '2' = '1'): string {
  const names = ['Message', 'MessageId', 'Subject', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'];
  const text = names.flatMap((name) => (message[name] === undefined ? [] : [`${name}\n${message[name]}\n`])).join('');
  const signature = createSign(version === '1' ? 'RSA-SHA1' : 'RSA-SHA256')
    .update(text)
    .sign(keys.privateKey, 'base64');
  return JSON.stringify({ ...message, SignatureVersion: version, Signature: signature });
}

describe('Amazon SNS', () => {
  it.each(['1', '2'] as const)('is known by its signature of version %s', async (version) => {
    const receipt = await receive(sign(notification, version), { validateSignature: true });
    expect(receipt).toMatchObject({ authentication: 'sns signature', deliveryId: 'm1' });
    expect(receipt).toHaveProperty('data');
  });

  it('is not whoever changes a signed message', async () => {
    for (const field of ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type']) {
      const changed = {
        ...(JSON.parse(sign(notification)) as Record<string, string>),
        [field]: field === 'Timestamp' ? '2030-01-01T00:00:01.000Z' : 'Other',
      };
      const receipt = await receive(JSON.stringify(changed), { validateSignature: true });
      expect(receipt).toMatchObject({ status: 400, text: 'failed to verify the signature' });
    }
  });

  it.each([
    'http://sns.eu-west-1.amazonaws.com/cert.pem',
    'https://sns.eu-west-1.amazonaws.com:8443/cert.pem',
    'https://sns.eu-west-1.amazonaws.com.evil.example/cert.pem',
    'https://evil.example/sns.eu-west-1.amazonaws.com/cert.pem',
    'https://sns.eu-west-1.amazonaws.com@evil.example/cert.pem',
    'file:///etc/passwd',
    'nonsense',
    '',
  ])('is not asked for its certificate at %s', async (url) => {
    const receipt = await receive(sign({ ...notification, SigningCertURL: url }), { validateSignature: true });
    expect(receipt).toMatchObject({ status: 400, text: expect.stringContaining('failed to verify SigningCertURL') });
    expect(asked).toEqual([]);
  });

  it('is refused when its certificate cannot be read', async () => {
    const source = { validateSignature: true };
    const other = { ...notification, SigningCertURL: 'https://sns.eu-west-2.amazonaws.com/cert.pem' };
    for (const answer of [
      { status: 404, body: Buffer.alloc(0) },
      { status: 200, body: Buffer.from('nonsense') },
    ]) {
      served = () => answer;
      expect(await receive(sign(other), source)).toMatchObject({ status: 400 });
    }
  });

  it('gets its subscription confirmed where the definition says, whatever the message says', async () => {
    const message = {
      ...notification,
      Type: 'SubscriptionConfirmation',
      Token: 't&Action=DeleteTopic',
      TopicArn: 'arn:aws:sns:eu-west-1:1:other',
      SubscribeURL: 'https://evil.example/',
    };
    expect(await receive(JSON.stringify(message))).toMatchObject({ status: 200, text: '' });
    const [url] = asked.map((text) => new URL(text));
    expect(url?.origin).toBe('https://sns.eu-west-1.amazonaws.com');
    expect(Object.fromEntries(url?.searchParams ?? [])).toEqual({
      Action: 'ConfirmSubscription',
      Token: 't&Action=DeleteTopic',
      TopicArn: topicArn,
      Version: '2010-03-31',
    });
  });

  it('is confirmed in China, and at an endpoint of one’s own', async () => {
    const body = JSON.stringify({ ...notification, Type: 'SubscriptionConfirmation', Token: 't' });
    await receive(body, { region: 'cn-north-1' });
    await receive(body, { endpoint: 'http://localstack:4566/' });
    expect(asked.map((url) => new URL(url).origin)).toEqual([
      'https://sns.cn-north-1.amazonaws.com.cn',
      'http://localstack:4566',
    ]);
  });

  it.each([
    ['true', 'json: cannot unmarshal bool into Go value of type awssns.httpNotification'],
    ['{"type":[]}', 'json: cannot unmarshal array into Go struct field httpNotification.Type of type string'],
    [
      '{"UnsubscribeURL":{}}',
      'json: cannot unmarshal object into Go struct field httpNotification.UnsubscribeURL of type string',
    ],
    ['{"Timestamp":"2021-01-02 03:04:05"}', ''],
    ['{"Timestamp":1}', ''],
    ['{"a":1e400}', ''],
  ])('cannot be %s', async (body, reason) => {
    const text = expect.stringContaining(`error unmarshaling JSON: while decoding JSON: ${reason}`);
    expect(await receive(body)).toMatchObject({ status: 400, text });
  });

  it('names its fields without regard to case', async () => {
    expect(await receive('{"type":"Notification","MESSAGEID":7}')).toMatchObject({ deliveryId: '7' });
  });

  it.each([
    ['AA==AA==', 4],
    ['AAA', 0],
    ['AA=', 3],
    ['AA=A', 2],
    ['A===', 1],
    ['AAAAA\u00e9', 5],
    ['AAAAAA-A', 6],
  ])('is told where its signature %s stops being base64', async (Signature, at) => {
    const receipt = await receive(JSON.stringify({ ...notification, Signature }), { validateSignature: true });
    expect(receipt).toMatchObject({ status: 400, text: expect.stringMatching(new RegExp(`input byte ${at}$`)) });
  });

  it('is told when the subscription could not be confirmed', async () => {
    served = () => ({ status: 403, body: Buffer.alloc(0) });
    const body = JSON.stringify({ ...notification, Type: 'SubscriptionConfirmation', Token: 't' });
    expect(await receive(body)).toMatchObject({ status: 400 });
  });
});
