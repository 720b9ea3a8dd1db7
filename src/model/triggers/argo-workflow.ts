import type { ArtifactLocation } from '../artifact';
import type { TriggerParameter } from '../parameter';

/** What the `argo` command line can do with a workflow. */
export type ArgoWorkflowOperation =
  | 'submit'
  | 'submit-from'
  | 'suspend'
  | 'resubmit'
  | 'retry'
  | 'resume'
  | 'terminate'
  | 'stop';

/** Starts or steers a workflow of Argo Workflows, by running the `argo` command line in the sensor's pod. */
export interface ArgoWorkflowTrigger {
  /**
   * What to do. It must be set. All but `submit` take the workflow, or for `submit-from` the template, that `source`
   * names. `submit-from` reports a failure although it submitted, so that a retry submits again.
   */
  readonly operation: ArgoWorkflowOperation;
  /**
   * The workflow to submit; for other operations, an object that names the workflow, the WorkflowTemplate or the
   * CronWorkflow.
   */
  readonly source: ArtifactLocation;
  /** Values from events that are put into the object: paths such as `spec.arguments.parameters.0.value`. */
  readonly parameters?: readonly TriggerParameter[];
  /**
   * Further arguments of the command line, such as `["--serviceaccount", "ci"]`. The text is passed on as it is,
   * without a shell.
   */
  readonly args?: readonly string[];
}
