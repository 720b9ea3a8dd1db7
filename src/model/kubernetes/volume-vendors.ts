import type { Int32 } from '../scalars';
import type { LocalObjectReference } from './selectors';

/** An AWS EBS disk. */
export interface AWSElasticBlockStoreVolumeSource {
  /** The id of the disk. */
  readonly volumeID: string;
  /**
   * The type of the file system on it.
   *
   * @default "ext4"
   */
  readonly fsType?: string;
  /** The partition to mount; 0 or absent: the whole disk. */
  readonly partition?: Int32;
  /**
   * Mounts it for reading only.
   *
   * @default false
   */
  readonly readOnly?: boolean;
}

/** An Azure disk. */
export interface AzureDiskVolumeSource {
  /** The name of the disk. */
  readonly diskName: string;
  /** The address of the disk. */
  readonly diskURI: string;
  /** What is cached: `None`, `ReadOnly` or `ReadWrite`. */
  readonly cachingMode?: string;
  /** Where the disk is: `Shared`, `Dedicated` or `Managed`. */
  readonly kind?: string;
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

/** An Azure file share. */
export interface AzureFileVolumeSource {
  /** The Secret with the name and key of the storage account. */
  readonly secretName: string;
  /** The name of the share. */
  readonly shareName: string;
  /**
   * Mounts it for reading only.
   *
   * @default false
   */
  readonly readOnly?: boolean;
}

/** A Google persistent disk. */
export interface GCEPersistentDiskVolumeSource {
  /** The name of the disk. */
  readonly pdName: string;
  /**
   * The type of the file system on it.
   *
   * @default "ext4"
   */
  readonly fsType?: string;
  /** The partition to mount; 0 or absent: the whole disk. */
  readonly partition?: Int32;
  /**
   * Mounts it for reading only.
   *
   * @default false
   */
  readonly readOnly?: boolean;
}

/** A vSphere disk. */
export interface VsphereVirtualDiskVolumeSource {
  /** The path of the disk. */
  readonly volumePath: string;
  /** The id of its storage policy. */
  readonly storagePolicyID?: string;
  /** The name of its storage policy. */
  readonly storagePolicyName?: string;
  /**
   * The type of the file system on it.
   *
   * @default "ext4"
   */
  readonly fsType?: string;
}

/** A Photon disk. Photon is no longer supported. */
export interface PhotonPersistentDiskVolumeSource {
  /** The id of the disk. */
  readonly pdID: string;
  /**
   * The type of the file system on it.
   *
   * @default "ext4"
   */
  readonly fsType?: string;
}

/** A Portworx volume. */
export interface PortworxVolumeSource {
  /** The id of the volume. */
  readonly volumeID: string;
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

/** A ScaleIO volume. */
export interface ScaleIOVolumeSource {
  /** The address of the API. */
  readonly gateway: string;
  /** The name of the system. */
  readonly system: string;
  /** The Secret to log in with. */
  readonly secretRef: LocalObjectReference;
  /** The protection domain. */
  readonly protectionDomain?: string;
  /** The storage pool. */
  readonly storagePool?: string;
  /**
   * Whether the volume is `ThickProvisioned` or `ThinProvisioned`.
   *
   * @default "ThinProvisioned"
   */
  readonly storageMode?: string;
  /** The name of the volume. */
  readonly volumeName?: string;
  /**
   * Talks to the gateway over TLS.
   *
   * @default false
   */
  readonly sslEnabled?: boolean;
  /**
   * The type of the file system on it.
   *
   * @default "xfs"
   */
  readonly fsType?: string;
  /**
   * Mounts it for reading only.
   *
   * @default false
   */
  readonly readOnly?: boolean;
}

/** A StorageOS volume. */
export interface StorageOSVolumeSource {
  /** The name of the volume. */
  readonly volumeName?: string;
  /** The namespace of the volume in StorageOS. Absent: that of the pod. */
  readonly volumeNamespace?: string;
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
  /** The Secret to log in with. */
  readonly secretRef?: LocalObjectReference;
}

/** A volume of a FlexVolume driver. */
export interface FlexVolumeSource {
  /** The driver. */
  readonly driver: string;
  /** Settings that the driver understands. */
  readonly options?: { readonly [key: string]: string };
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
  /** The Secret to log in with. */
  readonly secretRef?: LocalObjectReference;
}

/** A clone of a Git repository. Kubernetes is giving it up. */
export interface GitRepoVolumeSource {
  /** The address of the repository. */
  readonly repository: string;
  /** The commit. */
  readonly revision?: string;
  /** The folder of the volume to clone into. Empty: a folder named like the repository. */
  readonly directory?: string;
}
