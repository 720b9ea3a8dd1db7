import type { KafkaConsumerGroup } from './kafka-client';
import type { Affinity } from './kubernetes/affinity';
import type { ResourceRequirements } from './kubernetes/resources';
import type { PodSecurityContext, SecurityContext } from './kubernetes/security-context';
import type { LocalObjectReference, SecretKeySelector } from './kubernetes/selectors';
import type { Toleration } from './kubernetes/toleration';
import type { ObjectMeta } from './meta';
import type { Metadata } from './pod-template';
import type { SASLConfig } from './sasl';
import type { Int32, Int64, Quantity } from './scalars';
import type { Condition } from './status';
import type { TLSConfig } from './tls';

export interface EventBus {
  readonly apiVersion: 'argoproj.io/v1alpha1';
  readonly kind: 'EventBus';
  readonly metadata: ObjectMeta;
  readonly spec: EventBusSpec;
  readonly status?: EventBusStatus;
}

export interface EventBusSpec {
  readonly jetstream?: JetStreamBus;
  readonly jetstreamExotic?: JetStreamConfig;
  readonly kafka?: KafkaBus;
  readonly nats?: NATSBus;
}

export interface EventBusStatus {
  readonly conditions?: readonly Condition[];
  readonly config?: BusConfig;
}

export interface BusConfig {
  readonly jetstream?: JetStreamConfig;
  readonly kafka?: KafkaBus;
  readonly nats?: NATSConfig;
}

export interface JetStreamBus {
  readonly version: string;
  readonly affinity?: Affinity;
  readonly containerTemplate?: ContainerTemplate;
  readonly imagePullSecrets?: readonly LocalObjectReference[];
  readonly maxPayload?: string;
  readonly metadata?: Metadata;
  readonly metricsContainerTemplate?: ContainerTemplate;
  readonly nodeSelector?: { readonly [key: string]: string };
  readonly persistence?: PersistenceStrategy;
  readonly priority?: Int32;
  readonly priorityClassName?: string;
  readonly reloaderContainerTemplate?: ContainerTemplate;
  readonly replicas?: Int32;
  readonly securityContext?: PodSecurityContext;
  readonly serviceAccountName?: string;
  readonly settings?: string;
  readonly startArgs?: readonly string[];
  readonly streamConfig?: string;
  readonly tolerations?: readonly Toleration[];
}

export interface JetStreamConfig {
  readonly url: string;
  readonly accessSecret?: SecretKeySelector;
  readonly streamConfig?: string;
  readonly tls?: TLSConfig;
}

export interface KafkaBus {
  readonly url: string;
  readonly consumerGroup?: KafkaConsumerGroup;
  readonly partitioner?: 'random' | 'hash' | 'roundrobin' | 'manual';
  readonly sasl?: SASLConfig;
  readonly tls?: TLSConfig;
  readonly topic?: string;
  readonly version?: string;
}

export interface NATSBus {
  readonly exotic?: NATSConfig;
  readonly native?: NativeStrategy;
}

export interface NativeStrategy {
  readonly affinity?: Affinity;
  readonly auth?: 'none' | 'token';
  readonly containerTemplate?: ContainerTemplate;
  readonly imagePullSecrets?: readonly LocalObjectReference[];
  readonly maxAge?: string;
  readonly maxBytes?: string;
  readonly maxMsgs?: Int64;
  readonly maxPayload?: string;
  readonly maxSubs?: Int64;
  readonly metadata?: Metadata;
  readonly metricsContainerTemplate?: ContainerTemplate;
  readonly nodeSelector?: { readonly [key: string]: string };
  readonly persistence?: PersistenceStrategy;
  readonly priority?: Int32;
  readonly priorityClassName?: string;
  readonly raftCommitTimeout?: string;
  readonly raftElectionTimeout?: string;
  readonly raftHeartbeatTimeout?: string;
  readonly raftLeaseTimeout?: string;
  readonly replicas?: Int32;
  readonly securityContext?: PodSecurityContext;
  readonly serviceAccountName?: string;
  readonly tolerations?: readonly Toleration[];
}

export interface NATSConfig {
  readonly clusterID: string;
  readonly url: string;
  readonly accessSecret?: SecretKeySelector;
  readonly auth?: 'none' | 'token' | 'basic';
}

export interface ContainerTemplate {
  readonly imagePullPolicy?: string;
  readonly resources?: ResourceRequirements;
  readonly securityContext?: SecurityContext;
}

export interface PersistenceStrategy {
  readonly accessMode?: string;
  readonly storageClassName?: string;
  readonly volumeSize?: Quantity;
}
