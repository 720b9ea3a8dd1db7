import type { SecretKeySelector } from '../kubernetes/selectors';
import type { Int32 } from '../scalars';
import type { EventSourceFilter } from '../source-filter';

/** Messages of a queue of Azure Storage. A message is deleted after its event was published. */
export interface AzureQueueStorageEventSource {
  /** The name of the queue. */
  readonly queueName: string;
  /** How to reach and log in to the storage account. Either this or `storageAccountName`. */
  readonly connectionString?: SecretKeySelector;
  /** The storage account, to log in with the pod's Azure identity. Ignored when there is a `connectionString`. */
  readonly storageAccountName?: string;
  /**
   * Decodes each message from base64, before `jsonBody` looks at it.
   *
   * @default false
   */
  readonly decodeMessage?: boolean;
  /**
   * Keeps messages that cannot be read, so that they end in a dead-letter queue; otherwise they are deleted.
   *
   * @default false
   */
  readonly dlq?: boolean;
  /**
   * How long to wait after an empty answer, in seconds. 0 asks again at once, without pause.
   *
   * @default 3
   */
  readonly waitTimeInSeconds?: Int32;
  /** An expression over the payload that must be true for the event to be published. */
  readonly filter?: EventSourceFilter;
  /**
   * Whether the body of a message is JSON. Then it is part of the payload as it is, and paths such as `body.id` reach
   * into it; a message that is not JSON is dropped. Otherwise the body is base64 text.
   *
   * @default false
   */
  readonly jsonBody?: boolean;
  /** Fixed values that are added to every event, under `metadata`. */
  readonly metadata?: { readonly [key: string]: string };
}
