import type { SecretKeySelector } from '../kubernetes/selectors';
import type { Int32 } from '../scalars';

/** An object in Google Cloud Storage. */
export interface GCSArtifact {
  /** The name of the object; for a folder what its objects begin with. */
  readonly key: string;
  /** The bucket. */
  readonly bucket?: string;
  /** The service account's key, JSON; without it the pod's own identity is used. */
  readonly serviceAccountKeySecret?: SecretKeySelector;
}

/** An object in Alibaba Cloud's object store. */
export interface OSSArtifact {
  /** The key of the object. */
  readonly key: string;
  /** The bucket. */
  readonly bucket?: string;
  /** The address of the service, with `https://`. */
  readonly endpoint?: string;
  /** The access key. */
  readonly accessKeySecret?: SecretKeySelector;
  /** The secret key. */
  readonly secretKeySecret?: SecretKeySelector;
  /** The token of a session that expires. */
  readonly securityToken?: string;
  /** Whether the keys come from the pod's surroundings. */
  readonly useSDKCreds?: boolean;
  /** Whether a missing bucket is made. */
  readonly createBucketIfNotPresent?: boolean;
  /** When the store moves or deletes the object. */
  readonly lifecycleRule?: OSSLifecycleRule;
}

/** When Alibaba Cloud's store moves or deletes an object. */
export interface OSSLifecycleRule {
  /** After how many days it is moved to the cheaper class. */
  readonly markInfrequentAccessAfterDays?: Int32;
  /** After how many days it is deleted. */
  readonly markDeletionAfterDays?: Int32;
}

/** A blob in Azure's storage. */
export interface AzureArtifact {
  /** The address of the account: `https://ACCOUNT.blob.core.windows.net`. */
  readonly endpoint: string;
  /** The container in the account. */
  readonly container: string;
  /** The name of the blob; for a folder what its blobs begin with. */
  readonly blob: string;
  /** The account's key. */
  readonly accountKeySecret?: SecretKeySelector;
  /** Whether the key comes from the pod's surroundings. */
  readonly useSDKCreds?: boolean;
}

/** A file in JFrog Artifactory. */
export interface ArtifactoryArtifact {
  /** The address of the file. */
  readonly url: string;
  /** The user name. */
  readonly usernameSecret?: SecretKeySelector;
  /** The password or token. */
  readonly passwordSecret?: SecretKeySelector;
}

/** A file whose content stands in the workflow. */
export interface RawArtifact {
  /** The content. */
  readonly data: string;
}
