import {
  AwsLambdaTrigger,
  AzureEventHubsTrigger,
  AzureServiceBusTrigger,
  CustomTrigger,
  type Dependency,
  EmailTrigger,
  type ITrigger,
  KafkaTrigger,
  LogTrigger,
  NatsTrigger,
  OpenWhiskTrigger,
  PulsarTrigger,
  SlackTrigger,
  WebhookSecret,
} from '../../../constructs';
import type { HeaderPayload } from '../../../src/model/payloads/published';
import { testChart } from '../synthesized';
import { fired, key, type Order } from './fired';

type Placed = Dependency<HeaderPayload<Order>>;

const bus = { connectionString: key('c'), queueName: 'q' };
const kafka = { url: 'kafka:9092', topic: 'orders' };
const lambda = { functionName: 'f', region: 'eu-west-1' };
const mail = { host: 'smtp', port: 25, to: 'a@example.com', subject: 's', body: 'b' };

describe('a trigger that sends a message', () => {
  it.each<[string, (placed: Placed, message: { readonly id: string }) => ITrigger, object]>([
    [
      'awsLambda',
      (_p, m) => AwsLambdaTrigger.invoke({ ...lambda, invocationType: 'Event' }, m),
      { ...lambda, invocationType: 'Event' },
    ],
    [
      'azureEventHubs',
      (_p, m) => AzureEventHubsTrigger.send({ fqdn: 'n', hubName: 'h' }, m),
      { fqdn: 'n', hubName: 'h' },
    ],
    ['azureServiceBus', (_p, m) => AzureServiceBusTrigger.send(bus, m), bus],
    [
      'custom',
      (_p, m) => CustomTrigger.invoke({ serverURL: 's:9', spec: { a: 'b' } }, m),
      { serverURL: 's:9', spec: { a: 'b' } },
    ],
    [
      'kafka',
      (_p, m) => KafkaTrigger.send({ ...kafka, secureHeaders: { t: key('t') } }, m),
      { ...kafka, secureHeaders: [{ name: 't', valueFrom: { secretKeyRef: key('t') } }] },
    ],
    ['nats', (_p, m) => NatsTrigger.publish({ url: 'nats://n', subject: 's' }, m), { url: 'nats://n', subject: 's' }],
    [
      'openWhisk',
      (_p, m) => OpenWhiskTrigger.invoke({ host: 'h', actionName: 'a' }, m),
      { host: 'h', actionName: 'a' },
    ],
    [
      'pulsar',
      (_p, m) => PulsarTrigger.send({ url: 'pulsar://p', topic: 't', connectionBackoff: {} }, m),
      { url: 'pulsar://p', topic: 't', connectionBackoff: { steps: 5, duration: '5s', factor: 2, jitter: 0.2 } },
    ],
  ])('of kind %s says what and where', (kind, make, fields) => {
    const trigger = fired((placed) => make(placed, { id: placed.data('body.id') }));
    const payload = [{ dest: 'id', src: { dependencyName: 'placed', dataKey: 'body.id' } }];
    expect(trigger?.template).toEqual({ name: 'act', [kind]: { ...fields, payload } });
  });

  it('to people puts values of events in as parameters of the trigger', () => {
    const slack = fired((placed) =>
      SlackTrigger.send({
        slackToken: key('t'),
        channel: 'ops',
        message: `order ${placed.data('body.id')}`,
        blocks: [{ type: 'divider' }],
      }),
    );
    expect(slack?.template.slack).toEqual({
      slackToken: key('t'),
      channel: 'ops',
      message: 'order ',
      blocks: '[{"type":"divider"}]',
    });
    expect(slack?.parameters).toEqual([
      { dest: 'slack.message', operation: 'append', src: { dependencyName: 'placed', dataKey: 'body.id' } },
    ]);
    const email = fired((placed) => EmailTrigger.send({ ...mail, to: placed.data('body.customer') }));
    expect(email?.template.email).toEqual({ ...mail, to: ['from-event'] });
    expect(email?.parameters?.[0]?.dest).toBe('email.to.0');
  });

  it('takes a secret that is a construct, and names its key only', () => {
    const smtpPassword = WebhookSecret.existing(testChart(), 'smtp', { key: 'password' });
    const email = fired(() => EmailTrigger.send({ ...mail, smtpPassword }));
    expect(email?.template.email?.smtpPassword).toEqual({ name: 'smtp', key: 'password' });
  });

  it('to a subject of the event does so, too', () => {
    const trigger = fired((p) =>
      NatsTrigger.publish({ url: 'nats://n', subject: p.data('body.customer') }, { a: 'b' }),
    );
    expect(trigger?.parameters?.[0]?.dest).toBe('nats.subject');
  });

  it('to the log says nothing else', () => {
    expect(fired(() => LogTrigger.events())?.template).toEqual({ name: 'act', log: {} });
  });

  it.each<[string, (placed: Placed) => ITrigger]>([
    [
      "needs 'functionName', which is an empty text",
      () => AwsLambdaTrigger.invoke({ ...lambda, functionName: '' }, {}),
    ],
    [
      "'accessKey' and 'secretKey' of a trigger of kind awsLambda only work together, and 'secretKey' is missing",
      () => AwsLambdaTrigger.invoke({ ...lambda, accessKey: key('a') }, {}),
    ],
    [
      'the key would be ignored',
      () => AwsLambdaTrigger.invoke({ ...lambda, accessKey: key('a'), secretKey: key('b'), roleARN: 'r' }, {}),
    ],
    ['the message is empty, and upstream sends this kind an object with fields', () => KafkaTrigger.send(kafka, {})],
    ["needs 'url', which is an empty list", () => KafkaTrigger.send({ ...kafka, url: [] }, { a: 'b' })],
    [
      "has a value of an event in 'url', and upstream keeps the connection",
      (p) => KafkaTrigger.send({ ...kafka, url: p.data('body.customer') }, { a: 'b' }),
    ],
    ["takes either a 'queueName' or a 'topicName'", () => AzureServiceBusTrigger.send({ ...bus, topicName: 't' }, {})],
    ["is 'secure' without a 'certSecret'", () => CustomTrigger.invoke({ serverURL: 's', spec: {}, secure: true })],
    ['has nothing to say', () => SlackTrigger.send({ slackToken: key('t'), channel: 'c' })],
    [
      "has a value of an event in its 'blocks'",
      (p) => SlackTrigger.send({ slackToken: key('t'), channel: 'c', blocks: [{ a: p.data('body.id') }] }),
    ],
    ["'port' of a trigger of kind email is 0", () => EmailTrigger.send({ ...mail, port: 0 })],
    ["needs 'to', which is an empty text", () => EmailTrigger.send({ ...mail, to: '' })],
  ])('is refused when it %s', (message, make) => {
    expect(() => fired(make)).toThrow(message);
  });
});
