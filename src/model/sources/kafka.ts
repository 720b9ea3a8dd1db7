import type { AWSMSKIAMConfig, KafkaConsumerGroup, SchemaRegistryConfig } from '../kafka-client';
import type { SASLConfig } from '../sasl';
import type { Backoff, Int64 } from '../scalars';
import type { EventSourceFilter } from '../source-filter';
import type { TLSConfig } from '../tls';

export interface KafkaEventSource {
  readonly topic: string;
  readonly url: string;
  readonly awsMskIamAuth?: AWSMSKIAMConfig;
  readonly config?: string;
  readonly connectionBackoff?: Backoff;
  readonly consumerGroup?: KafkaConsumerGroup;
  readonly filter?: EventSourceFilter;
  readonly jsonBody?: boolean;
  readonly limitEventsPerSecond?: Int64;
  readonly metadata?: { readonly [key: string]: string };
  readonly partition?: string;
  readonly sasl?: SASLConfig;
  readonly schemaRegistry?: SchemaRegistryConfig;
  readonly tls?: TLSConfig;
  readonly version?: string;
}
