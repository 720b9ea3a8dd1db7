import type { SecretKeySelector } from './kubernetes/selectors';

/** A bucket of MinIO or of another store that speaks S3: watched as an event source, or read from by a trigger. */
export interface S3Artifact {
  /** The host and port of the store, without a scheme: `s3.amazonaws.com`. */
  readonly endpoint: string;
  /** Which bucket, and for a trigger which object in it. */
  readonly bucket: S3Bucket;
  /** The access key. */
  readonly accessKey: SecretKeySelector;
  /** The secret key. */
  readonly secretKey: SecretKeySelector;
  /** For an event source: what to be told about, such as `s3:ObjectCreated:*`. */
  readonly events?: readonly string[];
  /**
   * For an event source: which objects to be told about, by their key. This is not the expression that other kinds have
   * under this name.
   */
  readonly filter?: S3Filter;
  /** The region of the bucket. Absent: the client asks the store. */
  readonly region?: string;
  /**
   * Connects without TLS.
   *
   * @default false
   */
  readonly insecure?: boolean;
  /** The certificate of the authority that signed the store's certificate, as PEM. */
  readonly caCertificate?: SecretKeySelector;
  /** For an event source: fixed values that are added to every event, under `metadata`. */
  readonly metadata?: { readonly [key: string]: string };
}

/** A bucket, or one object in it. */
export interface S3Bucket {
  /** The name of the bucket. */
  readonly name: string;
  /** The key of the object that a trigger reads. Event sources ignore it. */
  readonly key?: string;
}

/** Chooses objects by their key. An object must satisfy both. */
export interface S3Filter {
  /** What the key must begin with. */
  readonly prefix?: string;
  /** What the key must end with. */
  readonly suffix?: string;
}
