import type { SecretKeySelector } from '../kubernetes/selectors';
import type { EventSourceFilter } from '../source-filter';

export interface MNSEventSource {
  readonly accessKey: SecretKeySelector;
  readonly endpoint: string;
  readonly queue: string;
  readonly secretKey: SecretKeySelector;
  readonly filter?: EventSourceFilter;
  readonly jsonBody?: boolean;
}
