import type { CSIVolumeSource, EphemeralVolumeSource, PersistentVolumeClaimVolumeSource } from './volume-claims';
import type {
  ConfigMapVolumeSource,
  DownwardAPIVolumeSource,
  EmptyDirVolumeSource,
  HostPathVolumeSource,
  ImageVolumeSource,
  ProjectedVolumeSource,
  SecretVolumeSource,
} from './volume-files';
import type {
  CephFSVolumeSource,
  CinderVolumeSource,
  FCVolumeSource,
  FlockerVolumeSource,
  GlusterfsVolumeSource,
  ISCSIVolumeSource,
  NFSVolumeSource,
  QuobyteVolumeSource,
  RBDVolumeSource,
} from './volume-network';
import type {
  AWSElasticBlockStoreVolumeSource,
  AzureDiskVolumeSource,
  AzureFileVolumeSource,
  FlexVolumeSource,
  GCEPersistentDiskVolumeSource,
  GitRepoVolumeSource,
  PhotonPersistentDiskVolumeSource,
  PortworxVolumeSource,
  ScaleIOVolumeSource,
  StorageOSVolumeSource,
  VsphereVirtualDiskVolumeSource,
} from './volume-vendors';

/** A volume of a pod: a name and one source. */
export interface Volume {
  /** Its name, unique in the pod; `volumeMounts` refer to it. */
  readonly name: string;
  /** Files from a ConfigMap. */
  readonly configMap?: ConfigMapVolumeSource;
  /** Files from a Secret. */
  readonly secret?: SecretVolumeSource;
  /** Files from several sources in one folder. */
  readonly projected?: ProjectedVolumeSource;
  /** Files about the pod itself. */
  readonly downwardAPI?: DownwardAPIVolumeSource;
  /** An empty folder that ends with the pod. */
  readonly emptyDir?: EmptyDirVolumeSource;
  /** A volume that was claimed. */
  readonly persistentVolumeClaim?: PersistentVolumeClaimVolumeSource;
  /** A volume that is claimed for this pod and ends with it. */
  readonly ephemeral?: EphemeralVolumeSource;
  /** A volume of a CSI driver that ends with the pod. */
  readonly csi?: CSIVolumeSource;
  /** A file or folder of the node. */
  readonly hostPath?: HostPathVolumeSource;
  /** The contents of an image. */
  readonly image?: ImageVolumeSource;
  /** A folder of an NFS server. */
  readonly nfs?: NFSVolumeSource;
  /** A disk by iSCSI. */
  readonly iscsi?: ISCSIVolumeSource;
  /** A disk by Fibre Channel. */
  readonly fc?: FCVolumeSource;
  /** A folder of CephFS. */
  readonly cephfs?: CephFSVolumeSource;
  /** A Ceph block device. */
  readonly rbd?: RBDVolumeSource;
  /** A GlusterFS volume. */
  readonly glusterfs?: GlusterfsVolumeSource;
  /** An OpenStack Cinder volume. */
  readonly cinder?: CinderVolumeSource;
  /** A Quobyte volume. */
  readonly quobyte?: QuobyteVolumeSource;
  /** A Flocker volume. */
  readonly flocker?: FlockerVolumeSource;
  /** An AWS EBS disk. */
  readonly awsElasticBlockStore?: AWSElasticBlockStoreVolumeSource;
  /** An Azure disk. */
  readonly azureDisk?: AzureDiskVolumeSource;
  /** An Azure file share. */
  readonly azureFile?: AzureFileVolumeSource;
  /** A Google persistent disk. */
  readonly gcePersistentDisk?: GCEPersistentDiskVolumeSource;
  /** A vSphere disk. */
  readonly vsphereVolume?: VsphereVirtualDiskVolumeSource;
  /** A Photon disk. */
  readonly photonPersistentDisk?: PhotonPersistentDiskVolumeSource;
  /** A Portworx volume. */
  readonly portworxVolume?: PortworxVolumeSource;
  /** A ScaleIO volume. */
  readonly scaleIO?: ScaleIOVolumeSource;
  /** A StorageOS volume. */
  readonly storageos?: StorageOSVolumeSource;
  /** A volume of a FlexVolume driver. */
  readonly flexVolume?: FlexVolumeSource;
  /** A clone of a Git repository. */
  readonly gitRepo?: GitRepoVolumeSource;
}
