import type { SecretKeySelector } from '../kubernetes/selectors';
import type { Int64 } from '../scalars';
import type { EventSourceFilter } from '../source-filter';

export interface SQSEventSource {
  readonly queue: string;
  readonly region: string;
  readonly accessKey?: SecretKeySelector;
  readonly dlq?: boolean;
  readonly endpoint?: string;
  readonly filter?: EventSourceFilter;
  readonly jsonBody?: boolean;
  readonly metadata?: { readonly [key: string]: string };
  readonly queueAccountId?: string;
  readonly roleARN?: string;
  readonly secretKey?: SecretKeySelector;
  readonly sessionToken?: SecretKeySelector;
  readonly waitTimeSeconds?: Int64;
}
