import type { BasicAuth } from './basic-auth';
import type { Int32 } from './scalars';

export interface KafkaConsumerGroup {
  readonly groupName?: string;
  readonly oldest?: boolean;
  readonly rebalanceStrategy?: 'range' | 'sticky' | 'roundrobin';
}

export interface SchemaRegistryConfig {
  readonly url: string;
  readonly auth?: BasicAuth;
  readonly schemaId?: Int32;
}

export interface AWSMSKIAMConfig {
  readonly region: string;
}
