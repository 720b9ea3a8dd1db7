import type { JsonObject } from '../json';
import type { EnvFromSource, EnvVar } from '../kubernetes/environment';
import type { ResourceRequirements } from '../kubernetes/resources';
import type { SecurityContext } from '../kubernetes/security-context';
import type { PersistentVolumeClaimSpec } from '../kubernetes/volume-claims';
import type { VolumeMount } from '../kubernetes/volume-mount';
import type { LabelSelector, ObjectMeta } from '../meta';
import type { Int32, IntOrString } from '../scalars';
import type { Lifecycle, Probe } from './pod-probe';

/** A container of a pod, whole. Kubernetes' name is `Container`. */
export interface PodContainer {
  /** Unique in the pod. The controller calls the one of a template `main`. */
  readonly name?: string;
  /** The image with its tag or digest. */
  readonly image?: string;
  /** When the image is fetched; always for the tag `latest`, else if it is not there, if absent. */
  readonly imagePullPolicy?: 'Always' | 'IfNotPresent' | 'Never';
  /** What is run, in place of the image's entry point. No shell looks at it. Without it the controller asks the registry. */
  readonly command?: readonly string[];
  /** The arguments, in place of the image's own. */
  readonly args?: readonly string[];
  /** The folder in which it starts. */
  readonly workingDir?: string;
  /** Environment variables. */
  readonly env?: readonly EnvVar[];
  /** Environment variables from all keys of a ConfigMap or Secret. */
  readonly envFrom?: readonly EnvFromSource[];
  /** The ports that it listens on. */
  readonly ports?: readonly ContainerPort[];
  /** What it needs of the machine, and what it may use at most. */
  readonly resources?: ResourceRequirements;
  /** What happens when `resources` are changed while it runs. */
  readonly resizePolicy?: readonly ContainerResizePolicy[];
  /** `Always` makes an init container run beside the others. */
  readonly restartPolicy?: 'Always' | 'OnFailure' | 'Never';
  /** Where volumes appear. */
  readonly volumeMounts?: readonly VolumeMount[];
  /** Where block volumes appear. */
  readonly volumeDevices?: readonly VolumeDevice[];
  /** It is started again when this fails. */
  readonly livenessProbe?: Probe;
  /** It receives requests while this succeeds. A `daemon` template goes on once it does. */
  readonly readinessProbe?: Probe;
  /** The other probes wait until this succeeds. */
  readonly startupProbe?: Probe;
  /** What is done when it starts and stops. */
  readonly lifecycle?: Lifecycle;
  /** What its processes may do. */
  readonly securityContext?: SecurityContext;
  /** Whether its input stays open. */
  readonly stdin?: boolean;
  /** Whether its input is closed after the first one who wrote to it. */
  readonly stdinOnce?: boolean;
  /** Whether it gets a terminal. */
  readonly tty?: boolean;
  /**
   * The file in which it may say why it ended.
   *
   * @default "/dev/termination-log"
   */
  readonly terminationMessagePath?: string;
  /**
   * Whether the end of its output is used when that file is empty.
   *
   * @default "File"
   */
  readonly terminationMessagePolicy?: 'File' | 'FallbackToLogsOnError';
}

/** A port that a container listens on. */
export interface ContainerPort {
  /** The number. */
  readonly containerPort: Int32;
  /** A name for it: at most 15 letters, digits and `-`. */
  readonly name?: string;
  /**
   * The protocol.
   *
   * @default "TCP"
   */
  readonly protocol?: 'TCP' | 'UDP' | 'SCTP';
  /** The same port on the node. */
  readonly hostPort?: Int32;
  /** The node's address to listen on. */
  readonly hostIP?: string;
}

/** What happens to a container when what it needs is changed while it runs. */
export interface ContainerResizePolicy {
  /** `cpu` or `memory`. */
  readonly resourceName: string;
  /** Whether it must be started again. */
  readonly restartPolicy: 'NotRequired' | 'RestartContainer';
}

/** A block volume in a container. */
export interface VolumeDevice {
  /** The path of the device. */
  readonly devicePath: string;
  /** The volume. */
  readonly name: string;
}

/** Names for an address, as in `/etc/hosts`. */
export interface HostAlias {
  /** The address. */
  readonly ip: string;
  /** The names. */
  readonly hostnames?: readonly string[];
}

/** How names are resolved in a pod. */
export interface PodDNSConfig {
  /** Name servers, by address. */
  readonly nameservers?: readonly string[];
  /** What is appended to short names. */
  readonly searches?: readonly string[];
  /** Options of the resolver. */
  readonly options?: readonly PodDNSConfigOption[];
}

/** An option of the resolver, such as `ndots`. */
export interface PodDNSConfigOption {
  /** The option's name. */
  readonly name?: string;
  /** The option's value. */
  readonly value?: string;
}

/** A claim for storage. */
export interface PersistentVolumeClaim {
  /** Not needed within a workflow. */
  readonly apiVersion?: 'v1';
  /** Not needed within a workflow. */
  readonly kind?: 'PersistentVolumeClaim';
  /** Its name is the name of the volume in the workflow. */
  readonly metadata?: ObjectMeta;
  /** What is claimed. */
  readonly spec?: PersistentVolumeClaimSpec;
  /** Filled in by the cluster. */
  readonly status?: JsonObject;
}

/** How many pods of a workflow may be taken away at once when a node is emptied: one of the two counts. */
export interface PodDisruptionBudgetSpec {
  /** How many must stay: a number or a share such as `50%`. */
  readonly minAvailable?: IntOrString;
  /** How many may go: a number or a share. */
  readonly maxUnavailable?: IntOrString;
  /** Which pods; those of the workflow if absent. */
  readonly selector?: LabelSelector;
  /** Whether pods that are not well may always go. */
  readonly unhealthyPodEvictionPolicy?: 'IfHealthyBudget' | 'AlwaysAllow';
}
