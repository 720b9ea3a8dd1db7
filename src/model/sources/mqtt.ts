import type { BasicAuth } from '../basic-auth';
import type { Backoff } from '../scalars';
import type { EventSourceFilter } from '../source-filter';
import type { TLSConfig } from '../tls';

export interface MQTTEventSource {
  readonly clientId: string;
  readonly topic: string;
  readonly url: string;
  readonly auth?: BasicAuth;
  readonly connectionBackoff?: Backoff;
  readonly filter?: EventSourceFilter;
  readonly jsonBody?: boolean;
  readonly metadata?: { readonly [key: string]: string };
  readonly tls?: TLSConfig;
}
