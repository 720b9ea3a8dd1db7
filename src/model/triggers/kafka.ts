import type { SchemaRegistryConfig } from '../kafka-client';
import type { TriggerParameter } from '../parameter';
import type { SASLConfig } from '../sasl';
import type { Int32 } from '../scalars';
import type { SecureHeader } from '../secure-header';
import type { TLSConfig } from '../tls';

export interface KafkaTrigger {
  readonly payload: readonly TriggerParameter[];
  readonly topic: string;
  readonly url: string;
  readonly compress?: boolean;
  readonly flushFrequency?: Int32;
  readonly headers?: { readonly [key: string]: string };
  readonly parameters?: readonly TriggerParameter[];
  readonly partition?: Int32;
  readonly partitioningKey?: string;
  readonly requiredAcks?: Int32;
  readonly sasl?: SASLConfig;
  readonly schemaRegistry?: SchemaRegistryConfig;
  readonly secureHeaders?: readonly SecureHeader[];
  readonly tls?: TLSConfig;
  readonly version?: string;
}
