import type { Known } from '../published';
import type { GitlabCommit, GitlabProject, GitlabUser } from './project';

/** How far a pipeline or a job is, and how it ended. */
export type GitlabStatus = Known<
  | 'created'
  | 'waiting_for_resource'
  | 'preparing'
  | 'pending'
  | 'running'
  | 'success'
  | 'failed'
  | 'canceled'
  | 'skipped'
  | 'manual'
  | 'scheduled'
>;

/** A variable that a pipeline was started with. */
export interface GitlabVariable {
  /** The variable's name. */
  readonly key: string;
  /** The variable's value. */
  readonly value: string;
}

/** A pipeline. */
export interface GitlabPipeline {
  /** Its number on all of GitLab. */
  readonly id: number;
  /** Its number in the project. */
  readonly iid: number;
  /** Its name, if it has one. */
  readonly name: string | null;
  /** The branch or tag, without `refs/heads/`. */
  readonly ref: string;
  /** Whether `ref` is a tag. */
  readonly tag: boolean;
  /** The commit. */
  readonly sha: string;
  /** The commit before the push; forty zeros if there was none. */
  readonly before_sha: string;
  /** What started it: `push`, `merge_request_event`, `schedule`, `web`, `api`, `trigger` and so on. */
  readonly source: string;
  /** How far it is. */
  readonly status: GitlabStatus;
  /** How far it is, for people: `passed`, say. */
  readonly detailed_status: string;
  /** Its stages in order. */
  readonly stages: readonly string[];
  /** When it was made. */
  readonly created_at: string;
  /** When it ended; null while it runs. */
  readonly finished_at: string | null;
  /** How long it ran, in seconds. */
  readonly duration: number | null;
  /** How long it waited, in seconds. */
  readonly queued_duration: number | null;
  /** Whether the branch or tag is protected. */
  readonly protected_ref?: boolean;
  /** What it was started with. */
  readonly variables: readonly GitlabVariable[];
  /** The pipeline's page. */
  readonly url: string;
}

/** The merge request that a pipeline runs for. */
export interface GitlabPipelineMergeRequest {
  /** Its number on all of GitLab. */
  readonly id: number;
  /** Its number in the project. */
  readonly iid: number;
  /** The title. */
  readonly title: string;
  /** The branch with the changes. */
  readonly source_branch: string;
  /** The project with the changes. */
  readonly source_project_id: number;
  /** The branch where the changes shall go. */
  readonly target_branch: string;
  /** The project where the changes shall go. */
  readonly target_project_id: number;
  /** Whether it is settled. */
  readonly state: string;
  /** Whether it could be merged, in few words. */
  readonly merge_status: string;
  /** Whether it could be merged, in more words. */
  readonly detailed_merge_status: string;
  /** Its page. */
  readonly url: string;
}

/** The machine that runs a job. */
export interface GitlabRunner {
  /** The runner's number. */
  readonly id: number;
  /** What the runner is. */
  readonly description: string;
  /** Whose runner it is: `instance_type`, `group_type` or `project_type`. */
  readonly runner_type: string;
  /** Whether it takes jobs. */
  readonly active: boolean;
  /** Whether all projects may use it. */
  readonly is_shared: boolean;
  /** What jobs ask for it with. */
  readonly tags: readonly string[];
}

/** Where a job deploys. */
export interface GitlabEnvironment {
  /** The environment's name. */
  readonly name: string;
  /** What the job does there: `start`, `prepare`, `stop` and so on. */
  readonly action: string;
  /** What sort of environment it is: `production`, `staging` and so on. */
  readonly deployment_tier: string | null;
}

/** A job of a pipeline. */
export interface GitlabJob {
  /** The job's number. */
  readonly id: number;
  /** The stage it belongs to. */
  readonly stage: string;
  /** The job's name. */
  readonly name: string;
  /** How far it is. */
  readonly status: GitlabStatus;
  /** When it was made. */
  readonly created_at: string;
  /** When it started. */
  readonly started_at: string | null;
  /** When it ended. */
  readonly finished_at: string | null;
  /** How long it ran, in seconds. */
  readonly duration: number | null;
  /** How long it waited, in seconds. */
  readonly queued_duration: number | null;
  /** Why it failed. */
  readonly failure_reason: string | null;
  /** When it runs: `on_success`, `manual`, `always` and so on. */
  readonly when: string;
  /** Whether somebody must start it. */
  readonly manual: boolean;
  /** Whether the pipeline may succeed without it. */
  readonly allow_failure: boolean;
  /** Who started it. */
  readonly user: GitlabUser;
  /** Who runs it. */
  readonly runner: GitlabRunner | null;
  /** What it leaves behind. */
  readonly artifacts_file: {
    /** The file's name. */
    readonly filename: string | null;
    /** In bytes. */
    readonly size: number | null;
  };
  /** Where it deploys. */
  readonly environment: GitlabEnvironment | null;
}

/** `Pipeline Hook`: a pipeline started, went on or ended. It is sent for each change of `object_attributes.status`. */
export interface GitlabPipelineEvent {
  /** `pipeline`. */
  readonly object_kind: string;
  /** The pipeline. */
  readonly object_attributes: GitlabPipeline;
  /** The merge request that it runs for; null for a branch or tag. */
  readonly merge_request: GitlabPipelineMergeRequest | null;
  /** Who started it. */
  readonly user: GitlabUser;
  /** The project. */
  readonly project: GitlabProject;
  /** The commit. */
  readonly commit: GitlabCommit;
  /** Its jobs. */
  readonly builds: readonly GitlabJob[];
}
