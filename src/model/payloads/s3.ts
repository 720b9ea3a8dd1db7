import type { EventBridgeEvent } from './eventbridge';
import type { Known, PublishedMetadata } from './published';

/** An object of a bucket, as a notification describes it. */
export interface S3Object {
  /** The key, encoded as in a form: a blank is `+`, a slash may be `%2F`. */
  readonly key: string;
  /** In bytes; absent for a deletion. */
  readonly size?: number;
  /** The digest of the content; absent for a deletion. */
  readonly eTag?: string;
  /** The version, if the bucket keeps versions. */
  readonly versionId?: string;
  /** Grows with each change of the object: compare it to find which event came first. */
  readonly sequencer: string;
  /** The media type; only from MinIO. */
  readonly contentType?: string;
  /** What the writer added, by name; only from MinIO. */
  readonly userMetadata?: { readonly [name: string]: string };
}

/** One thing that happened in a bucket. */
export interface S3Record {
  /** The version of this format. */
  readonly eventVersion: string;
  /** `aws:s3`, or `minio:s3`. */
  readonly eventSource: string;
  /** The region. */
  readonly awsRegion: string;
  /** When: RFC 3339, UTC. */
  readonly eventTime: string;
  /** What: `ObjectCreated:Put`, `ObjectRemoved:Delete` and so on; MinIO writes `s3:` before it. */
  readonly eventName: string;
  /** Who did it. */
  readonly userIdentity: {
    /** The account. */
    readonly principalId: string;
  };
  /** How it was asked for. */
  readonly requestParameters: {
    /** Who called. */
    readonly sourceIPAddress: string;
    /** The account; only from MinIO. */
    readonly principalId?: string;
    /** The region; only from MinIO. */
    readonly region?: string;
  };
  /** What was answered. */
  readonly responseElements: {
    /** The store's id of the request. */
    readonly 'x-amz-request-id': string;
    /** A second id of the request; only from Amazon. */
    readonly 'x-amz-id-2'?: string;
    /** The MinIO server's own id; only from MinIO. */
    readonly 'x-minio-deployment-id'?: string;
    /** The MinIO server's address; only from MinIO. */
    readonly 'x-minio-origin-endpoint'?: string;
  };
  /** What happened to what. */
  readonly s3: {
    /** The version of this part. */
    readonly s3SchemaVersion: string;
    /** The name of the notification in the bucket's settings. */
    readonly configurationId: string;
    /** The bucket. */
    readonly bucket: {
      /** The bucket's name. */
      readonly name: string;
      /** Who owns the bucket. */
      readonly ownerIdentity: {
        /** The account. */
        readonly principalId: string;
      };
      /** The bucket, by ARN. */
      readonly arn: string;
    };
    /** The object. */
    readonly object: S3Object;
  };
  /** Who called; only from MinIO. */
  readonly source?: {
    /** The caller's address. */
    readonly host: string;
    /** The caller's port. */
    readonly port: string;
    /** The program that called. */
    readonly userAgent: string;
  };
}

/** What Amazon S3 sends to an SQS queue, and as text in `Message` to an SNS topic. */
export interface S3Notification {
  /** What happened, mostly one entry. */
  readonly Records: readonly S3Record[];
}

/** The detail of {@link S3ObjectCreated}. Here the key is not encoded. */
export interface S3ObjectCreatedDetail {
  /** `0`. */
  readonly version: string;
  /** The bucket. */
  readonly bucket: {
    /** The bucket's name. */
    readonly name: string;
  };
  /** The object. */
  readonly object: {
    /** The key, as it is. */
    readonly key: string;
    /** In bytes. */
    readonly size: number;
    /** The digest of the content. */
    readonly etag: string;
    /** The version, if the bucket keeps versions. */
    readonly 'version-id'?: string;
    /** Grows with each change of the object. */
    readonly sequencer: string;
  };
  /** The store's id of the request. */
  readonly 'request-id': string;
  /** The account that did it. */
  readonly requester: string;
  /** Who called. */
  readonly 'source-ip-address': string;
  /** What was called: `PutObject`, `CompleteMultipartUpload`, `CopyObject` or `POST Object`. */
  readonly reason: Known<'PutObject' | 'POST Object' | 'CopyObject' | 'CompleteMultipartUpload'>;
}

/** `Object Created`: what Amazon S3 sends to EventBridge. */
export type S3ObjectCreated = EventBridgeEvent<S3ObjectCreatedDetail>;

/** What a `minio` event source publishes: the records are not under `Records`. */
export interface MinioPayload extends PublishedMetadata {
  /** What happened, mostly one entry. */
  readonly notification: readonly S3Record[];
}

/** One thing that happened in a bucket of StorageGRID. */
export interface StorageGridRecord extends Omit<S3Record, 'eventSource' | 'awsRegion' | 'source'> {
  /** In place of `eventSource`; always empty. */
  readonly storageGridEventSource: string;
}

/** What a `storageGrid` event source publishes. */
export interface StorageGridPayload extends PublishedMetadata {
  /** What StorageGRID sent. */
  readonly notification: {
    /** `Publish`. */
    readonly Action: string;
    /** What happened. */
    readonly Message: {
      /** What happened, mostly one entry. */
      readonly Records: readonly StorageGridRecord[];
    };
    /** The topic, by ARN. */
    readonly TopicArn: string;
    /** The version of this format. */
    readonly Version: string;
  };
}
