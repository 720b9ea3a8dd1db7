import type { JsonObject } from '../json';
import type { SnsPayload } from './amazon-sns';
import type { BitbucketEvents, BitbucketPayload } from './bitbucket';
import type { BitbucketServerEvents, BitbucketServerPayload } from './bitbucketserver';
import type { GithubEvents, GithubPayload } from './github';
import type { GitlabEvents, GitlabPayload } from './gitlab';
import type {
  AmqpPayload,
  AzureEventsHubPayload,
  AzureQueueStoragePayload,
  AzureServiceBusPayload,
  EmitterPayload,
  GenericPayload,
  KafkaPayload,
  MnsPayload,
  MqttPayload,
  NatsPayload,
  NsqPayload,
  PubSubPayload,
  PulsarPayload,
  RedisPayload,
  RedisStreamPayload,
  SqsPayload,
} from './messages';
import type { CalendarPayload, FilePayload, ResourcePayload } from './occurrences';
import type { HeaderPayload, HeadersPayload } from './published';
import type { MinioPayload, StorageGridPayload } from './s3';
import type { StripePayload } from './stripe';

/**
 * What the event sources publish, by kind, as far as it is known before an event comes: a message is anything. Kinds that are missing
 * here publish whatever they are sent.
 */
export interface PayloadsByKind {
  readonly amqp: AmqpPayload<unknown>;
  readonly azureEventsHub: AzureEventsHubPayload<unknown>;
  readonly azureQueueStorage: AzureQueueStoragePayload<unknown>;
  readonly azureServiceBus: AzureServiceBusPayload<unknown>;
  readonly bitbucket: BitbucketPayload<unknown>;
  readonly bitbucketserver: BitbucketServerPayload<unknown>;
  readonly calendar: CalendarPayload;
  readonly emitter: EmitterPayload<unknown>;
  readonly file: FilePayload;
  readonly generic: GenericPayload<unknown>;
  readonly gerrit: HeadersPayload<unknown>;
  readonly github: HeadersPayload<unknown>;
  readonly gitlab: GitlabPayload<unknown>;
  readonly hdfs: FilePayload;
  readonly kafka: KafkaPayload<unknown>;
  readonly minio: MinioPayload;
  readonly mns: MnsPayload<unknown>;
  readonly mqtt: MqttPayload<unknown>;
  readonly nats: NatsPayload<unknown>;
  readonly nsq: NsqPayload<unknown>;
  readonly pubSub: PubSubPayload<unknown>;
  readonly pulsar: PulsarPayload<unknown>;
  readonly redis: RedisPayload<unknown>;
  readonly redisStream: RedisStreamPayload;
  readonly resource: ResourcePayload<JsonObject>;
  readonly sftp: FilePayload;
  readonly sns: SnsPayload;
  readonly sqs: SqsPayload<unknown>;
  readonly storageGrid: StorageGridPayload;
  readonly stripe: StripePayload<JsonObject>;
  readonly webhook: HeaderPayload<unknown>;
}

/** What is in the `body` of the kinds that name their events, by these names. */
export interface BodiesByEvent {
  readonly bitbucket: BitbucketEvents;
  readonly bitbucketserver: BitbucketServerEvents;
  readonly github: { readonly [E in keyof GithubEvents]: GithubPayload<GithubEvents[E]>['body'] };
  readonly gitlab: GitlabEvents;
}
