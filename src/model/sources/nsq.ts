import type { Backoff } from '../scalars';
import type { EventSourceFilter } from '../source-filter';
import type { TLSConfig } from '../tls';

export interface NSQEventSource {
  readonly channel: string;
  readonly hostAddress: string;
  readonly topic: string;
  readonly connectionBackoff?: Backoff;
  readonly filter?: EventSourceFilter;
  readonly jsonBody?: boolean;
  readonly metadata?: { readonly [key: string]: string };
  readonly tls?: TLSConfig;
}
