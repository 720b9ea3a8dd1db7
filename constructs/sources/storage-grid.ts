import type { StorageGridPayload } from '../../src/model/payloads/s3';
import type { StorageGridEventSource } from '../../src/model/sources/storage-grid';
import { checkBucketEvents } from './bucket-events';
import { type TlsOptions, tlsOf } from './connection';
import { bad, checkFilled, type FieldsOf, plain } from './declaration';
import type { EndpointOptions, EventOptions } from './endpoint';
import { type HookContext, HookEvent } from './source-event';

/** @see StorageGridEvent */
export interface StorageGridEventOptions
  extends FieldsOf<StorageGridEventSource, 'events'>,
    TlsOptions,
    EndpointOptions,
    Omit<EventOptions, 'filter'> {
  /** Which objects, by their key. This is not the expression that other kinds have under this name. @default - all of them */
  readonly filter?: StorageGridEventSource['filter'];
}

/**
 * Something that happened in a bucket of NetApp StorageGRID. The event source sets the bucket up to notify it, which needs a public address.
 *
 * All factories throw EventloomError `bad-value` for names that are empty; while synthesizing, without a public address.
 */
export class StorageGridEvent extends HookEvent<'storageGrid', StorageGridPayload> {
  /** An object was written: `s3:ObjectCreated:*`. */
  static objectCreated(options: StorageGridEventOptions): StorageGridEvent {
    return new StorageGridEvent(['s3:ObjectCreated:*'], '/object_created', options);
  }

  /** An object was deleted: `s3:ObjectRemoved:*`. */
  static objectRemoved(options: StorageGridEventOptions): StorageGridEvent {
    return new StorageGridEvent(['s3:ObjectRemoved:*'], '/object_removed', options);
  }

  /** Any events, by their names in S3: `StorageGridEvent.of(['s3:ObjectCreated:Put'], ...)`. */
  static of(events: readonly string[], options: StorageGridEventOptions): StorageGridEvent {
    return new StorageGridEvent(events, '/storagegrid', options);
  }

  private readonly encryption: TlsOptions;

  private constructor(
    private readonly events: readonly string[],
    defaultPath: string,
    private readonly options: StorageGridEventOptions,
  ) {
    super('storageGrid', options, defaultPath);
    this.encryption = tlsOf('storageGrid', { tls: options.tls });
    checkFilled('storageGrid', options, 'topicArn', 'apiURL', 'authToken', 'bucket');
    checkBucketEvents('storageGrid', events);
  }

  protected declaration({ name, webhook }: HookContext): StorageGridEventSource {
    if (!webhook.url) {
      throw bad(
        `event '${name}' of kind storageGrid must tell the bucket its public address; expose it, or give it a url`,
      );
    }
    const { topicArn, apiURL, authToken, bucket, region, filter, metadata } = this.options;
    return plain({
      topicArn,
      apiURL,
      authToken,
      bucket,
      region,
      events: this.events,
      webhook,
      // Upstream reads both ends of the key, and an empty text fits every key.
      filter: filter && { prefix: filter.prefix ?? '', suffix: filter.suffix ?? '' },
      ...this.encryption,
      metadata,
    });
  }
}
