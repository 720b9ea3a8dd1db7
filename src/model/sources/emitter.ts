import type { SecretKeySelector } from '../kubernetes/selectors';
import type { Backoff } from '../scalars';
import type { EventSourceFilter } from '../source-filter';
import type { TLSConfig } from '../tls';

export interface EmitterEventSource {
  readonly broker: string;
  readonly channelKey: string;
  readonly channelName: string;
  readonly connectionBackoff?: Backoff;
  readonly filter?: EventSourceFilter;
  readonly jsonBody?: boolean;
  readonly metadata?: { readonly [key: string]: string };
  readonly password?: SecretKeySelector;
  readonly tls?: TLSConfig;
  readonly username?: SecretKeySelector;
}
