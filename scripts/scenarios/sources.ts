import { Duration, Size } from 'cdk8s';
import { parse } from 'yaml';
import {
  AmqpEvent,
  AzureEventsHubEvent,
  AzureQueueStorageEvent,
  AzureServiceBusEvent,
  BitbucketEvent,
  BitbucketServerEvent,
  CalendarEvent,
  EmitterEvent,
  type EventDefinition,
  FileEvent,
  GenericEvent,
  GerritEvent,
  GithubEvent,
  GitlabEvent,
  HdfsEvent,
  type HdfsOperation,
  KafkaEvent,
  MinioEvent,
  MnsEvent,
  MqttEvent,
  NatsEvent,
  NsqEvent,
  PubSubEvent,
  PulsarEvent,
  RedisEvent,
  RedisStreamEvent,
  ResourceEvent,
  SftpEvent,
  SlackEvent,
  SnsEvent,
  SqsEvent,
  StorageGridEvent,
  StripeEvent,
  Webhook,
} from '../../constructs';
import type { SourceKey, SourceOf } from '../../src/model/kinds';
import type { Backoff } from '../../src/model/scalars';
import type { EventSourceFilter } from '../../src/model/source-filter';
import type { WebhookContext } from '../../src/model/webhook-context';

/** How each kind of event is said with its factory. Fields without a place in the options are left out, and then missed in what was said. */
export const definitions: { readonly [K in SourceKey]: (declared: SourceOf<K>) => EventDefinition<unknown> } = {
  amqp: ({ exchangeType, queueDeclare, consume, ...rest }) => {
    const type = exchangeType as 'direct' | 'fanout' | 'topic' | 'headers';
    const { arguments: table, ...queue } = queueDeclare ?? {};
    const options = {
      ...common(rest),
      exchangeType: type,
      ...(queueDeclare ? { queueDeclare: { ...queue, ...(table ? { arguments: parse(table) } : {}) } } : {}),
      ...(consume ? { consume: consume as Omit<typeof consume, 'autoAck'> & { autoAck?: true } } : {}),
    };
    return rest.jsonBody ? AmqpEvent.messages(options) : AmqpEvent.bytes(options);
  },
  azureEventsHub: (source) => AzureEventsHubEvent.bytes(common(source)),
  azureQueueStorage: (source) =>
    source.jsonBody ? AzureQueueStorageEvent.messages(common(source)) : AzureQueueStorageEvent.bytes(common(source)),
  azureServiceBus: (source) =>
    source.jsonBody ? AzureServiceBusEvent.messages(common(source)) : AzureServiceBusEvent.bytes(common(source)),
  bitbucket: ({ repositories = [], events = [], owner, repositorySlug, projectKey: _projectKey, ...rest }) => {
    const old = owner && repositorySlug ? [{ owner, repositorySlug }] : [];
    const named = [...old, ...repositories].map((repository) => `${repository.owner}/${repository.repositorySlug}`);
    return BitbucketEvent.untyped(events, { ...common(rest), ...listening(rest.webhook), repositories: named });
  },
  bitbucketserver: ({ repositories = [], events = [], projectKey, repositorySlug, checkInterval, ...rest }) => {
    const old = projectKey && repositorySlug ? [{ projectKey, repositorySlug }] : [];
    const named = [...old, ...repositories].map(
      (repository) => `${repository.projectKey}/${repository.repositorySlug}`,
    );
    return BitbucketServerEvent.untyped(events, {
      ...common(rest),
      ...listening(rest.webhook),
      repositories: named,
      ...(checkInterval ? { checkInterval: duration(checkInterval) } : {}),
    });
  },
  calendar: ({ schedule, interval, persistence, ...rest }) => {
    const { configMap, catchup } = persistence ?? {};
    const maxDuration = catchup?.maxDuration ? { maxDuration: duration(catchup.maxDuration) } : {};
    const kept = configMap
      ? {
          persistence: {
            configMap,
            ...(catchup ? { catchup: { ...catchup, ...maxDuration } as { enabled?: boolean } } : {}),
          },
        }
      : {};
    const options = { ...common(rest), ...kept };
    return interval ? CalendarEvent.every(duration(interval), options) : CalendarEvent.at(schedule ?? '', options);
  },
  emitter: (source) => (source.jsonBody ? EmitterEvent.messages(common(source)) : EmitterEvent.bytes(common(source))),
  file: ({ eventType, watchPathConfig, ...rest }) => {
    const make = {
      CREATE: FileEvent.created,
      WRITE: FileEvent.written,
      REMOVE: FileEvent.removed,
      RENAME: FileEvent.renamed,
      CHMOD: FileEvent.modeChanged,
    }[eventType];
    return make({ ...common(rest), ...watchPathConfig });
  },
  generic: ({ insecure, ...rest }) => {
    const options = { ...common(rest), ...(insecure ? { insecure: true as const } : {}) };
    return rest.jsonBody ? GenericEvent.messages(options) : GenericEvent.bytes(options);
  },
  gerrit: ({ events, ...rest }) => GerritEvent.of(events, { ...common(rest), ...listening(rest.webhook) }),
  github: ({ repositories = [], owner, repository, events, webhookSecret, contentType, ...rest }) => {
    const old = owner && repository ? [`${owner}/${repository}`] : [];
    const named = repositories.flatMap(({ owner: of, names = [] }) => names.map((name) => `${of}/${name}`));
    return GithubEvent.untyped(events ?? [], {
      ...common(rest),
      ...listening(rest.webhook),
      ...(contentType ? { contentType: contentType as 'json' | 'form' } : {}),
      repositories: [...old, ...named],
      ...(webhookSecret ? { secret: webhookSecret } : {}),
    });
  },
  gitlab: ({ events, projectID, ...rest }) =>
    GitlabEvent.untyped(events, {
      ...common(rest),
      ...listening(rest.webhook),
      ...(projectID ? { project: projectID } : {}),
    }),
  hdfs: ({ type, checkInterval, ...rest }) =>
    HdfsEvent.of(type.split('|') as HdfsOperation[], {
      ...common(rest),
      ...(checkInterval ? { checkInterval: duration(checkInterval) } : {}),
    }),
  kafka: ({ partition, consumerGroup, ...rest }) => {
    const options = {
      ...common(rest),
      ...(partition && !consumerGroup ? { partition: Number(partition) } : {}),
      ...(consumerGroup ? { consumerGroup: { ...consumerGroup, groupName: consumerGroup.groupName ?? '' } } : {}),
    };
    return rest.jsonBody || rest.schemaRegistry ? KafkaEvent.messages(options) : KafkaEvent.bytes(options);
  },
  minio: ({ bucket, events = [], ...rest }) => MinioEvent.of(events, { ...rest, bucket: bucket?.name ?? '' }),
  mns: (source) => MnsEvent.text(common(source)),
  mqtt: (source) => (source.jsonBody ? MqttEvent.messages(common(source)) : MqttEvent.bytes(common(source))),
  nats: (source) => (source.jsonBody ? NatsEvent.messages(common(source)) : NatsEvent.bytes(common(source))),
  nsq: (source) => (source.jsonBody ? NsqEvent.messages(common(source)) : NsqEvent.bytes(common(source))),
  pubSub: (source) => {
    const options = { ...common(source), subscriptionID: source.subscriptionID ?? '' };
    return source.jsonBody ? PubSubEvent.messages(options) : PubSubEvent.bytes(options);
  },
  pulsar: (source) => (source.jsonBody ? PulsarEvent.messages(common(source)) : PulsarEvent.bytes(common(source))),
  redis: (source) => (source.jsonBody ? RedisEvent.messages(common(source)) : RedisEvent.text(common(source))),
  redisStream: (source) => RedisStreamEvent.entries(common(source)),
  resource: ({ eventTypes, filter, ...rest }) => {
    const { fields, createdBy, ...selected } = filter ?? {};
    return ResourceEvent.of(eventTypes, {
      ...rest,
      ...(filter ? { filter: { ...selected, ...(createdBy ? { createdBy: new Date(createdBy) } : {}) } } : {}),
      ...(fields ? { filter: { ...selected, fields: fields.map(fieldSelector) } } : {}),
    });
  },
  sftp: ({ eventType, watchPathConfig, pollIntervalDuration: _pollIntervalDuration, ...rest }) =>
    (eventType === 'REMOVE' ? SftpEvent.removed : SftpEvent.created)({ ...common(rest), ...watchPathConfig }),
  slack: (source) => SlackEvent.untyped({ ...common(source), ...listening(source.webhook) }),
  sns: ({ endpoint, ...rest }) =>
    SnsEvent.notifications({
      ...common(rest),
      ...listening(rest.webhook),
      ...(endpoint ? { apiEndpoint: endpoint } : {}),
    }),
  sqs: (source) => (source.jsonBody ? SqsEvent.messages(common(source)) : SqsEvent.bytes(common(source))),
  storageGrid: ({ events, webhook, ...rest }) => StorageGridEvent.of(events, { ...rest, ...listening(webhook) }),
  stripe: ({ eventFilter, webhook, ...rest }) => {
    const options = { ...rest, ...listening(webhook) };
    return eventFilter ? StripeEvent.untyped(eventFilter, options) : StripeEvent.all(options);
  },
  webhook: ({ filter, metadata, ...context }) => {
    const { endpoint, method, ...options } = { ...common({ filter, metadata }), ...listening(context) };
    return method?.toUpperCase() === 'GET' ? Webhook.get(endpoint, options) : Webhook.post(endpoint, options);
  },
};

interface Common {
  readonly filter?: EventSourceFilter;
  readonly connectionBackoff?: Backoff;
}

/** The fields that options have under another type, the others as they are. */
function common<T extends Common>({ filter, connectionBackoff, ...rest }: T) {
  const { duration: wait, ...backoff } = connectionBackoff ?? {};
  return {
    ...rest,
    ...(filter?.expression ? { filter: filter.expression } : {}),
    ...(connectionBackoff ? { connectionBackoff: { ...backoff, ...(wait ? { duration: duration(wait) } : {}) } } : {}),
  };
}

function listening({ port, maxPayloadSize, metadata: _metadata, ...context }: WebhookContext) {
  return {
    ...context,
    port: Number(port),
    ...(maxPayloadSize ? { maxPayloadSize: Size.kibibytes(maxPayloadSize / 1024) } : {}),
  };
}

function fieldSelector({ key, operation, value = '' }: { key: string; operation?: string; value?: string }) {
  return { key, ...(operation ? { operation: operation as '==' } : {}), pattern: value };
}

const milliseconds: { readonly [unit: string]: number } = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** A duration in Go's notation, or in nanoseconds. */
export function duration(text: string | number): Duration {
  if (typeof text === 'number') return Duration.millis(text / 1e6);
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)];
  return Duration.millis(
    parts.reduce((sum, [, count, unit = '']) => sum + Number(count) * (milliseconds[unit] ?? 0), 0),
  );
}
