import type { SourceKey } from '../model/kinds';

/**
 * The members that the data of an event has at its top, by kind of event source. Kinds that are missing here hold whatever comes:
 * `slack` interactions, say.
 */
export const payloadMembers: { readonly [K in SourceKey]?: readonly string[] } = {
  amqp: [
    'contentType',
    'contentEncoding',
    'deliveryMode',
    'priority',
    'correlationId',
    'replyTo',
    'expiration',
    'messageId',
    'timestamp',
    'type',
    'appId',
    'exchange',
    'routingKey',
    'body',
    'metadata',
  ],
  azureEventsHub: ['id', 'partitionKey', 'body', 'metadata'],
  azureQueueStorage: ['body', 'messageID', 'insertionTime', 'metadata'],
  azureServiceBus: [
    'applicationProperties',
    'body',
    'contentType',
    'correlationID',
    'enqueuedTime',
    'messageID',
    'replyTo',
    'sequenceNumber',
    'subject',
    'metadata',
  ],
  bitbucket: ['headers', 'body', 'metadata'],
  bitbucketserver: ['headers', 'body', 'metadata'],
  calendar: ['eventTime', 'metadata'],
  emitter: ['topic', 'body', 'metadata'],
  file: ['name', 'op', 'metadata'],
  generic: ['body', 'metadata'],
  gerrit: ['headers', 'body', 'metadata'],
  github: ['headers', 'body', 'metadata'],
  gitlab: ['headers', 'body', 'metadata'],
  hdfs: ['name', 'op', 'metadata'],
  kafka: ['topic', 'key', 'partition', 'body', 'timestamp', 'headers', 'metadata'],
  minio: ['notification', 'metadata'],
  mns: ['messageId', 'body'],
  mqtt: ['topic', 'messageId', 'body', 'metadata'],
  nats: ['subject', 'body', 'header', 'metadata'],
  nsq: ['body', 'timestamp', 'nsqdAddress', 'metadata'],
  pubSub: ['id', 'body', 'attributes', 'publishTime', 'metadata'],
  pulsar: ['key', 'publishTime', 'body', 'metadata'],
  redis: ['channel', 'pattern', 'body', 'metadata'],
  redisStream: ['stream', 'message_id', 'values', 'metadata'],
  resource: ['type', 'body', 'oldBody', 'group', 'version', 'resource', 'metadata'],
  sftp: ['name', 'op', 'metadata'],
  sns: ['header', 'body', 'metadata'],
  sqs: ['messageId', 'messageAttributes', 'body', 'metadata'],
  storageGrid: ['notification', 'metadata'],
  stripe: ['event', 'metadata'],
  webhook: ['header', 'body', 'metadata'],
};

/** Kinds whose `body` is base64 text unless `jsonBody` is set. */
export const encodedBodies: ReadonlySet<SourceKey> = new Set<SourceKey>([
  'amqp',
  'azureQueueStorage',
  'azureServiceBus',
  'emitter',
  'generic',
  'kafka',
  'mqtt',
  'nats',
  'nsq',
  'pubSub',
  'pulsar',
  'sqs',
]);

/** The steps of a path, when it is one of plain names and numbers; `undefined` for one that searches or computes. */
export function plainSteps(path: string): readonly string[] | undefined {
  return /^[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*$/.test(path) ? path.split('.') : undefined;
}
