import type { EventSourceSpec } from './event-source';
import type { EventSourceFilter } from './source-filter';
import type { TriggerTemplate } from './trigger';
import type { WebhookContext } from './webhook-context';

/** The key of `spec` in an EventSource under which the events of one kind stand, such as `github`. */
export type SourceKey = Exclude<keyof EventSourceSpec, 'eventBusName' | 'replicas' | 'service' | 'template'>;

/** The key of a trigger template that holds what one kind of trigger does, such as `argoWorkflow`. */
export type TriggerKey = Exclude<keyof TriggerTemplate, 'name' | 'conditions' | 'conditionsReset'>;

/** How one event of a kind is declared, such as {@link GithubEventSource}. */
export type SourceOf<K extends SourceKey> = NonNullable<EventSourceSpec[K]>[string];

/** What distinguishes one kind of event source from the others. */
export interface SourceKind {
  /** The `type` of its CloudEvents. It equals the key, apart from `pubsub` and `storagegrid`. */
  readonly ceType: string;
  /**
   * Only one replica may listen at a time, so that replicas elect a leader. Kinds that may and kinds that must not run twice cannot
   * stand in one EventSource.
   */
  readonly recreate: boolean;
  /** It is called over HTTP, and so needs a port, a Service and a way in from outside. */
  readonly http: boolean;
  /** It has `filter.expression`. The `filter` of the others means something else, or is absent. */
  readonly hasFilter: boolean;
  /** The name of its file in every folder that has one file per kind. */
  readonly file: string;
  /** The name of its interface, and of its definition in the schema. */
  readonly definition: string;
}

const broker = { recreate: true, http: false, hasFilter: true } as const;
const queue = { recreate: false, http: false, hasFilter: true } as const;
const hook = { recreate: false, http: true, hasFilter: true } as const;

/** Every kind of event source, by its key in `spec`. */
export const sourceKinds: { readonly [K in SourceKey]: SourceKind } = {
  amqp: { ...broker, ceType: 'amqp', file: 'amqp', definition: 'AMQPEventSource' },
  azureEventsHub: {
    ...broker,
    ceType: 'azureEventsHub',
    file: 'azure-events-hub',
    definition: 'AzureEventsHubEventSource',
  },
  azureQueueStorage: {
    ...queue,
    ceType: 'azureQueueStorage',
    file: 'azure-queue-storage',
    definition: 'AzureQueueStorageEventSource',
  },
  azureServiceBus: {
    ...broker,
    ceType: 'azureServiceBus',
    file: 'azure-service-bus',
    definition: 'AzureServiceBusEventSource',
  },
  bitbucket: { ...hook, ceType: 'bitbucket', file: 'bitbucket', definition: 'BitbucketEventSource' },
  bitbucketserver: {
    ...hook,
    ceType: 'bitbucketserver',
    file: 'bitbucketserver',
    definition: 'BitbucketServerEventSource',
  },
  calendar: { ...broker, ceType: 'calendar', file: 'calendar', definition: 'CalendarEventSource' },
  emitter: { ...broker, ceType: 'emitter', file: 'emitter', definition: 'EmitterEventSource' },
  file: { ...broker, ceType: 'file', file: 'file', definition: 'FileEventSource' },
  generic: { ...broker, ceType: 'generic', file: 'generic', definition: 'GenericEventSource' },
  gerrit: { ...hook, ceType: 'gerrit', file: 'gerrit', definition: 'GerritEventSource' },
  github: { ...hook, ceType: 'github', file: 'github', definition: 'GithubEventSource' },
  gitlab: { ...hook, ceType: 'gitlab', file: 'gitlab', definition: 'GitlabEventSource' },
  hdfs: { ...broker, ceType: 'hdfs', file: 'hdfs', definition: 'HDFSEventSource' },
  kafka: { ...broker, ceType: 'kafka', file: 'kafka', definition: 'KafkaEventSource' },
  minio: { ...broker, ceType: 'minio', hasFilter: false, file: 'minio', definition: 'S3Artifact' },
  mns: { ...queue, ceType: 'mns', file: 'mns', definition: 'MNSEventSource' },
  mqtt: { ...broker, ceType: 'mqtt', file: 'mqtt', definition: 'MQTTEventSource' },
  nats: { ...broker, ceType: 'nats', file: 'nats', definition: 'NATSEventsSource' },
  nsq: { ...broker, ceType: 'nsq', file: 'nsq', definition: 'NSQEventSource' },
  pubSub: { ...broker, ceType: 'pubsub', file: 'pub-sub', definition: 'PubSubEventSource' },
  pulsar: { ...broker, ceType: 'pulsar', file: 'pulsar', definition: 'PulsarEventSource' },
  redis: { ...broker, ceType: 'redis', file: 'redis', definition: 'RedisEventSource' },
  redisStream: { ...broker, ceType: 'redisStream', file: 'redis-stream', definition: 'RedisStreamEventSource' },
  resource: { ...broker, ceType: 'resource', hasFilter: false, file: 'resource', definition: 'ResourceEventSource' },
  sftp: { ...broker, ceType: 'sftp', file: 'sftp', definition: 'SFTPEventSource' },
  slack: { ...hook, ceType: 'slack', file: 'slack', definition: 'SlackEventSource' },
  sns: { ...hook, ceType: 'sns', file: 'sns', definition: 'SNSEventSource' },
  sqs: { ...queue, ceType: 'sqs', file: 'sqs', definition: 'SQSEventSource' },
  storageGrid: {
    ...hook,
    ceType: 'storagegrid',
    hasFilter: false,
    file: 'storage-grid',
    definition: 'StorageGridEventSource',
  },
  stripe: { ...hook, ceType: 'stripe', hasFilter: false, file: 'stripe', definition: 'StripeEventSource' },
  webhook: { ...hook, ceType: 'webhook', file: 'webhook', definition: 'WebhookEventSource' },
};

/** All keys of {@link sourceKinds}. */
export const sourceKeys = Object.keys(sourceKinds) as readonly SourceKey[];

/** What distinguishes one kind of trigger from the others. */
export interface TriggerKind {
  /** How Argo Events calls it in its logs. */
  readonly label: string;
  /** The name of its file in every folder that has one file per kind. */
  readonly file: string;
  /** The name of its interface, and of its definition in the schema. */
  readonly definition: string;
  /** Which member of `policy` it honours; absent when it ignores `policy` altogether. */
  readonly policy?: 'k8s' | 'status';
}

/**
 * Every kind of trigger, by its key in a template. The order is the order of precedence: of several kinds in one template only the
 * first acts, and nothing says so.
 */
export const triggerKinds: { readonly [K in TriggerKey]: TriggerKind } = {
  k8s: { label: 'Kubernetes', file: 'k8s', definition: 'StandardK8STrigger', policy: 'k8s' },
  argoWorkflow: { label: 'ArgoWorkflow', file: 'argo-workflow', definition: 'ArgoWorkflowTrigger', policy: 'k8s' },
  http: { label: 'HTTP', file: 'http', definition: 'HTTPTrigger', policy: 'status' },
  awsLambda: { label: 'Lambda', file: 'aws-lambda', definition: 'AWSLambdaTrigger', policy: 'status' },
  azureEventHubs: { label: 'AzureEventHubs', file: 'azure-event-hubs', definition: 'AzureEventHubsTrigger' },
  azureServiceBus: { label: 'AzureServiceBus', file: 'azure-service-bus', definition: 'AzureServiceBusTrigger' },
  kafka: { label: 'Kafka', file: 'kafka', definition: 'KafkaTrigger' },
  pulsar: { label: 'Pulsar', file: 'pulsar', definition: 'PulsarTrigger' },
  nats: { label: 'NATS', file: 'nats', definition: 'NATSTrigger' },
  slack: { label: 'Slack', file: 'slack', definition: 'SlackTrigger' },
  openWhisk: { label: 'OpenWhisk', file: 'open-whisk', definition: 'OpenWhiskTrigger', policy: 'status' },
  custom: { label: 'Custom', file: 'custom', definition: 'CustomTrigger' },
  log: { label: 'Log', file: 'log', definition: 'LogTrigger' },
  email: { label: 'Email', file: 'email', definition: 'EmailTrigger' },
};

/** All keys of {@link triggerKinds}, the one that takes precedence first. */
export const triggerKeys = Object.keys(triggerKinds) as readonly TriggerKey[];

/** The kind that a template acts as: the first in the order of {@link triggerKeys} that it sets. */
export function triggerKey(template: TriggerTemplate): TriggerKey | undefined {
  return triggerKeys.find((key) => template[key] !== undefined && template[key] !== null);
}

/** One event of an EventSource. */
export interface DeclaredEvent<K extends SourceKey = SourceKey> {
  readonly key: K;
  /** The name of the event, which sensors call `eventName`. */
  readonly name: string;
  /** How it is declared. */
  readonly source: SourceOf<K>;
}

/** Every event that an EventSource declares, kind by kind in the order of {@link sourceKeys}. */
export function declaredEvents(spec: EventSourceSpec): readonly DeclaredEvent[] {
  return sourceKeys.flatMap((key) =>
    Object.entries(spec[key] ?? {}).map(([name, source]): DeclaredEvent => ({ key, name, source })),
  );
}

/** Where an event of an HTTP kind is served: `webhook` events hold these fields themselves, the others under `webhook`. */
export function webhookOf({ key, source }: DeclaredEvent): WebhookContext | undefined {
  if (key === 'webhook') return source as SourceOf<'webhook'>;
  return 'webhook' in source ? source.webhook : undefined;
}

/** The expression that an event must satisfy before it is published; absent for kinds whose `filter` means something else. */
export function filterOf({ key, source }: DeclaredEvent): EventSourceFilter | undefined {
  if (!sourceKinds[key].hasFilter || !('filter' in source)) return undefined;
  return source.filter as EventSourceFilter | undefined;
}
