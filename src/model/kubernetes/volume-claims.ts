import type { LabelSelector, ObjectMeta } from '../meta';
import type { Quantity } from '../scalars';
import type { LocalObjectReference } from './selectors';

/** A volume that was claimed. */
export interface PersistentVolumeClaimVolumeSource {
  /** The name of the claim. */
  readonly claimName: string;
  /**
   * Mounts it for reading only.
   *
   * @default false
   */
  readonly readOnly?: boolean;
}

/** A volume that is claimed for this pod and ends with it. */
export interface EphemeralVolumeSource {
  /** The claim. */
  readonly volumeClaimTemplate?: PersistentVolumeClaimTemplate;
}

/** A claim to be created. */
export interface PersistentVolumeClaimTemplate {
  /** What is claimed. */
  readonly spec: PersistentVolumeClaimSpec;
  /** Labels and annotations of the claim. */
  readonly metadata?: ObjectMeta;
}

/** What is claimed. */
export interface PersistentVolumeClaimSpec {
  /** Who may mount the volume, such as `ReadWriteOnce`. */
  readonly accessModes?: readonly string[];
  /** How large it must be. */
  readonly resources?: VolumeResourceRequirements;
  /** The StorageClass. Absent: the cluster's default. */
  readonly storageClassName?: string;
  /** The VolumeAttributesClass. */
  readonly volumeAttributesClassName?: string;
  /**
   * Whether it is a `Filesystem` or a raw `Block` device.
   *
   * @default "Filesystem"
   */
  readonly volumeMode?: string;
  /** The one volume that is meant. */
  readonly volumeName?: string;
  /** Which volumes may be taken, by their labels. */
  readonly selector?: LabelSelector;
  /** A snapshot or a claim to begin with. */
  readonly dataSource?: TypedLocalObjectReference;
  /** Any object to begin with, also of another namespace. */
  readonly dataSourceRef?: TypedObjectReference;
}

/** How large a volume must be. */
export interface VolumeResourceRequirements {
  /** At least, such as `{ storage: 10Gi }`. */
  readonly requests?: { readonly [name: string]: Quantity };
  /** At most. */
  readonly limits?: { readonly [name: string]: Quantity };
}

/** An object of the same namespace. */
export interface TypedLocalObjectReference {
  /** Its kind. */
  readonly kind: string;
  /** Its name. */
  readonly name: string;
  /** Its API group. Absent: the core group. */
  readonly apiGroup?: string;
}

/** An object, also of another namespace. */
export interface TypedObjectReference {
  /** Its kind. */
  readonly kind: string;
  /** Its name. */
  readonly name: string;
  /** Its API group. Absent: the core group. */
  readonly apiGroup?: string;
  /** Its namespace. Absent: the same. */
  readonly namespace?: string;
}

/** A volume of a CSI driver that ends with the pod. */
export interface CSIVolumeSource {
  /** The driver. */
  readonly driver: string;
  /** Settings that the driver understands. */
  readonly volumeAttributes?: { readonly [key: string]: string };
  /** A Secret for the driver. */
  readonly nodePublishSecretRef?: LocalObjectReference;
  /**
   * The type of the file system on it.
   *
   * @default "ext4"
   */
  readonly fsType?: string;
  /**
   * Mounts it for reading only.
   *
   * @default false
   */
  readonly readOnly?: boolean;
}
