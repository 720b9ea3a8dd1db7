import type { LocalObjectReference } from '../kubernetes/selectors';
import type { Metadata } from '../pod-template';
import type { Int32, Int64 } from '../scalars';
import type { Arguments } from './arguments';
import type { ArtifactRepositoryRef } from './artifact';
import type { PodGC, TTLStrategy, VolumeClaimGC, WorkflowLevelArtifactGC } from './cleanup';
import type { LifecycleHooks } from './invocation';
import type { PodSettings } from './placement';
import type { PersistentVolumeClaim, PodDisruptionBudgetSpec, PodDNSConfig } from './pod';
import type { TemplateDefinition } from './template';

/** What a workflow does and how. */
export interface WorkflowSpec extends PodSettings {
  /** The template that is run first; needed unless `workflowTemplateRef` brings one. */
  readonly entrypoint?: string;
  /** What is passed to the entrypoint. Parameters are read anywhere as `{{workflow.parameters.NAME}}`. */
  readonly arguments?: Arguments;
  /** The templates. */
  readonly templates?: readonly TemplateDefinition[];
  /** What holds for every template that does not say otherwise. */
  readonly templateDefaults?: TemplateDefinition;
  /** Runs a WorkflowTemplate. What stands beside this wins over what the template says; `templates` may not stand beside it. */
  readonly workflowTemplateRef?: WorkflowTemplateRef;
  /** The name of a template that is run at the end, however it ended. */
  readonly onExit?: string;
  /** Templates that are run when the workflow starts, changes or ends. */
  readonly hooks?: LifecycleHooks;

  /** Claims for storage that live as long as the workflow. */
  readonly volumeClaimTemplates?: readonly PersistentVolumeClaim[];
  /** When that storage is deleted. */
  readonly volumeClaimGC?: VolumeClaimGC;
  /** Where artifacts are kept; what the cluster is configured with if absent. */
  readonly artifactRepositoryRef?: ArtifactRepositoryRef;
  /** When output artifacts are deleted. */
  readonly artifactGC?: WorkflowLevelArtifactGC;
  /** Whether the output of containers is kept as an artifact; what the cluster is configured with if absent. */
  readonly archiveLogs?: boolean;

  /** How long it may run, in seconds. Set to 0 it ends a workflow that runs. */
  readonly activeDeadlineSeconds?: Int64;
  /** Who comes first when the controller has more to do than it may do at once: the highest. */
  readonly priority?: Int32;
  /** Whether no further step is started. */
  readonly suspend?: boolean;
  /** Ends a workflow that runs: `Stop` still runs what comes at the end, `Terminate` does not. */
  readonly shutdown?: 'Stop' | 'Terminate' | '';
  /** When the finished workflow is deleted; what the cluster is configured with, or never, if absent. */
  readonly ttlStrategy?: TTLStrategy;
  /** When its pods are deleted. */
  readonly podGC?: PodGC;

  /** Labels and annotations of its pods. */
  readonly podMetadata?: Metadata;
  /** Labels and annotations that the workflow gets itself. */
  readonly workflowMetadata?: WorkflowMetadata;
  /** Secrets with which images are fetched. */
  readonly imagePullSecrets?: readonly LocalObjectReference[];
  /** The priority class of its pods. */
  readonly podPriorityClassName?: string;
  /** How many of its pods may be taken away at once when a node is emptied. */
  readonly podDisruptionBudget?: PodDisruptionBudgetSpec;
  /**
   * Whether its pods use the network of their node.
   *
   * @default false
   */
  readonly hostNetwork?: boolean;
  /**
   * How names are resolved. With `hostNetwork` write `ClusterFirstWithHostNet`.
   *
   * @default "ClusterFirst"
   */
  readonly dnsPolicy?: 'ClusterFirst' | 'ClusterFirstWithHostNet' | 'Default' | 'None';
  /** How names are resolved, in detail. */
  readonly dnsConfig?: PodDNSConfig;
}

/** A WorkflowTemplate that is run. */
export interface WorkflowTemplateRef {
  /** Its name. */
  readonly name?: string;
  /**
   * Whether it is a ClusterWorkflowTemplate.
   *
   * @default false
   */
  readonly clusterScope?: boolean;
}

/** Labels and annotations that a workflow gets when it starts. */
export interface WorkflowMetadata {
  /** Labels. */
  readonly labels?: { readonly [key: string]: string };
  /** Annotations. */
  readonly annotations?: { readonly [key: string]: string };
  /** Labels whose values are worked out. */
  readonly labelsFrom?: { readonly [key: string]: LabelValueFrom };
}

/** How the value of a label is worked out. */
export interface LabelValueFrom {
  /** An expression, such as `workflow.parameters.team`. */
  readonly expression: string;
}
