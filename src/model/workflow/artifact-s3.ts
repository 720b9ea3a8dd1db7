import type { SecretKeySelector } from '../kubernetes/selectors';

/** An object in S3, or in a store that speaks its language. Upstream's name is `S3Artifact`. */
export interface WorkflowS3Artifact {
  /** The key of the object; for a folder what its objects begin with. */
  readonly key?: string;
  /** The bucket. */
  readonly bucket?: string;
  /** The host, without `https://`: `s3.amazonaws.com` or `minio:9000`. */
  readonly endpoint?: string;
  /** The region, such as `eu-west-1`. */
  readonly region?: string;
  /**
   * Whether to connect without TLS.
   *
   * @default false
   */
  readonly insecure?: boolean;
  /** The access key. */
  readonly accessKeySecret?: SecretKeySelector;
  /** The secret key. */
  readonly secretKeySecret?: SecretKeySelector;
  /** The session token, for keys that expire. */
  readonly sessionTokenSecret?: SecretKeySelector;
  /** The role to assume, by its ARN. */
  readonly roleARN?: string;
  /** Whether the keys come from the pod's surroundings: its service account or its node. */
  readonly useSDKCreds?: boolean;
  /** The certificate authority that signed the server's certificate. */
  readonly caSecret?: SecretKeySelector;
  /** Makes the bucket when it is missing; `{}` does so without object locking. */
  readonly createBucketIfNotPresent?: CreateS3BucketOptions;
  /** How objects are encrypted. */
  readonly encryptionOptions?: S3EncryptionOptions;
}

/** How a missing bucket is made. */
export interface CreateS3BucketOptions {
  /** Whether its objects can be locked against changes. */
  readonly objectLocking?: boolean;
}

/** How objects are encrypted in the store. */
export interface S3EncryptionOptions {
  /** Whether they are encrypted; without a key named here the store's own key is used. */
  readonly enableEncryption?: boolean;
  /** The key in the key management service. */
  readonly kmsKeyId?: string;
  /** The encryption context, as JSON text. */
  readonly kmsEncryptionContext?: string;
  /** The customer's own key. */
  readonly serverSideCustomerKeySecret?: SecretKeySelector;
}
