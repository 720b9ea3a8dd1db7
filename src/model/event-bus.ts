import type { KafkaConsumerGroup } from './kafka-client';
import type { Affinity } from './kubernetes/affinity';
import type { ResourceRequirements } from './kubernetes/resources';
import type { PodSecurityContext, SecurityContext } from './kubernetes/security-context';
import type { LocalObjectReference, SecretKeySelector } from './kubernetes/selectors';
import type { Toleration } from './kubernetes/toleration';
import type { ListMeta, ObjectMeta } from './meta';
import type { Metadata } from './pod-template';
import type { SASLConfig } from './sasl';
import type { Int32, Int64, Quantity } from './scalars';
import type { Status } from './status';
import type { TLSConfig } from './tls';

/**
 * Carries events from EventSources to Sensors of the same namespace. Those that name no EventBus use the one called
 * `default`.
 *
 * The API server accepts any field, so that a misspelt one is ignored without a word.
 */
export interface EventBus {
  /** Always `argoproj.io/v1alpha1`. */
  readonly apiVersion: 'argoproj.io/v1alpha1';
  /** Always `EventBus`. */
  readonly kind: 'EventBus';
  /** Its name, labels and annotations. */
  readonly metadata: ObjectMeta;
  /** What carries the events. */
  readonly spec: EventBusSpec;
  /** What the controller observed. Not written by people. */
  readonly status?: EventBusStatus;
}

/**
 * What carries the events: one of the four. Of several the first in the order nats, jetstream, kafka, jetstreamExotic
 * is used. It cannot be changed later.
 */
export interface EventBusSpec {
  /**
   * NATS Streaming, which its makers have given up.
   *
   * @deprecated use `jetstream`
   */
  readonly nats?: NATSBus;
  /** NATS JetStream, run by the controller. */
  readonly jetstream?: JetStreamBus;
  /** NATS JetStream that somebody else runs. */
  readonly jetstreamExotic?: JetStreamConfig;
  /** Kafka that somebody else runs. */
  readonly kafka?: KafkaBus;
}

/** What the controller observed, and how to reach the bus. */
export interface EventBusStatus extends Status {
  /** How pods reach the bus. */
  readonly config?: BusConfig;
}

/** How pods reach an EventBus: one of the three. */
export interface BusConfig {
  /** NATS Streaming. */
  readonly nats?: NATSConfig;
  /** NATS JetStream. */
  readonly jetstream?: JetStreamConfig;
  /** Kafka. */
  readonly kafka?: KafkaBus;
}

/**
 * NATS JetStream as the controller runs it: a StatefulSet `eventbus-<name>-js` with a Service of the same name and
 * `-svc`.
 */
export interface JetStreamBus {
  /** The version, one of those that the controller's configuration lists, or `latest`. */
  readonly version: string;
  /**
   * How many servers. 2 is refused; streams have three replicas unless `streamConfig` says otherwise.
   *
   * @default 3
   */
  readonly replicas?: Int32;
  /** Where to keep messages. Absent: on disks that end with their pods. */
  readonly persistence?: PersistenceStrategy;
  /**
   * The largest event, as a size such as `1MB`.
   *
   * @default "1MB"
   */
  readonly maxPayload?: string;
  /** Limits of JetStream in the words of its configuration file: `max_memory_store`, `max_file_store`. */
  readonly settings?: string;
  /** Further arguments of the server, such as `-D`. */
  readonly startArgs?: readonly string[];
  /**
   * Settings of the stream, as YAML in a text, merged over the controller's: `maxMsgs`, `maxAge`, `maxBytes`,
   * `replicas`, `duplicates`, `retention`, `discard`. It cannot be changed later, and a stream that exists is never
   * changed. With fewer than three servers write `replicas: 1`.
   */
  readonly streamConfig?: string;
  /** What to add to the container that reloads the configuration. */
  readonly reloaderContainerTemplate?: ContainerTemplate;
  /** The user, groups and other security settings of the pods. */
  readonly securityContext?: PodSecurityContext;
  /** Labels and annotations of the pods. */
  readonly metadata?: Metadata;
  /** Which nodes and which neighbours the pods want or avoid. */
  readonly affinity?: Affinity;
  /** What to add to the container of the server. */
  readonly containerTemplate?: ContainerTemplate;
  /** Secrets to pull the images with. */
  readonly imagePullSecrets?: readonly LocalObjectReference[];
  /** What to add to the container that exports metrics. */
  readonly metricsContainerTemplate?: ContainerTemplate;
  /** Labels that a node must have for the pods to run on it. */
  readonly nodeSelector?: { readonly [key: string]: string };
  /** The priority as a number. Clusters usually derive it from `priorityClassName` and refuse it here. */
  readonly priority?: Int32;
  /** The PriorityClass of the pods; it must exist. */
  readonly priorityClassName?: string;
  /** The service account of the pods. */
  readonly serviceAccountName?: string;
  /** Taints of nodes that the pods put up with. */
  readonly tolerations?: readonly Toleration[];
}

/**
 * NATS JetStream that somebody else runs. Neither streams nor consumers carry the namespace in their names, so that
 * namespaces that share a server disturb each other.
 */
export interface JetStreamConfig {
  /** The address of the server: `nats://nats.example.com:4222`. */
  readonly url: string;
  /** How to log in: YAML with `username` and `password`. */
  readonly accessSecret?: SecretKeySelector;
  /**
   * Settings of the stream, as YAML in a text; what is left out is up to the server. A stream that exists is never
   * changed.
   */
  readonly streamConfig?: string;
  /** How to encrypt the connection. Argo Events 1.9 insists on TLS even if this is absent. */
  readonly tls?: TLSConfig;
}

/**
 * Kafka that somebody else runs.
 *
 * A trigger with `&&` receives only the event of the dependency that came last.
 */
export interface KafkaBus {
  /** The brokers, each as `host:port`, separated by commas. */
  readonly url: string;
  /**
   * The topic of the events. Absent: `<namespace>-<event bus>`. Each sensor needs two more: `<topic>-<sensor>-trigger`
   * and `<topic>-<sensor>-action`. They must exist, or the brokers must create them.
   */
  readonly topic?: string;
  /** The version of the Kafka protocol to speak. */
  readonly version?: string;
  /**
   * Which partition a message goes to. With `random` and several partitions, conditions over several dependencies may
   * never hold when a sensor has replicas: use `hash`.
   *
   * @default "random"
   */
  readonly partitioner?: 'random' | 'hash' | 'roundrobin' | 'manual';
  /** The consumer group of the sensors, and where a new group begins. */
  readonly consumerGroup?: KafkaConsumerGroup;
  /** How to log in. */
  readonly sasl?: SASLConfig;
  /** How to encrypt the connection. Absent: not at all. */
  readonly tls?: TLSConfig;
}

/** NATS Streaming: run by the controller, or by somebody else. One of the two; it cannot be changed later. */
export interface NATSBus {
  /** Run by the controller. */
  readonly native?: NativeStrategy;
  /** Run by somebody else. */
  readonly exotic?: NATSConfig;
}

/** NATS Streaming as the controller runs it: a StatefulSet `eventbus-<name>-stan`. */
export interface NativeStrategy {
  /**
   * How many servers; fewer than three count as three.
   *
   * @default 3
   */
  readonly replicas?: Int32;
  /**
   * How clients log in. It cannot be changed later.
   *
   * @default "none"
   */
  readonly auth?: 'none' | 'token';
  /**
   * How long messages are kept, as a Go duration.
   *
   * @default "72h"
   */
  readonly maxAge?: string;
  /**
   * How many messages a channel keeps; 0 is no limit.
   *
   * @default 1000000
   */
  readonly maxMsgs?: Int64;
  /**
   * How many bytes a channel keeps, as a size; 0 is no limit.
   *
   * @default "1GB"
   */
  readonly maxBytes?: string;
  /**
   * How many subscriptions a channel may have; 0 is no limit.
   *
   * @default 1000
   */
  readonly maxSubs?: Int64;
  /**
   * The largest event, as a size.
   *
   * @default "1MB"
   */
  readonly maxPayload?: string;
  /**
   * How long a follower waits for a leader before it calls an election, as a Go duration.
   *
   * @default "2s"
   */
  readonly raftHeartbeatTimeout?: string;
  /**
   * How long a candidate waits before it calls another election, as a Go duration.
   *
   * @default "2s"
   */
  readonly raftElectionTimeout?: string;
  /**
   * How long a leader goes on without reaching a majority, as a Go duration.
   *
   * @default "1s"
   */
  readonly raftLeaseTimeout?: string;
  /**
   * How long without changes until the followers are told the state again, as a Go duration.
   *
   * @default "100ms"
   */
  readonly raftCommitTimeout?: string;
  /** The user, groups and other security settings of the pods. */
  readonly securityContext?: PodSecurityContext;
  /** Labels and annotations of the pods. */
  readonly metadata?: Metadata;
  /** Which nodes and which neighbours the pods want or avoid. */
  readonly affinity?: Affinity;
  /** What to add to the container of the server. */
  readonly containerTemplate?: ContainerTemplate;
  /** Secrets to pull the images with. */
  readonly imagePullSecrets?: readonly LocalObjectReference[];
  /** What to add to the container that exports metrics. */
  readonly metricsContainerTemplate?: ContainerTemplate;
  /** Labels that a node must have for the pods to run on it. */
  readonly nodeSelector?: { readonly [key: string]: string };
  /** Where to keep messages. Absent: on disks that end with their pods. */
  readonly persistence?: PersistenceStrategy;
  /** The priority as a number. Clusters usually derive it from `priorityClassName` and refuse it here. */
  readonly priority?: Int32;
  /** The PriorityClass of the pods; it must exist. */
  readonly priorityClassName?: string;
  /** The service account of the pods. */
  readonly serviceAccountName?: string;
  /** Taints of nodes that the pods put up with. */
  readonly tolerations?: readonly Toleration[];
}

/** NATS Streaming that somebody else runs. */
export interface NATSConfig {
  /** The address of the server: `nats://nats.example.com:4222`. */
  readonly url: string;
  /** The id of the cluster. */
  readonly clusterID: string;
  /**
   * How to log in.
   *
   * @default "none"
   */
  readonly auth?: 'none' | 'token' | 'basic';
  /** What to log in with, as YAML: `token`, or `username` and `password`. */
  readonly accessSecret?: SecretKeySelector;
}

/** What to add to a container of an EventBus. */
export interface ContainerTemplate {
  /** When to pull the image. */
  readonly imagePullPolicy?: string;
  /** How much CPU and memory the container is given, and may use at most. */
  readonly resources?: ResourceRequirements;
  /** The security settings of the container. */
  readonly securityContext?: SecurityContext;
}

/** The disks of an EventBus. */
export interface PersistenceStrategy {
  /** The size of each server's disk. Absent: 20Gi for JetStream, 10Gi for NATS Streaming. */
  readonly volumeSize?: Quantity;
  /**
   * Who may mount a disk.
   *
   * @default "ReadWriteOnce"
   */
  readonly accessMode?: string;
  /** The StorageClass of the disks. Absent: the cluster's default. */
  readonly storageClassName?: string;
}

/** Several EventBuses, as the API server lists them. */
export interface EventBusList {
  /** Always `argoproj.io/v1alpha1`. */
  readonly apiVersion: 'argoproj.io/v1alpha1';
  /** Always `EventBusList`. */
  readonly kind: 'EventBusList';
  /** The state of the list. */
  readonly metadata: ListMeta;
  /** The EventBuses. */
  readonly items: readonly EventBus[];
}
