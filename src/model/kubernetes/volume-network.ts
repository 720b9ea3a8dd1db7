import type { Int32 } from '../scalars';
import type { LocalObjectReference } from './selectors';

export interface NFSVolumeSource {
  readonly path: string;
  readonly server: string;
  readonly readOnly?: boolean;
}

export interface ISCSIVolumeSource {
  readonly iqn: string;
  readonly lun: Int32;
  readonly targetPortal: string;
  readonly chapAuthDiscovery?: boolean;
  readonly chapAuthSession?: boolean;
  readonly fsType?: string;
  readonly initiatorName?: string;
  readonly iscsiInterface?: string;
  readonly portals?: readonly string[];
  readonly readOnly?: boolean;
  readonly secretRef?: LocalObjectReference;
}

export interface FCVolumeSource {
  readonly fsType?: string;
  readonly lun?: Int32;
  readonly readOnly?: boolean;
  readonly targetWWNs?: readonly string[];
  readonly wwids?: readonly string[];
}

export interface CephFSVolumeSource {
  readonly monitors: readonly string[];
  readonly path?: string;
  readonly readOnly?: boolean;
  readonly secretFile?: string;
  readonly secretRef?: LocalObjectReference;
  readonly user?: string;
}

export interface RBDVolumeSource {
  readonly image: string;
  readonly monitors: readonly string[];
  readonly fsType?: string;
  readonly keyring?: string;
  readonly pool?: string;
  readonly readOnly?: boolean;
  readonly secretRef?: LocalObjectReference;
  readonly user?: string;
}

export interface GlusterfsVolumeSource {
  readonly endpoints: string;
  readonly path: string;
  readonly readOnly?: boolean;
}

export interface CinderVolumeSource {
  readonly volumeID: string;
  readonly fsType?: string;
  readonly readOnly?: boolean;
  readonly secretRef?: LocalObjectReference;
}

export interface QuobyteVolumeSource {
  readonly registry: string;
  readonly volume: string;
  readonly group?: string;
  readonly readOnly?: boolean;
  readonly tenant?: string;
  readonly user?: string;
}

export interface FlockerVolumeSource {
  readonly datasetName?: string;
  readonly datasetUUID?: string;
}
