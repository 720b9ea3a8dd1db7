import type { Int32 } from '../scalars';
import type { LocalObjectReference } from './selectors';

/** A folder of an NFS server. */
export interface NFSVolumeSource {
  /** The host of the server. */
  readonly server: string;
  /** The folder that the server exports. */
  readonly path: string;
  /**
   * Mounts it for reading only.
   *
   * @default false
   */
  readonly readOnly?: boolean;
}

/** A disk by iSCSI. */
export interface ISCSIVolumeSource {
  /** The name of the target. */
  readonly iqn: string;
  /** The number of the disk at the target. */
  readonly lun: Int32;
  /** The address of the target. */
  readonly targetPortal: string;
  /** Further addresses of the target. */
  readonly portals?: readonly string[];
  /**
   * The interface of the node to use.
   *
   * @default "default"
   */
  readonly iscsiInterface?: string;
  /** The name of the node for the target. */
  readonly initiatorName?: string;
  /**
   * Uses CHAP while looking for targets.
   *
   * @default false
   */
  readonly chapAuthDiscovery?: boolean;
  /**
   * Uses CHAP for the session.
   *
   * @default false
   */
  readonly chapAuthSession?: boolean;
  /** The Secret with the CHAP credentials. */
  readonly secretRef?: LocalObjectReference;
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

/** A disk by Fibre Channel. Either `targetWWNs` with `lun`, or `wwids`. */
export interface FCVolumeSource {
  /** The names of the target. */
  readonly targetWWNs?: readonly string[];
  /** The number of the disk at the target. */
  readonly lun?: Int32;
  /** The identifiers of the disk. */
  readonly wwids?: readonly string[];
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

/** A folder of CephFS. */
export interface CephFSVolumeSource {
  /** The monitors of the cluster. */
  readonly monitors: readonly string[];
  /**
   * The folder.
   *
   * @default "/"
   */
  readonly path?: string;
  /**
   * The user.
   *
   * @default "admin"
   */
  readonly user?: string;
  /**
   * The key ring on the node.
   *
   * @default "/etc/ceph/user.secret"
   */
  readonly secretFile?: string;
  /**
   * Mounts it for reading only.
   *
   * @default false
   */
  readonly readOnly?: boolean;
  /** The Secret to log in with. */
  readonly secretRef?: LocalObjectReference;
}

/** A Ceph block device. */
export interface RBDVolumeSource {
  /** The name of the image. */
  readonly image: string;
  /** The monitors of the cluster. */
  readonly monitors: readonly string[];
  /**
   * The pool.
   *
   * @default "rbd"
   */
  readonly pool?: string;
  /**
   * The user.
   *
   * @default "admin"
   */
  readonly user?: string;
  /**
   * The key ring on the node.
   *
   * @default "/etc/ceph/keyring"
   */
  readonly keyring?: string;
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

/** A GlusterFS volume. */
export interface GlusterfsVolumeSource {
  /** The Endpoints object that names the servers. */
  readonly endpoints: string;
  /** The name of the volume. */
  readonly path: string;
  /**
   * Mounts it for reading only.
   *
   * @default false
   */
  readonly readOnly?: boolean;
}

/** An OpenStack Cinder volume. */
export interface CinderVolumeSource {
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
  /** The Secret to log in with. */
  readonly secretRef?: LocalObjectReference;
}

/** A Quobyte volume. */
export interface QuobyteVolumeSource {
  /** The addresses of the registry, separated by commas. */
  readonly registry: string;
  /** The name of the volume. */
  readonly volume: string;
  /** The user to mount as. */
  readonly user?: string;
  /** The group to mount as. */
  readonly group?: string;
  /** The tenant. */
  readonly tenant?: string;
  /**
   * Mounts it for reading only.
   *
   * @default false
   */
  readonly readOnly?: boolean;
}

/** A Flocker volume. Flocker is no longer supported. */
export interface FlockerVolumeSource {
  /** The name of the dataset. */
  readonly datasetName?: string;
  /** The identity of the dataset. */
  readonly datasetUUID?: string;
}
