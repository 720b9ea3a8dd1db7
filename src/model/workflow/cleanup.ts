import type { LabelSelector } from '../meta';
import type { Metadata } from '../pod-template';
import type { Int32 } from '../scalars';

/** When the finished workflow itself is deleted, in seconds after its end. The more special one wins. */
export interface TTLStrategy {
  /** However it ended. */
  readonly secondsAfterCompletion?: Int32;
  /** After a success. */
  readonly secondsAfterSuccess?: Int32;
  /** After a failure. */
  readonly secondsAfterFailure?: Int32;
}

/** When the pods of a workflow are deleted. The output of a deleted pod is gone unless it is archived. */
export interface PodGC {
  /** The moment; pods stay as long as their workflow if absent. */
  readonly strategy?: 'OnPodCompletion' | 'OnPodSuccess' | 'OnWorkflowCompletion' | 'OnWorkflowSuccess';
  /** Which pods; all if absent. */
  readonly labelSelector?: LabelSelector;
  /** How long after that moment: a Go duration such as `30s`, or a number of seconds. */
  readonly deleteDelayDuration?: string;
}

/** When the volumes of `volumeClaimTemplates` are deleted. */
export interface VolumeClaimGC {
  /**
   * The moment. By default the volumes of a failed workflow stay, so that it can be retried.
   *
   * @default "OnWorkflowSuccess"
   */
  readonly strategy?: 'OnWorkflowCompletion' | 'OnWorkflowSuccess';
}

/** When output artifacts are deleted from their store. */
export interface ArtifactGC {
  /**
   * The moment.
   *
   * @default "Never"
   */
  readonly strategy?: 'OnWorkflowCompletion' | 'OnWorkflowDeletion' | 'Never' | '';
  /** Labels and annotations of the pod that deletes them. */
  readonly podMetadata?: Metadata;
  /** The service account of the pod that deletes them. */
  readonly serviceAccountName?: string;
}

/** When the output artifacts of a workflow are deleted, unless an artifact says otherwise. */
export interface WorkflowLevelArtifactGC extends ArtifactGC {
  /**
   * Whether the workflow may go although its artifacts could not be deleted. Without this a failure keeps the workflow for ever.
   *
   * @default false
   */
  readonly forceFinalizerRemoval?: boolean;
  /** A strategic merge patch for the pod that deletes them, as YAML or JSON text. */
  readonly podSpecPatch?: string;
}
