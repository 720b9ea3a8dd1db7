import type { JsonObject } from '../json';
import type { ObjectMeta } from '../meta';
import type { Int32, Int64 } from '../scalars';
import type { WorkflowSpec } from './spec';

/** Runs a workflow again and again, by a schedule. */
export interface CronWorkflow {
  /** Always this. */
  readonly apiVersion: 'argoproj.io/v1alpha1';
  /** Always this. */
  readonly kind: 'CronWorkflow';
  /** Each run's name begins with its name, so at most 52 letters. */
  readonly metadata: ObjectMeta;
  /** When and what. */
  readonly spec: CronWorkflowSpec;
  /** What has run. Filled in by the controller. */
  readonly status?: JsonObject;
}

/** When and what a CronWorkflow runs. */
export interface CronWorkflowSpec {
  /** What is run. */
  readonly workflowSpec: WorkflowSpec;
  /** Labels, annotations and finalizers of each run. */
  readonly workflowMetadata?: ObjectMeta;
  /** When: cron expressions with five fields, or `@daily` and the like. */
  readonly schedules?: readonly string[];
  /**
   * When: one cron expression; gone in Argo Workflows 4. Not together with `schedules`.
   *
   * @deprecated write `schedules`
   */
  readonly schedule?: string;
  /** The zone of the schedule, such as `Europe/Oslo`; the controller's own, mostly UTC, if absent. */
  readonly timezone?: string;
  /**
   * What happens when a run is due while the last one still runs: both run, the new one is left out, or the old one is stopped.
   *
   * @default "Allow"
   */
  readonly concurrencyPolicy?: 'Allow' | 'Forbid' | 'Replace' | '';
  /** How late a run may still start, in seconds, after the controller was away; it is left out if absent. */
  readonly startingDeadlineSeconds?: Int64;
  /**
   * Whether no run is started.
   *
   * @default false
   */
  readonly suspend?: boolean;
  /**
   * How many runs that succeeded are kept.
   *
   * @default 3
   */
  readonly successfulJobsHistoryLimit?: Int32;
  /**
   * How many runs that failed are kept.
   *
   * @default 1
   */
  readonly failedJobsHistoryLimit?: Int32;
  /** Starts no further run once this is true. */
  readonly stopStrategy?: StopStrategy;
  /** A run is left out when this is false: `{{= cronworkflow.lastScheduledTime == nil }}`, say. */
  readonly when?: string;
}

/** Ends a schedule for good. */
export interface StopStrategy {
  /** An expression such as `cronworkflow.failed >= 3`. */
  readonly expression: string;
}
