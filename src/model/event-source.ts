import type { ServicePort } from './kubernetes/service-port';
import type { ListMeta, ObjectMeta } from './meta';
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

/**
 * Where events come from: one object that listens to any number of sources and publishes what it receives on an
 * EventBus.
 *
 * The API server accepts any field, so that a misspelt one is ignored without a word.
 */
export interface EventSource {
  /** Always `argoproj.io/v1alpha1`. */
  readonly apiVersion: 'argoproj.io/v1alpha1';
  /** Always `EventSource`. */
  readonly kind: 'EventSource';
  /** Its name, labels and annotations. The name becomes the `source` of every event, and must not contain a dot. */
  readonly metadata: ObjectMeta;
  /** What it listens to. */
  readonly spec: EventSourceSpec;
  /** What the controller observed. Not written by people. */
  readonly status?: EventSourceStatus;
}

/**
 * What an EventSource listens to.
 *
 * Under each kind stand the events by their names, which must be unique over all kinds, and which sensors call
 * `eventName`. A name must not contain dots, blanks or wildcards, or publishing fails. Kinds of which only one replica
 * may listen (`calendar`, `kafka`, `nats` and the like) and others (`webhook`, `github`, `sqs` and the like) cannot be
 * mixed.
 */
export interface EventSourceSpec {
  /**
   * The EventBus to publish on, in the same namespace.
   *
   * @default "default"
   */
  readonly eventBusName?: string;
  /**
   * How many pods. Of kinds that must not listen twice one pod is active and the others wait.
   *
   * @default 1
   */
  readonly replicas?: Int32;
  /** The Service to create in front of the pods. Needed for events over HTTP. */
  readonly service?: Service;
  /** How the pods look. */
  readonly template?: Template;
  /** Messages of RabbitMQ, or of another server of AMQP 0.9.1. */
  readonly amqp?: { readonly [name: string]: AMQPEventSource };
  /** Messages of Azure Event Hubs. */
  readonly azureEventsHub?: { readonly [name: string]: AzureEventsHubEventSource };
  /** Messages of queues of Azure Storage. */
  readonly azureQueueStorage?: { readonly [name: string]: AzureQueueStorageEventSource };
  /** Messages of Azure Service Bus. */
  readonly azureServiceBus?: { readonly [name: string]: AzureServiceBusEventSource };
  /** Webhooks of Bitbucket Cloud. */
  readonly bitbucket?: { readonly [name: string]: BitbucketEventSource };
  /** Webhooks of Bitbucket Server and Data Center. */
  readonly bitbucketserver?: { readonly [name: string]: BitbucketServerEventSource };
  /** The clock. */
  readonly calendar?: { readonly [name: string]: CalendarEventSource };
  /** Messages of the Emitter broker. */
  readonly emitter?: { readonly [name: string]: EmitterEventSource };
  /** Changes of files in the pod. */
  readonly file?: { readonly [name: string]: FileEventSource };
  /** A gRPC server of one's own. */
  readonly generic?: { readonly [name: string]: GenericEventSource };
  /** Webhooks of Gerrit. */
  readonly gerrit?: { readonly [name: string]: GerritEventSource };
  /** Webhooks of GitHub. */
  readonly github?: { readonly [name: string]: GithubEventSource };
  /** Webhooks of GitLab. */
  readonly gitlab?: { readonly [name: string]: GitlabEventSource };
  /** Changes of files in HDFS. */
  readonly hdfs?: { readonly [name: string]: HDFSEventSource };
  /** Messages of Kafka. */
  readonly kafka?: { readonly [name: string]: KafkaEventSource };
  /** Changes of objects in MinIO buckets. */
  readonly minio?: { readonly [name: string]: MinioEventSource };
  /** Messages of Alibaba Cloud's Message Service. */
  readonly mns?: { readonly [name: string]: MNSEventSource };
  /** Messages of MQTT brokers. */
  readonly mqtt?: { readonly [name: string]: MQTTEventSource };
  /** Messages of NATS subjects. */
  readonly nats?: { readonly [name: string]: NATSEventsSource };
  /** Messages of NSQ. */
  readonly nsq?: { readonly [name: string]: NSQEventSource };
  /** Messages of Google Cloud Pub/Sub. */
  readonly pubSub?: { readonly [name: string]: PubSubEventSource };
  /** Messages of Apache Pulsar. */
  readonly pulsar?: { readonly [name: string]: PulsarEventSource };
  /** Messages of Redis channels. */
  readonly redis?: { readonly [name: string]: RedisEventSource };
  /** Entries of Redis streams. */
  readonly redisStream?: { readonly [name: string]: RedisStreamEventSource };
  /** Changes of Kubernetes objects. */
  readonly resource?: { readonly [name: string]: ResourceEventSource };
  /** Changes of files on SFTP servers. */
  readonly sftp?: { readonly [name: string]: SFTPEventSource };
  /** Requests of Slack. */
  readonly slack?: { readonly [name: string]: SlackEventSource };
  /** Notifications of Amazon SNS. */
  readonly sns?: { readonly [name: string]: SNSEventSource };
  /** Messages of Amazon SQS. */
  readonly sqs?: { readonly [name: string]: SQSEventSource };
  /** Bucket notifications of NetApp StorageGRID. */
  readonly storageGrid?: { readonly [name: string]: StorageGridEventSource };
  /** Webhooks of Stripe. */
  readonly stripe?: { readonly [name: string]: StripeEventSource };
  /** HTTP endpoints for any sender. */
  readonly webhook?: { readonly [name: string]: WebhookEventSource };
}

/**
 * The Service in front of an EventSource's pods, named `<event source>-eventsource-svc`.
 *
 * It is created only when there are ports; those of the events are not added by themselves. It is of type ClusterIP,
 * and nothing leads in from outside the cluster.
 */
export interface Service {
  /** The ports to serve; `targetPort` is the `port` of the events. */
  readonly ports?: readonly ServicePort[];
  /** A fixed address within the cluster, or `None`. Absent: any free address. */
  readonly clusterIP?: string;
  /** Labels and annotations of the Service. */
  readonly metadata?: Metadata;
}

/** What the controller observed about an EventSource. */
export interface EventSourceStatus {
  /** One entry per aspect that the controller looks at. */
  readonly conditions?: readonly Condition[];
}

/** Several EventSources, as the API server lists them. */
export interface EventSourceList {
  /** Always `argoproj.io/v1alpha1`. */
  readonly apiVersion: 'argoproj.io/v1alpha1';
  /** Always `EventSourceList`. */
  readonly kind: 'EventSourceList';
  /** The state of the list. */
  readonly metadata: ListMeta;
  /** The EventSources. */
  readonly items: readonly EventSource[];
}
