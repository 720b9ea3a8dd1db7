import { Duration, Size } from 'cdk8s';
import * as c from '../../../constructs';
import { type SourceKey, sourceKeys, sourceKinds } from '../../../src/model/kinds';
import { declared } from '../sources/declared';
import { pick, properties, sample, used } from './samples';

const key = { name: 'credentials', key: 'key', optional: true };
const metadata = { stage: 'test' };
const message = { metadata, filter: 'true' };
const tls = { caCertSecret: key, clientCertSecret: key, clientKeySecret: key, enabled: true, insecureSkipVerify: true };
const connection = {
  tls,
  connectionBackoff: { steps: 3, duration: Duration.seconds(1), factor: 2, jitter: 0.5 },
};
const endpoint = {
  port: 12001,
  endpoint: '/here',
  method: 'POST',
  url: 'https://hooks.example.com',
  authSecret: key,
  maxPayloadSize: Size.kibibytes(1),
  serverCertSecret: key,
  serverKeySecret: key,
};
const hook = { ...endpoint, ...message };
const files = { directory: '/in', path: 'file' };
const matching = { directory: '/in', pathRegexp: '.' };
const keys = { accessKey: key, secretKey: key };

/** Fields that the factories do not have, each with the reason. */
const reasons: { readonly [property: string]: string } = {
  'WebhookContext.metadata': 'kinds that nest it read a metadata of their own, and Slack reads none',
  'GithubEventSource.id': 'it has no effect',
  'GithubEventSource.owner': 'deprecated: repositories say the same',
  'GithubEventSource.repository': 'deprecated: repositories say the same',
  'GitlabEventSource.projectID': 'deprecated: projects say the same',
  'BitbucketEventSource.owner': 'deprecated: repositories say the same',
  'BitbucketEventSource.projectKey': 'deprecated: repositories say the same',
  'BitbucketEventSource.repositorySlug': 'deprecated: repositories say the same',
  'BitbucketServerEventSource.projectKey': 'deprecated: repositories say the same',
  'BitbucketServerEventSource.repositorySlug': 'deprecated: repositories say the same',
  'MNSEventSource.jsonBody': 'it has no effect',
  'SlackEventSource.metadata': 'it has no effect',
  'S3Bucket.key': 'an event source ignores it; Artifact.s3 has it',
};

const amqp = pick<c.AmqpEventOptions>();
const bitbucket = { ...hook, repository: 'acme/shop', deleteHookOnFinish: true };
const bitbucketserver = pick<c.BitbucketServerEventOptions>();
const github = {
  ...hook,
  secret: key,
  contentType: 'form',
  insecure: true,
  active: false,
  deleteHookOnFinish: true,
} as const;
const hdfs = pick<c.HdfsEventOptions>();
const kafka = { ...message, ...connection, url: 'kafka:9092', topic: 'orders' };
const bucket = { bucket: 'uploads', endpoint: 's3.example.com', ...keys };
const nats = { ...message, ...connection, url: 'nats://nats:4222', subject: 'orders' };
const pulsar = {
  ...message,
  ...connection,
  ...pick<c.PulsarEventOptions>()('PulsarEventSource', 'topics', 'type'),
  url: 'p',
};
const resource = pick<c.ResourceEventOptions>();
const sqs = {
  ...message,
  ...pick<c.SqsEventOptions>()('SQSEventSource', 'region', 'queueAccountId', 'dlq', 'endpoint'),
};

/** With what each kind is declared: several ways where fields do not go together. */
const ways: { readonly [K in SourceKey]: readonly (c.EventDefinition<unknown> & { readonly kind: K })[] } = {
  amqp: [
    c.AmqpEvent.messages({
      ...message,
      ...connection,
      ...amqp('AMQPEventSource', 'exchangeName', 'exchangeDeclare', 'queueBind', 'auth', 'routingKey', 'url'),
      exchangeType: 'topic',
      queueDeclare: {
        ...pick<c.AmqpQueue>()('AMQPQueueDeclareConfig', 'name', 'durable', 'autoDelete', 'exclusive', 'noWait'),
        arguments: {},
      },
      consume: {
        ...pick<c.AmqpConsumer>()('AMQPConsumeConfig', 'consumerTag', 'exclusive', 'noLocal', 'noWait'),
        autoAck: true,
      },
    }),
    c.AmqpEvent.bytes({ urlSecret: key, exchangeName: 'e', exchangeType: 'direct', routingKey: 'r' }),
  ],
  azureEventsHub: [
    c.AzureEventsHubEvent.bytes({
      ...message,
      ...pick<c.AzureEventsHubEventOptions>()(
        'AzureEventsHubEventSource',
        'fqdn',
        'hubName',
        'sharedAccessKey',
        'sharedAccessKeyName',
      ),
    }),
  ],
  azureQueueStorage: [
    c.AzureQueueStorageEvent.messages({
      ...message,
      ...pick<c.AzureQueueStorageEventOptions>()(
        'AzureQueueStorageEventSource',
        'queueName',
        'dlq',
        'decodeMessage',
        'waitTimeInSeconds',
      ),
      connectionString: key,
    }),
    c.AzureQueueStorageEvent.bytes({ queueName: 'q', storageAccountName: 'shop' }),
  ],
  azureServiceBus: [
    c.AzureServiceBusEvent.messages({ ...message, tls, connectionString: key, queueName: 'q', deferDelete: false }),
    c.AzureServiceBusEvent.bytes({ fullyQualifiedNamespace: 'n', topicName: 't', subscriptionName: 's' }),
  ],
  bitbucket: [
    c.BitbucketEvent.push({ ...bitbucket, auth: { basic: { username: key, password: key } } }),
    c.BitbucketEvent.push({ ...bitbucket, auth: { oauthToken: key } }),
  ],
  bitbucketserver: [
    c.BitbucketServerEvent.push({
      ...hook,
      tls,
      ...bitbucketserver(
        'BitbucketServerEventSource',
        'bitbucketserverBaseURL',
        'accessToken',
        'projects',
        'webhookSecret',
      ),
      ...bitbucketserver(
        'BitbucketServerEventSource',
        'deleteHookOnFinish',
        'oneEventPerChange',
        'skipBranchRefsChangedOnOpenPR',
      ),
      repository: 'SHOP/web',
      checkInterval: Duration.minutes(5),
    }),
  ],
  calendar: [
    c.CalendarEvent.at('0 2 * * *', {
      ...message,
      timezone: 'Europe/Oslo',
      exclusionDates: ['2026-12-24'],
      persistence: {
        configMap: { name: 'last', createIfNotExist: true },
        catchup: { enabled: true, maxDuration: Duration.hours(1) },
      },
    }),
    c.CalendarEvent.every(Duration.minutes(5)),
  ],
  emitter: [
    c.EmitterEvent.messages({
      ...message,
      ...connection,
      ...pick<c.EmitterEventOptions>()(
        'EmitterEventSource',
        'broker',
        'channelName',
        'channelKey',
        'username',
        'password',
      ),
    }),
  ],
  file: [c.FileEvent.created({ ...message, ...files, polling: true }), c.FileEvent.removed(matching)],
  generic: [c.GenericEvent.messages({ ...message, url: 'server:7000', config: 'x', insecure: true, authSecret: key })],
  gerrit: [
    c.GerritEvent.patchsetCreated({
      ...hook,
      ...pick<c.GerritEventOptions>()(
        'GerritEventSource',
        'gerritBaseURL',
        'projects',
        'auth',
        'maxTries',
        'sslVerify',
        'deleteHookOnFinish',
      ),
      hookName: 'hook',
    }),
  ],
  github: [
    c.GithubEvent.push({ ...github, repository: 'acme/shop', apiToken: key, githubBaseURL: 'b', githubUploadURL: 'u' }),
    c.GithubEvent.push({ organizations: ['acme'], githubApp: sample('GithubAppCreds') }),
  ],
  gitlab: [
    c.GitlabEvent.push({
      ...hook,
      ...pick<c.GitlabEventOptions>()(
        'GitlabEventSource',
        'gitlabBaseURL',
        'accessToken',
        'projects',
        'groups',
        'secretToken',
      ),
      enableSSLVerification: true,
      deleteHookOnFinish: true,
    }),
  ],
  hdfs: [
    c.HdfsEvent.created({
      ...message,
      ...files,
      addresses: ['namenode:8020'],
      hdfsUser: 'hdfs',
      checkInterval: Duration.minutes(2),
    }),
    c.HdfsEvent.created({
      ...matching,
      ...hdfs(
        'HDFSEventSource',
        'addresses',
        'krbKeytabSecret',
        'krbUsername',
        'krbRealm',
        'krbConfigConfigMap',
        'krbServicePrincipalName',
      ),
    }),
    c.HdfsEvent.created({
      ...files,
      ...hdfs('HDFSEventSource', 'addresses', 'krbCCacheSecret', 'krbConfigConfigMap', 'krbServicePrincipalName'),
    }),
  ],
  kafka: [
    c.KafkaEvent.messages({
      ...kafka,
      ...pick<c.KafkaMessageOptions>()(
        'KafkaEventSource',
        'limitEventsPerSecond',
        'version',
        'config',
        'sasl',
        'schemaRegistry',
      ),
      consumerGroup: { groupName: 'g', oldest: true, rebalanceStrategy: 'sticky' },
    }),
    c.KafkaEvent.bytes({ ...kafka, partition: 0, awsMskIamAuth: { region: 'eu-west-1' } }),
  ],
  minio: [
    c.MinioEvent.objectCreated({
      ...bucket,
      ...pick<c.MinioEventOptions>()('S3Artifact', 'filter', 'insecure', 'region', 'caCertificate', 'metadata'),
    }),
  ],
  mns: [c.MnsEvent.text({ ...keys, filter: 'true', queue: 'q', endpoint: 'https://1.mns.example.com' })],
  mqtt: [
    c.MqttEvent.messages({
      ...message,
      ...connection,
      ...pick<c.MqttEventOptions>()('MQTTEventSource', 'url', 'topic', 'clientId', 'auth'),
    }),
  ],
  nats: [
    c.NatsEvent.messages({ ...nats, queue: 'q', auth: { basic: { username: key, password: key } } }),
    ...[{ token: key }, { nkey: key }, { credential: key }].map((auth) => c.NatsEvent.bytes({ ...nats, auth })),
  ],
  nsq: [
    c.NsqEvent.messages({
      ...message,
      ...connection,
      ...pick<c.NsqEventOptions>()('NSQEventSource', 'hostAddress', 'topic', 'channel'),
    }),
  ],
  pubSub: [
    c.PubSubEvent.messages({
      ...message,
      ...pick<c.PubSubEventOptions>()('PubSubEventSource', 'projectID', 'topicProjectID', 'topic', 'subscriptionID'),
      ...pick<c.PubSubEventOptions>()('PubSubEventSource', 'credentialSecret', 'deleteSubscriptionOnFinish'),
    }),
  ],
  pulsar: [
    c.PulsarEvent.messages({
      ...pulsar,
      ...pick<c.PulsarEventOptions>()(
        'PulsarEventSource',
        'tlsAllowInsecureConnection',
        'tlsTrustCertsSecret',
        'tlsValidateHostname',
      ),
      authTokenSecret: key,
    }),
    c.PulsarEvent.bytes({ ...pulsar, authAthenzParams: { a: 'b' }, authAthenzSecret: key }),
  ],
  redis: [
    c.RedisEvent.messages({
      ...message,
      tls,
      ...pick<c.RedisEventOptions>()(
        'RedisEventSource',
        'hostAddress',
        'channels',
        'db',
        'username',
        'password',
        'namespace',
      ),
    }),
  ],
  redisStream: [
    c.RedisStreamEvent.entries({
      ...message,
      tls,
      ...pick<c.RedisStreamEventOptions>()(
        'RedisStreamEventSource',
        'hostAddress',
        'streams',
        'consumerGroup',
        'maxMsgCountPerRead',
      ),
      ...pick<c.RedisStreamEventOptions>()('RedisStreamEventSource', 'db', 'username', 'password'),
    }),
  ],
  resource: [
    c.ResourceEvent.added({
      metadata,
      ...resource('ResourceEventSource', 'version', 'resource', 'group', 'namespace'),
      filter: {
        labels: [{ key: 'app', operation: '=', value: 'shop' }],
        fields: [{ key: 'status.phase', operation: '!=', value: 'Running' }],
        prefix: 'shop-',
        afterStart: true,
        createdBy: new Date(0),
      },
    }),
  ],
  sftp: [
    c.SftpEvent.created({ ...message, ...files, address: key, username: key, password: key }),
    c.SftpEvent.removed({ ...matching, address: key, username: key, sshKeySecret: key }),
  ],
  slack: [c.SlackEvent.message({ ...endpoint, filter: 'true', signingSecret: key, token: key })],
  sns: [
    c.SnsEvent.notifications({
      ...hook,
      ...keys,
      topicArn: 'arn:aws:sns:eu-west-1:123456789012:orders',
      validateSignature: false,
      apiEndpoint: 'e',
    }),
    c.SnsEvent.notifications({ ...hook, topicArn: 'text', region: 'eu-west-1', roleARN: 'role' }),
  ],
  sqs: [
    c.SqsEvent.messages({ ...sqs, ...keys, queue: 'orders', sessionToken: key, waitTimeSeconds: 20 }),
    c.SqsEvent.bytes({ ...sqs, queue: 'orders', roleARN: 'role' }),
  ],
  storageGrid: [
    c.StorageGridEvent.objectCreated({
      ...endpoint,
      metadata,
      tls,
      ...pick<c.StorageGridEventOptions>()(
        'StorageGridEventSource',
        'topicArn',
        'apiURL',
        'authToken',
        'bucket',
        'region',
        'filter',
      ),
    }),
  ],
  stripe: [c.StripeEvent.invoicePaid({ ...endpoint, metadata, createWebhook: true, apiKey: key })],
  webhook: [
    c.Webhook.post('/orders', {
      ...message,
      ...pick<c.WebhookOptions>()('WebhookEventSource', 'authSecret', 'serverCertSecret', 'serverKeySecret', 'url'),
      port: 12001,
      maxPayloadSize: Size.kibibytes(1),
    }),
  ],
};

describe.each(sourceKeys)('the factories of %s', (kind) => {
  it('reach every field of the kind, or there is a reason', () => {
    const { definition } = sourceKinds[kind];
    const found = new Set<string>();
    for (const way of ways[kind]) used(definition, declared(way), found);
    const missing = properties(definition).filter((property) => !found.has(property));
    expect(missing.filter((property) => reasons[property] === undefined)).toEqual([]);
  });
});

it('no reason is given for a field that is reached', () => {
  const found = new Set<string>();
  for (const kind of sourceKeys) {
    for (const way of ways[kind]) used(sourceKinds[kind].definition, declared(way), found);
  }
  expect(Object.keys(reasons).filter((property) => found.has(property))).toEqual([]);
});
