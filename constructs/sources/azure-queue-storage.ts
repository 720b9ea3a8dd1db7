import type { AzureQueueStoragePayload } from '../../src/model/payloads/messages';
import type { AzureQueueStorageEventSource } from '../../src/model/sources/azure-queue-storage';
import { checkFilled, checkInteger, checkOneOf, type FieldsOf, filterOf, plain } from './declaration';
import type { EventOptions } from './endpoint';
import { SourceEvent } from './source-event';

/** @see AzureQueueStorageEvent */
export interface AzureQueueStorageEventOptions extends FieldsOf<AzureQueueStorageEventSource>, EventOptions {}

/**
 * Messages of a queue of Azure Storage. A message is deleted when its event was published.
 *
 * All factories throw EventloomError `bad-value` unless there is one way to reach the account, and for a wait of 0 seconds, with which
 * upstream would never pause.
 */
export class AzureQueueStorageEvent<P> extends SourceEvent<'azureQueueStorage', P> {
  /**
   * Messages that are JSON of type `Body`. Others are deleted unseen, unless `dlq` keeps them. Clients often send base64: set `decodeMessage`
   * then. Upstream's `jsonBody: true`.
   */
  static messages<Body = unknown>(
    options: AzureQueueStorageEventOptions,
  ): AzureQueueStorageEvent<AzureQueueStoragePayload<Body>> {
    return new AzureQueueStorageEvent(options, true);
  }

  /** Messages of any content; the body of the event is base64 text. Upstream's `jsonBody: false`. */
  static bytes(options: AzureQueueStorageEventOptions): AzureQueueStorageEvent<AzureQueueStoragePayload> {
    return new AzureQueueStorageEvent(options, false);
  }

  private constructor({ filter, ...fields }: AzureQueueStorageEventOptions, jsonBody: boolean) {
    checkFilled('azureQueueStorage', fields, 'queueName');
    checkOneOf('azureQueueStorage', fields, 'connectionString', 'storageAccountName');
    checkInteger("'waitTimeInSeconds' of an event of kind azureQueueStorage", fields.waitTimeInSeconds, 1, 2 ** 31 - 1);
    super('azureQueueStorage', plain({ ...fields, jsonBody: jsonBody || undefined, filter: filterOf(filter) }));
  }
}
