export type {
  Affinity,
  NodeAffinity,
  NodeSelector,
  NodeSelectorRequirement,
  NodeSelectorTerm,
  PodAffinity,
  PodAffinityTerm,
  PodAntiAffinity,
  PreferredSchedulingTerm,
  WeightedPodAffinityTerm,
} from './kubernetes/affinity';
export type {
  ConfigMapEnvSource,
  EnvFromSource,
  EnvVar,
  EnvVarSource,
  SecretEnvSource,
} from './kubernetes/environment';
export type { ResourceClaim, ResourceRequirements } from './kubernetes/resources';
export type {
  AppArmorProfile,
  Capabilities,
  PodSecurityContext,
  SELinuxOptions,
  SeccompProfile,
  SecurityContext,
  Sysctl,
  WindowsSecurityContextOptions,
} from './kubernetes/security-context';
export type {
  ConfigMapKeySelector,
  LocalObjectReference,
  ObjectFieldSelector,
  ResourceFieldSelector,
  SecretKeySelector,
} from './kubernetes/selectors';
export type { ServicePort } from './kubernetes/service-port';
export type { Toleration } from './kubernetes/toleration';
export type { Volume } from './kubernetes/volume';
export type {
  CSIVolumeSource,
  EphemeralVolumeSource,
  PersistentVolumeClaimSpec,
  PersistentVolumeClaimTemplate,
  PersistentVolumeClaimVolumeSource,
  TypedLocalObjectReference,
  TypedObjectReference,
  VolumeResourceRequirements,
} from './kubernetes/volume-claims';
export type {
  ClusterTrustBundleProjection,
  ConfigMapProjection,
  ConfigMapVolumeSource,
  DownwardAPIProjection,
  DownwardAPIVolumeFile,
  DownwardAPIVolumeSource,
  EmptyDirVolumeSource,
  HostPathVolumeSource,
  ImageVolumeSource,
  KeyToPath,
  ProjectedVolumeSource,
  SecretProjection,
  SecretVolumeSource,
  ServiceAccountTokenProjection,
  VolumeProjection,
} from './kubernetes/volume-files';
export type { VolumeMount } from './kubernetes/volume-mount';
export type {
  CephFSVolumeSource,
  CinderVolumeSource,
  FCVolumeSource,
  FlockerVolumeSource,
  GlusterfsVolumeSource,
  ISCSIVolumeSource,
  NFSVolumeSource,
  QuobyteVolumeSource,
  RBDVolumeSource,
} from './kubernetes/volume-network';
export type {
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
} from './kubernetes/volume-vendors';
