import type { Affinity } from '../kubernetes/affinity';
import type { PodSecurityContext } from '../kubernetes/security-context';
import type { Toleration } from '../kubernetes/toleration';
import type { Volume } from '../kubernetes/volume';
import type { Int64 } from '../scalars';
import type { Metrics } from './metrics';
import type { HostAlias } from './pod';
import type { RetryStrategy } from './retry';
import type { Synchronization } from './synchronization';

/** What can be said for all pods of a workflow and, more specially, for those of one template: the template wins. */
export interface PodSettings {
  /** Volumes that containers can mount. */
  readonly volumes?: readonly Volume[];
  /** The service account; `default` of the namespace if absent. It must be allowed to write WorkflowTaskResults. */
  readonly serviceAccountName?: string;
  /**
   * Whether the service account's token is put into the pods. If not, `executor.serviceAccountName` is needed.
   *
   * @default true
   */
  readonly automountServiceAccountToken?: boolean;
  /** Settings of the container that stands beside each of ours and looks after artifacts. */
  readonly executor?: ExecutorConfig;
  /** Labels that a node must have. */
  readonly nodeSelector?: { readonly [key: string]: string };
  /** Where pods may run and where they should. */
  readonly affinity?: Affinity;
  /** Which taints of nodes are put up with. */
  readonly tolerations?: readonly Toleration[];
  /** Who chooses the node. */
  readonly schedulerName?: string;
  /** Names for addresses. */
  readonly hostAliases?: readonly HostAlias[];
  /** What the processes may do. */
  readonly securityContext?: PodSecurityContext;
  /** A strategic merge patch for the pod, as YAML or JSON text: for numbers that come from parameters, such as limits. */
  readonly podSpecPatch?: string;
  /** How many pods may run at once; without bound if absent. */
  readonly parallelism?: Int64;
  /** How what failed is tried again. */
  readonly retryStrategy?: RetryStrategy;
  /** Which locks are held meanwhile. */
  readonly synchronization?: Synchronization;
  /** What Prometheus is told. */
  readonly metrics?: Metrics;
}

/** Settings of the container that looks after artifacts. */
export interface ExecutorConfig {
  /** The service account whose token that container gets. */
  readonly serviceAccountName?: string;
}
