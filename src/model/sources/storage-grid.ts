import type { SecretKeySelector } from '../kubernetes/selectors';
import type { TLSConfig } from '../tls';
import type { WebhookContext } from '../webhook-context';

/**
 * Bucket notifications of NetApp StorageGRID. At the start the bucket is set up to notify `webhook.url` and the
 * endpoint.
 */
export interface StorageGridEventSource {
  /** The address of the tenant's management API. */
  readonly apiURL: string;
  /** A token for that API. */
  readonly authToken: SecretKeySelector;
  /** The bucket. */
  readonly bucket: string;
  /** What to be told about, by its name in S3: `s3:ObjectCreated:*`. */
  readonly events: readonly string[];
  /** The ARN of the endpoint that is set up in StorageGRID for us. */
  readonly topicArn: string;
  /** Where and how the endpoint is served. */
  readonly webhook: WebhookContext;
  /** Which objects to be told about, by their key. This is not the expression that other kinds have under this name. */
  readonly filter?: StorageGridFilter;
  /**
   * The region of the bucket.
   *
   * @default "us-east-1"
   */
  readonly region?: string;
  /** How to connect to the API. */
  readonly tls?: TLSConfig;
  /** Fixed values that are added to every event, under `metadata`. */
  readonly metadata?: { readonly [key: string]: string };
}

/** Chooses objects by their key. An object must satisfy both; only the first record of a notification is looked at. */
export interface StorageGridFilter {
  /** What the key must begin with. */
  readonly prefix?: string;
  /** What the key must end with. */
  readonly suffix?: string;
}
