import { Duration } from 'cdk8s';
import * as c from '../../../constructs';
import { type TriggerKey, triggerKeys, triggerKinds } from '../../../src/model/kinds';
import type { HeaderPayload } from '../../../src/model/payloads/published';
import { fired, type Order } from '../triggers/fired';
import { pick, properties, sample, used } from './samples';

type Placed = c.Dependency<HeaderPayload<Order>>;

const key = { name: 'credentials', key: 'key', optional: true };
const tls = { caCertSecret: key, clientCertSecret: key, clientKeySecret: key, enabled: true, insecureSkipVerify: true };
const holds = { apiVersion: 'batch/v1', kind: 'Job' };
const job = { ...holds, metadata: { name: 'invoice' } };
const basic = { username: key, password: key };
const secureHeaders = { a: key, b: { configMapKeyRef: key } };
const git = { url: 'u', filePath: 'f', cloneDirectory: '/c' };

const inOuter = 'values of events become parameters of the trigger, which upstream applies whatever the kind';

/** Fields that the factories do not have, each with the reason. */
const reasons: { readonly [property: string]: string } = {
  'HTTPTrigger.parameters': inOuter,
  'AWSLambdaTrigger.parameters': inOuter,
  'AzureEventHubsTrigger.parameters': inOuter,
  'AzureServiceBusTrigger.parameters': inOuter,
  'KafkaTrigger.parameters': inOuter,
  'PulsarTrigger.parameters': inOuter,
  'NATSTrigger.parameters': inOuter,
  'OpenWhiskTrigger.parameters': inOuter,
  'SlackTrigger.parameters': 'they have no effect',
  'EmailTrigger.parameters': 'they have no effect',
  'S3Artifact.events': 'for event sources',
  'S3Artifact.filter': 'for event sources',
  'S3Artifact.metadata': 'for event sources',
  'S3Filter.prefix': 'for event sources',
  'S3Filter.suffix': 'for event sources',
};

function artifacts(placed: Placed): readonly c.Artifact[] {
  const options = { holds, parameters: { 'metadata.name': placed.data('body.id', { otherwise: '0' }) } };
  const s3 = pick<c.S3ArtifactOptions>()(
    'S3Artifact',
    'endpoint',
    'accessKey',
    'secretKey',
    'region',
    'insecure',
    'caCertificate',
  );
  return [
    c.Artifact.inline('apiVersion: batch/v1\nkind: Job\n', options),
    c.Artifact.s3({ ...s3, bucket: 'b', key: 'k' }, options),
    c.Artifact.git(
      { ...git, branch: 'b', insecureIgnoreHostKey: true, sshKeySecret: key, remote: { name: 'o', urls: ['u'] } },
      options,
    ),
    c.Artifact.git({ ...git, tag: 't', creds: basic }, options),
    c.Artifact.git({ ...git, ref: 'r', githubApp: sample('GithubAppCreds') }, options),
    c.Artifact.url({ path: 'https://example.com', verifyCert: false }, options),
    c.Artifact.configMap(key, options),
    c.Artifact.file('/f', options),
  ];
}

/** Every way to read a value, in a message. */
function message(placed: Placed): object {
  return {
    id: placed.raw('body.id'),
    customer: placed.data('body.customer', { otherwise: 'nobody' }),
    text: placed.template('{{ .Input.body.id }}'),
    at: placed.context('time'),
    day: placed.contextTemplate('{{ .Input.time }}'),
  };
}

const kafka = pick<c.KafkaTriggerOptions>();
const lambda = { functionName: 'f', region: 'r', invocationType: 'Event' } as const;
const bus = { connectionString: key, tls };
const nats = { url: 'nats://n', subject: 's', tls };
const pulsar = pick<c.PulsarTriggerOptions>()(
  'PulsarTrigger',
  'url',
  'topic',
  'authTokenSecret',
  'tlsAllowInsecureConnection',
  'tlsTrustCertsSecret',
  'tlsValidateHostname',
);

const ways: { readonly [K in TriggerKey]: readonly ((placed: Placed) => c.ITrigger)[] } = {
  k8s: [
    (placed) => c.K8sTrigger.create({ ...job, metadata: { name: `a-${placed.data('body.id')}` } }),
    () => c.K8sTrigger.patch(job, { strategy: 'strategic-merge' }),
    (placed) => c.K8sTrigger.update({ ...job, spec: { a: placed.data('body.id') } }, { liveObject: true }),
    ...Array.from(
      { length: 8 },
      (_, index) => (placed: Placed) => c.K8sTrigger.create(artifacts(placed)[index] ?? job),
    ),
  ],
  argoWorkflow: [
    (placed) => c.WorkflowTrigger.stop(placed.data('body.customer'), { args: ['-v'] }),
    ...Array.from({ length: 8 }, (_, index) => (placed: Placed) => {
      const artifact = artifacts(placed)[index];
      return artifact ? c.WorkflowTrigger.submitManifest(artifact) : c.WorkflowTrigger.stop('none');
    }),
  ],
  http: [
    (placed) =>
      c.HttpTrigger.post('https://example.com', message(placed), {
        headers: { a: 'b' },
        dynamicHeaders: { c: placed.data('body.id') },
        secureHeaders,
        timeout: Duration.seconds(5),
        ...pick<c.HttpTriggerOptions>()('HTTPTrigger', 'basicAuth', 'host', 'tls'),
      }),
  ],
  awsLambda: [
    (placed) => c.AwsLambdaTrigger.invoke({ ...lambda, accessKey: key, secretKey: key }, message(placed)),
    (placed) => c.AwsLambdaTrigger.invoke({ ...lambda, roleARN: 'role' }, message(placed)),
  ],
  azureEventHubs: [
    (placed) =>
      c.AzureEventHubsTrigger.send(
        pick<c.AzureEventHubsTriggerOptions>()(
          'AzureEventHubsTrigger',
          'fqdn',
          'hubName',
          'sharedAccessKey',
          'sharedAccessKeyName',
        ),
        message(placed),
      ),
  ],
  azureServiceBus: [
    (placed) => c.AzureServiceBusTrigger.send({ ...bus, queueName: 'q' }, message(placed)),
    (placed) => c.AzureServiceBusTrigger.send({ ...bus, topicName: 't', subscriptionName: 's' }, message(placed)),
  ],
  kafka: [
    (placed) =>
      c.KafkaTrigger.send(
        {
          ...kafka(
            'KafkaTrigger',
            'topic',
            'partitioningKey',
            'partition',
            'headers',
            'requiredAcks',
            'compress',
            'flushFrequency',
          ),
          ...kafka('KafkaTrigger', 'version', 'sasl', 'schemaRegistry', 'tls'),
          url: ['kafka:9092'],
          secureHeaders,
        },
        message(placed),
      ),
  ],
  pulsar: [
    (placed) =>
      c.PulsarTrigger.send(
        {
          ...pulsar,
          tls,
          connectionBackoff: { duration: Duration.seconds(1) },
          authAthenzParams: { a: 'b' },
          authAthenzSecret: key,
        },
        message(placed),
      ),
  ],
  nats: [{ basic }, { token: key }, { nkey: key }, { credential: key }].map(
    (auth) => (placed: Placed) => c.NatsTrigger.publish({ ...nats, auth }, message(placed)),
  ),
  slack: [
    () =>
      c.SlackTrigger.send({
        ...pick<c.SlackTriggerOptions>()('SlackTrigger', 'slackToken', 'channel', 'message', 'thread', 'sender'),
        attachments: [],
        blocks: [{ type: 'divider' }],
      }),
  ],
  openWhisk: [
    (placed) =>
      c.OpenWhiskTrigger.invoke(
        pick<c.OpenWhiskTriggerOptions>()(
          'OpenWhiskTrigger',
          'host',
          'actionName',
          'authToken',
          'namespace',
          'version',
        ),
        message(placed),
      ),
  ],
  custom: [
    (placed) =>
      c.CustomTrigger.invoke(
        {
          ...pick<c.CustomTriggerOptions>()(
            'CustomTrigger',
            'serverURL',
            'spec',
            'secure',
            'certSecret',
            'serverNameOverride',
          ),
          parameters: { 'order.id': placed.data('body.id') },
        },
        message(placed),
      ),
  ],
  log: [() => c.LogTrigger.events({ intervalSeconds: 5 })],
  email: [
    () =>
      c.EmailTrigger.send({
        ...pick<c.EmailTriggerOptions>()('EmailTrigger', 'host', 'username', 'smtpPassword', 'from', 'subject', 'body'),
        port: 25,
        to: ['a@example.com'],
      }),
  ],
};

const parameter = 'TriggerParameter';

describe.each(triggerKeys)('the factories of %s', (kind) => {
  it('reach every field of the kind, or there is a reason', () => {
    const { definition } = triggerKinds[kind];
    const found = new Set<string>();
    for (const way of ways[kind]) used(definition, fired(way)?.template[kind], found);
    const missing = properties(definition).filter(
      (property) => !found.has(property) && !property.startsWith(parameter),
    );
    expect(missing.filter((property) => reasons[property] === undefined)).toEqual([]);
  });
});

it('no reason is given for a field that is reached, and parameters are reached whole', () => {
  const found = new Set<string>();
  for (const kind of triggerKeys) {
    for (const way of ways[kind]) used('Trigger', fired(way), found);
  }
  expect(Object.keys(reasons).filter((property) => found.has(property))).toEqual([]);
  expect(properties(parameter).filter((property) => !found.has(property))).toEqual([]);
});
