import type { Affinity } from './kubernetes/affinity';
import type { EnvFromSource, EnvVar } from './kubernetes/environment';
import type { ResourceRequirements } from './kubernetes/resources';
import type { PodSecurityContext, SecurityContext } from './kubernetes/security-context';
import type { LocalObjectReference } from './kubernetes/selectors';
import type { Toleration } from './kubernetes/toleration';
import type { Volume } from './kubernetes/volume';
import type { VolumeMount } from './kubernetes/volume-mount';
import type { Int32 } from './scalars';

export interface Template {
  readonly affinity?: Affinity;
  readonly container?: Container;
  readonly imagePullSecrets?: readonly LocalObjectReference[];
  readonly metadata?: Metadata;
  readonly nodeSelector?: { readonly [key: string]: string };
  readonly priority?: Int32;
  readonly priorityClassName?: string;
  readonly securityContext?: PodSecurityContext;
  readonly serviceAccountName?: string;
  readonly tolerations?: readonly Toleration[];
  readonly volumes?: readonly Volume[];
}

export interface Container {
  readonly env?: readonly EnvVar[];
  readonly envFrom?: readonly EnvFromSource[];
  readonly imagePullPolicy?: string;
  readonly resources?: ResourceRequirements;
  readonly securityContext?: SecurityContext;
  readonly volumeMounts?: readonly VolumeMount[];
}

export interface Metadata {
  readonly annotations?: { readonly [key: string]: string };
  readonly labels?: { readonly [key: string]: string };
}
