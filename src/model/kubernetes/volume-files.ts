import type { LabelSelector } from '../meta';
import type { Int32, Int64, Quantity } from '../scalars';
import type { ObjectFieldSelector, ResourceFieldSelector } from './selectors';

/** Files from a ConfigMap. */
export interface ConfigMapVolumeSource {
  /** The name of the ConfigMap. */
  readonly name?: string;
  /**
   * The mode of files that have none of their own, as a decimal number.
   *
   * @default 420
   */
  readonly defaultMode?: Int32;
  /** Which keys become which files. Absent: every key, under its own name. */
  readonly items?: readonly KeyToPath[];
  /**
   * Whether the pod may start without it.
   *
   * @default false
   */
  readonly optional?: boolean;
}

/** Files from a Secret. */
export interface SecretVolumeSource {
  /** The name of the Secret. */
  readonly secretName?: string;
  /**
   * The mode of files that have none of their own, as a decimal number.
   *
   * @default 420
   */
  readonly defaultMode?: Int32;
  /** Which keys become which files. Absent: every key, under its own name. */
  readonly items?: readonly KeyToPath[];
  /**
   * Whether the pod may start without it.
   *
   * @default false
   */
  readonly optional?: boolean;
}

/** Which key becomes which file. */
export interface KeyToPath {
  /** The key. */
  readonly key: string;
  /** The path of the file, relative to the volume. */
  readonly path: string;
  /** The mode of the file, as a decimal number. */
  readonly mode?: Int32;
}

/** Files about the pod itself. */
export interface DownwardAPIVolumeSource {
  /** The files. */
  readonly items?: readonly DownwardAPIVolumeFile[];
  /**
   * The mode of files that have none of their own, as a decimal number.
   *
   * @default 420
   */
  readonly defaultMode?: Int32;
}

/** A file about the pod itself. */
export interface DownwardAPIVolumeFile {
  /** The path of the file, relative to the volume. */
  readonly path: string;
  /** A field of the pod. */
  readonly fieldRef?: ObjectFieldSelector;
  /** A limit or request of a container. */
  readonly resourceFieldRef?: ResourceFieldSelector;
  /** The mode of the file, as a decimal number. */
  readonly mode?: Int32;
}

/** Files from several sources in one folder. */
export interface ProjectedVolumeSource {
  /** The sources. */
  readonly sources?: readonly VolumeProjection[];
  /**
   * The mode of files that have none of their own, as a decimal number.
   *
   * @default 420
   */
  readonly defaultMode?: Int32;
}

/** A source of files: one of the five. */
export interface VolumeProjection {
  /** A ConfigMap. */
  readonly configMap?: ConfigMapProjection;
  /** A Secret. */
  readonly secret?: SecretProjection;
  /** The pod itself. */
  readonly downwardAPI?: DownwardAPIProjection;
  /** A token of the pod's service account. */
  readonly serviceAccountToken?: ServiceAccountTokenProjection;
  /** Certificates of authorities that the cluster trusts. */
  readonly clusterTrustBundle?: ClusterTrustBundleProjection;
}

/** Files from a ConfigMap. */
export interface ConfigMapProjection {
  /** The name of the ConfigMap. */
  readonly name?: string;
  /** Which keys become which files. Absent: every key, under its own name. */
  readonly items?: readonly KeyToPath[];
  /**
   * Whether the pod may start without it.
   *
   * @default false
   */
  readonly optional?: boolean;
}

/** Files from a Secret. */
export interface SecretProjection {
  /** The name of the Secret. */
  readonly name?: string;
  /** Which keys become which files. Absent: every key, under its own name. */
  readonly items?: readonly KeyToPath[];
  /**
   * Whether the pod may start without it.
   *
   * @default false
   */
  readonly optional?: boolean;
}

/** Files about the pod itself. */
export interface DownwardAPIProjection {
  /** The files. */
  readonly items?: readonly DownwardAPIVolumeFile[];
}

/** A file with a token of the pod's service account. */
export interface ServiceAccountTokenProjection {
  /** The path of the file, relative to the volume. */
  readonly path: string;
  /** Who should accept the token. Absent: the API server. */
  readonly audience?: string;
  /**
   * How long a token is valid, in seconds, at least 600.
   *
   * @default 3600
   */
  readonly expirationSeconds?: Int64;
}

/** A file with certificates of authorities that the cluster trusts. */
export interface ClusterTrustBundleProjection {
  /** The path of the file, relative to the volume. */
  readonly path: string;
  /** The name of one bundle. */
  readonly name?: string;
  /** All bundles of this signer, instead of `name`. */
  readonly signerName?: string;
  /** Which bundles of the signer. Absent: none. */
  readonly labelSelector?: LabelSelector;
  /**
   * Whether the pod may start without it.
   *
   * @default false
   */
  readonly optional?: boolean;
}

/** An empty folder that ends with the pod. */
export interface EmptyDirVolumeSource {
  /**
   * Where it is kept: empty for the node's disk, `Memory` for memory.
   *
   * @default ""
   */
  readonly medium?: string;
  /** How large it may become; beyond that the pod is evicted. */
  readonly sizeLimit?: Quantity;
}

/** A file or folder of the node. */
export interface HostPathVolumeSource {
  /** Its path on the node. */
  readonly path: string;
  /**
   * What must be there, such as `Directory` or `FileOrCreate`. Empty: nothing is checked.
   *
   * @default ""
   */
  readonly type?: string;
}

/** The contents of an image. */
export interface ImageVolumeSource {
  /** The image. */
  readonly reference?: string;
  /** When to pull it: `Always`, `Never` or `IfNotPresent`. */
  readonly pullPolicy?: string;
}
