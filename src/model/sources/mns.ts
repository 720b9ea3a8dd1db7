import type { SecretKeySelector } from '../kubernetes/selectors';
import type { EventSourceFilter } from '../source-filter';

/**
 * Messages of a queue of Alibaba Cloud's Message Service.
 *
 * A message is deleted even if its event could not be published.
 */
export interface MNSEventSource {
  /** The name of the queue. */
  readonly queue: string;
  /** The endpoint of the account and region. */
  readonly endpoint: string;
  /** The access key. */
  readonly accessKey: SecretKeySelector;
  /** The secret key. */
  readonly secretKey: SecretKeySelector;
  /** It has no effect: the body is the text of the message. */
  readonly jsonBody?: boolean;
  /** An expression over the payload that must be true for the event to be published. */
  readonly filter?: EventSourceFilter;
}
