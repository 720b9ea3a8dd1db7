import type { SecretKeySelector } from '../kubernetes/selectors';
import type { EventSourceFilter } from '../source-filter';

export interface GenericEventSource {
  readonly config: string;
  readonly url: string;
  readonly authSecret?: SecretKeySelector;
  readonly filter?: EventSourceFilter;
  readonly insecure?: boolean;
  readonly jsonBody?: boolean;
  readonly metadata?: { readonly [key: string]: string };
}
