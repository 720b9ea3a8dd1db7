import type { NATSAuth } from '../nats-auth';
import type { Backoff } from '../scalars';
import type { EventSourceFilter } from '../source-filter';
import type { TLSConfig } from '../tls';

export interface NATSEventsSource {
  readonly subject: string;
  readonly url: string;
  readonly auth?: NATSAuth;
  readonly connectionBackoff?: Backoff;
  readonly filter?: EventSourceFilter;
  readonly jsonBody?: boolean;
  readonly metadata?: { readonly [key: string]: string };
  readonly queue?: string;
  readonly tls?: TLSConfig;
}
