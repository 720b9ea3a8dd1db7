import type { LabelSelector, ObjectMeta } from '../meta';
import type { Quantity } from '../scalars';
import type { LocalObjectReference } from './selectors';

export interface PersistentVolumeClaimVolumeSource {
  readonly claimName: string;
  readonly readOnly?: boolean;
}

export interface EphemeralVolumeSource {
  readonly volumeClaimTemplate?: PersistentVolumeClaimTemplate;
}

export interface PersistentVolumeClaimTemplate {
  readonly spec: PersistentVolumeClaimSpec;
  readonly metadata?: ObjectMeta;
}

export interface PersistentVolumeClaimSpec {
  readonly accessModes?: readonly string[];
  readonly dataSource?: TypedLocalObjectReference;
  readonly dataSourceRef?: TypedObjectReference;
  readonly resources?: VolumeResourceRequirements;
  readonly selector?: LabelSelector;
  readonly storageClassName?: string;
  readonly volumeAttributesClassName?: string;
  readonly volumeMode?: string;
  readonly volumeName?: string;
}

export interface VolumeResourceRequirements {
  readonly limits?: { readonly [name: string]: Quantity };
  readonly requests?: { readonly [name: string]: Quantity };
}

export interface TypedLocalObjectReference {
  readonly kind: string;
  readonly name: string;
  readonly apiGroup?: string;
}

export interface TypedObjectReference {
  readonly kind: string;
  readonly name: string;
  readonly apiGroup?: string;
  readonly namespace?: string;
}

export interface CSIVolumeSource {
  readonly driver: string;
  readonly fsType?: string;
  readonly nodePublishSecretRef?: LocalObjectReference;
  readonly readOnly?: boolean;
  readonly volumeAttributes?: { readonly [key: string]: string };
}
