import type { SecretKeySelector } from '../kubernetes/selectors';
import type { Int32 } from '../scalars';
import type { EventSourceFilter } from '../source-filter';
import type { TLSConfig } from '../tls';

export interface RedisEventSource {
  readonly channels: readonly string[];
  readonly hostAddress: string;
  readonly db?: Int32;
  readonly filter?: EventSourceFilter;
  readonly jsonBody?: boolean;
  readonly metadata?: { readonly [key: string]: string };
  readonly namespace?: string;
  readonly password?: SecretKeySelector;
  readonly tls?: TLSConfig;
  readonly username?: string;
}
