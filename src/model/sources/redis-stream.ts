import type { SecretKeySelector } from '../kubernetes/selectors';
import type { Int32 } from '../scalars';
import type { EventSourceFilter } from '../source-filter';
import type { TLSConfig } from '../tls';

export interface RedisStreamEventSource {
  readonly hostAddress: string;
  readonly streams: readonly string[];
  readonly consumerGroup?: string;
  readonly db?: Int32;
  readonly filter?: EventSourceFilter;
  readonly maxMsgCountPerRead?: Int32;
  readonly metadata?: { readonly [key: string]: string };
  readonly password?: SecretKeySelector;
  readonly tls?: TLSConfig;
  readonly username?: string;
}
