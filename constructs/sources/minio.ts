import type { MinioPayload } from '../../src/model/payloads/s3';
import type { MinioEventSource } from '../../src/model/sources/minio';
import { checkBucketEvents } from './bucket-events';
import { bad, checkFilled, plain } from './declaration';
import { SourceEvent } from './source-event';

/** @see MinioEvent */
export interface MinioEventOptions extends Omit<MinioEventSource, 'bucket' | 'events'> {
  /** The name of the bucket. */
  readonly bucket: string;
}

/**
 * Something that happened in a bucket of MinIO, or of any store that speaks MinIO's bucket notification API; Amazon S3 does not: use
 * {@link SqsEvent.s3Notifications}. What happens while the event source is down is lost.
 *
 * All factories throw EventloomError `bad-value` for an endpoint with a scheme, and for names that are empty.
 */
export class MinioEvent extends SourceEvent<'minio', MinioPayload> {
  /** An object was written: `s3:ObjectCreated:*`. */
  static objectCreated(options: MinioEventOptions): MinioEvent {
    return new MinioEvent(['s3:ObjectCreated:*'], options);
  }

  /** An object was deleted: `s3:ObjectRemoved:*`. */
  static objectRemoved(options: MinioEventOptions): MinioEvent {
    return new MinioEvent(['s3:ObjectRemoved:*'], options);
  }

  /** Any events, by their names in S3: `MinioEvent.of(['s3:ObjectCreated:Put', 's3:ObjectRemoved:*'], ...)`. */
  static of(events: readonly string[], options: MinioEventOptions): MinioEvent {
    return new MinioEvent(events, options);
  }

  private constructor(events: readonly string[], { bucket, ...fields }: MinioEventOptions) {
    checkFilled('minio', { ...fields, bucket }, 'endpoint', 'bucket', 'accessKey', 'secretKey');
    checkBucketEvents('minio', events);
    if (fields.endpoint.includes('/')) {
      throw bad(
        `'${fields.endpoint}' is no endpoint of an event of kind minio; write the host and the port alone: 'minio.storage:9000', and ` +
          'insecure: true to connect without TLS',
      );
    }
    super('minio', plain({ ...fields, bucket: { name: bucket }, events }));
  }
}
