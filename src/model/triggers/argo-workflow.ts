import type { ArtifactLocation } from '../artifact';
import type { TriggerParameter } from '../parameter';

export type ArgoWorkflowOperation =
  | 'submit'
  | 'submit-from'
  | 'suspend'
  | 'resubmit'
  | 'retry'
  | 'resume'
  | 'terminate'
  | 'stop';

export interface ArgoWorkflowTrigger {
  readonly operation: ArgoWorkflowOperation;
  readonly source: ArtifactLocation;
  readonly args?: readonly string[];
  readonly parameters?: readonly TriggerParameter[];
}
