import type { ServicePort } from './kubernetes/service-port';
import type { ObjectMeta } from './meta';
import type { Metadata, Template } from './pod-template';
import type { Int32 } from './scalars';
import type { AMQPEventSource } from './sources/amqp';
import type { AzureEventsHubEventSource } from './sources/azure-events-hub';
import type { AzureQueueStorageEventSource } from './sources/azure-queue-storage';
import type { AzureServiceBusEventSource } from './sources/azure-service-bus';
import type { BitbucketEventSource } from './sources/bitbucket';
import type { BitbucketServerEventSource } from './sources/bitbucketserver';
import type { CalendarEventSource } from './sources/calendar';
import type { EmitterEventSource } from './sources/emitter';
import type { FileEventSource } from './sources/file';
import type { GenericEventSource } from './sources/generic';
import type { GerritEventSource } from './sources/gerrit';
import type { GithubEventSource } from './sources/github';
import type { GitlabEventSource } from './sources/gitlab';
import type { HDFSEventSource } from './sources/hdfs';
import type { KafkaEventSource } from './sources/kafka';
import type { MinioEventSource } from './sources/minio';
import type { MNSEventSource } from './sources/mns';
import type { MQTTEventSource } from './sources/mqtt';
import type { NATSEventsSource } from './sources/nats';
import type { NSQEventSource } from './sources/nsq';
import type { PubSubEventSource } from './sources/pub-sub';
import type { PulsarEventSource } from './sources/pulsar';
import type { RedisEventSource } from './sources/redis';
import type { RedisStreamEventSource } from './sources/redis-stream';
import type { ResourceEventSource } from './sources/resource';
import type { SFTPEventSource } from './sources/sftp';
import type { SlackEventSource } from './sources/slack';
import type { SNSEventSource } from './sources/sns';
import type { SQSEventSource } from './sources/sqs';
import type { StorageGridEventSource } from './sources/storage-grid';
import type { StripeEventSource } from './sources/stripe';
import type { WebhookEventSource } from './sources/webhook';
import type { Condition } from './status';

export type { Container, Metadata, Template } from './pod-template';
export type { EventSourceFilter } from './source-filter';
export type { WebhookContext } from './webhook-context';

export interface EventSource {
  readonly apiVersion: 'argoproj.io/v1alpha1';
  readonly kind: 'EventSource';
  readonly metadata: ObjectMeta;
  readonly spec: EventSourceSpec;
  readonly status?: EventSourceStatus;
}

export interface EventSourceSpec {
  readonly eventBusName?: string;
  readonly replicas?: Int32;
  readonly service?: Service;
  readonly template?: Template;
  readonly amqp?: { readonly [name: string]: AMQPEventSource };
  readonly azureEventsHub?: { readonly [name: string]: AzureEventsHubEventSource };
  readonly azureQueueStorage?: { readonly [name: string]: AzureQueueStorageEventSource };
  readonly azureServiceBus?: { readonly [name: string]: AzureServiceBusEventSource };
  readonly bitbucket?: { readonly [name: string]: BitbucketEventSource };
  readonly bitbucketserver?: { readonly [name: string]: BitbucketServerEventSource };
  readonly calendar?: { readonly [name: string]: CalendarEventSource };
  readonly emitter?: { readonly [name: string]: EmitterEventSource };
  readonly file?: { readonly [name: string]: FileEventSource };
  readonly generic?: { readonly [name: string]: GenericEventSource };
  readonly gerrit?: { readonly [name: string]: GerritEventSource };
  readonly github?: { readonly [name: string]: GithubEventSource };
  readonly gitlab?: { readonly [name: string]: GitlabEventSource };
  readonly hdfs?: { readonly [name: string]: HDFSEventSource };
  readonly kafka?: { readonly [name: string]: KafkaEventSource };
  readonly minio?: { readonly [name: string]: MinioEventSource };
  readonly mns?: { readonly [name: string]: MNSEventSource };
  readonly mqtt?: { readonly [name: string]: MQTTEventSource };
  readonly nats?: { readonly [name: string]: NATSEventsSource };
  readonly nsq?: { readonly [name: string]: NSQEventSource };
  readonly pubSub?: { readonly [name: string]: PubSubEventSource };
  readonly pulsar?: { readonly [name: string]: PulsarEventSource };
  readonly redis?: { readonly [name: string]: RedisEventSource };
  readonly redisStream?: { readonly [name: string]: RedisStreamEventSource };
  readonly resource?: { readonly [name: string]: ResourceEventSource };
  readonly sftp?: { readonly [name: string]: SFTPEventSource };
  readonly slack?: { readonly [name: string]: SlackEventSource };
  readonly sns?: { readonly [name: string]: SNSEventSource };
  readonly sqs?: { readonly [name: string]: SQSEventSource };
  readonly storageGrid?: { readonly [name: string]: StorageGridEventSource };
  readonly stripe?: { readonly [name: string]: StripeEventSource };
  readonly webhook?: { readonly [name: string]: WebhookEventSource };
}

export interface Service {
  readonly clusterIP?: string;
  readonly metadata?: Metadata;
  readonly ports?: readonly ServicePort[];
}

export interface EventSourceStatus {
  readonly conditions?: readonly Condition[];
}
