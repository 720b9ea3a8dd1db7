import type { Affinity } from './kubernetes/affinity';
import type { EnvFromSource, EnvVar } from './kubernetes/environment';
import type { ResourceRequirements } from './kubernetes/resources';
import type { PodSecurityContext, SecurityContext } from './kubernetes/security-context';
import type { LocalObjectReference } from './kubernetes/selectors';
import type { Toleration } from './kubernetes/toleration';
import type { Volume } from './kubernetes/volume';
import type { VolumeMount } from './kubernetes/volume-mount';
import type { Int32 } from './scalars';

/**
 * The pods that run an EventSource or a Sensor. The image, its command, probes and further containers cannot be chosen.
 */
export interface Template {
  /**
   * The service account of the pods. Triggers that act on the cluster, `resource` events and a calendar's persistence
   * need its permissions; nothing creates it.
   */
  readonly serviceAccountName?: string;
  /** What to add to the one container of the pods. */
  readonly container?: Container;
  /** Labels and annotations of the pods. The controller's own labels win. */
  readonly metadata?: Metadata;
  /**
   * Volumes of the pods, to be mounted through `container.volumeMounts`. Secrets and ConfigMaps that the resource
   * refers to are mounted without being named here.
   */
  readonly volumes?: readonly Volume[];
  /** Labels that a node must have for the pods to run on it. */
  readonly nodeSelector?: { readonly [key: string]: string };
  /** Which nodes and which neighbours the pods want or avoid. */
  readonly affinity?: Affinity;
  /** Taints of nodes that the pods put up with. */
  readonly tolerations?: readonly Toleration[];
  /** The user, groups and other security settings of the pods. */
  readonly securityContext?: PodSecurityContext;
  /** Secrets to pull the image with. */
  readonly imagePullSecrets?: readonly LocalObjectReference[];
  /** The PriorityClass of the pods; it must exist. */
  readonly priorityClassName?: string;
  /** The priority as a number. Clusters usually derive it from `priorityClassName` and refuse it here. */
  readonly priority?: Int32;
}

/** What to add to the one container of an EventSource's or a Sensor's pods. */
export interface Container {
  /** Environment variables. */
  readonly env?: readonly EnvVar[];
  /** ConfigMaps and Secrets whose keys all become environment variables. */
  readonly envFrom?: readonly EnvFromSource[];
  /** When to pull the image. It has no effect: the controller's own setting wins. */
  readonly imagePullPolicy?: string;
  /** How much CPU and memory the container is given, and may use at most. Absent: no limits. */
  readonly resources?: ResourceRequirements;
  /** The security settings of the container. */
  readonly securityContext?: SecurityContext;
  /** Where to mount the volumes of the template. */
  readonly volumeMounts?: readonly VolumeMount[];
}

/** Labels and annotations. */
export interface Metadata {
  /** The labels. */
  readonly labels?: { readonly [key: string]: string };
  /** The annotations. */
  readonly annotations?: { readonly [key: string]: string };
}
