import type { Known } from '../published';
import type { GithubCheckedPullRequest, GithubConclusion } from './check-run';
import type { GithubDelivery } from './delivery';
import type { GithubCommitPerson } from './push';
import type { GithubRepositorySummary } from './repository';
import type { GithubUser } from './user';

/** A workflow of GitHub Actions: a file in `.github/workflows`. */
export interface GithubWorkflow {
  /** The workflow's number. */
  readonly id: number;
  /** The workflow's id in the GraphQL API. */
  readonly node_id: string;
  /** The workflow's name. */
  readonly name: string;
  /** The file, from the root of the repository. */
  readonly path: string;
  /** Whether it runs. */
  readonly state: Known<'active' | 'deleted' | 'disabled_fork' | 'disabled_inactivity' | 'disabled_manually'>;
  /** RFC 3339. */
  readonly created_at: string;
  /** RFC 3339. */
  readonly updated_at: string;
  /** The workflow in the REST API. */
  readonly url: string;
  /** The file's page. */
  readonly html_url: string;
  /** The picture that shows how the last run ended. */
  readonly badge_url: string;
}

/** The commit that a run is about. */
export interface GithubRunCommit {
  /** The full SHA. */
  readonly id: string;
  /** The SHA of the commit's tree. */
  readonly tree_id: string;
  /** The whole message, all lines. */
  readonly message: string;
  /** RFC 3339. */
  readonly timestamp: string;
  /** Who wrote the change. */
  readonly author: GithubCommitPerson;
  /** Who made the commit. */
  readonly committer: GithubCommitPerson;
}

/** A workflow that a run took from another file. */
export interface GithubReferencedWorkflow {
  /** Repository, file and ref. */
  readonly path: string;
  /** The commit of that file. */
  readonly sha: string;
  /** The ref that was asked for. */
  readonly ref?: string;
}

/** One run of a workflow of GitHub Actions. */
export interface GithubWorkflowRun {
  /** The run's number on all of GitHub. */
  readonly id: number;
  /** The run's id in the GraphQL API. */
  readonly node_id: string;
  /** The workflow's name. */
  readonly name: string | null;
  /** The workflow's file. */
  readonly path: string;
  /** The run's title: the message of the commit, say. */
  readonly display_title: string;
  /** The workflow's number. */
  readonly workflow_id: number;
  /** Counts the runs of the workflow, from 1. */
  readonly run_number: number;
  /** Counts the attempts of the run, from 1. */
  readonly run_attempt: number;
  /** When this attempt started: RFC 3339. */
  readonly run_started_at: string;
  /** What started it: `push`, `pull_request`, `schedule`, `workflow_dispatch` and so on. */
  readonly event: string;
  /** How far it is. */
  readonly status: Known<'requested' | 'queued' | 'in_progress' | 'completed' | 'waiting' | 'pending'>;
  /** How it ended; null while it goes on. */
  readonly conclusion: GithubConclusion | null;
  /** The branch. */
  readonly head_branch: string | null;
  /** The commit. */
  readonly head_sha: string;
  /** The commit, in full. */
  readonly head_commit: GithubRunCommit;
  /** Where the workflow is. */
  readonly repository: GithubRepositorySummary;
  /** Where the commit is: a fork, perhaps. */
  readonly head_repository: GithubRepositorySummary;
  /** Who started the first attempt. */
  readonly actor: GithubUser;
  /** Who started this attempt. */
  readonly triggering_actor: GithubUser;
  /** The pull requests that it belongs to. */
  readonly pull_requests: readonly GithubCheckedPullRequest[];
  /** The workflows that it used. */
  readonly referenced_workflows?: readonly GithubReferencedWorkflow[];
  /** The number of the check suite. */
  readonly check_suite_id: number;
  /** The check suite's id in the GraphQL API. */
  readonly check_suite_node_id: string;
  /** RFC 3339. */
  readonly created_at: string;
  /** RFC 3339. */
  readonly updated_at: string;
  /** The run in the REST API. */
  readonly url: string;
  /** The run's page. */
  readonly html_url: string;
  /** The REST address of its jobs. */
  readonly jobs_url: string;
  /** The REST address of its logs. */
  readonly logs_url: string;
  /** The REST address of its check suite. */
  readonly check_suite_url: string;
  /** The REST address of its artifacts. */
  readonly artifacts_url: string;
  /** Stops it. */
  readonly cancel_url: string;
  /** Runs it again. */
  readonly rerun_url: string;
  /** The REST address of the workflow. */
  readonly workflow_url: string;
  /** The REST address of the attempt before. */
  readonly previous_attempt_url: string | null;
}

/** `workflow_run`: a run of GitHub Actions was requested, started or ended. */
export interface GithubWorkflowRunEvent extends GithubDelivery {
  /** What happened. */
  readonly action: Known<'requested' | 'in_progress' | 'completed'>;
  /** The run. */
  readonly workflow_run: GithubWorkflowRun;
  /** The workflow that it is a run of; null when the file was deleted. */
  readonly workflow: GithubWorkflow | null;
}
