import type { JsonObject } from '../../json';
import type { Known } from '../published';
import type { GitlabCommit, GitlabLabel, GitlabProject, GitlabRepository, GitlabUser } from './project';

/** A merge request. */
export interface GitlabMergeRequest {
  /** Its number on all of GitLab. */
  readonly id: number;
  /** Its number in the project: the one that people see. */
  readonly iid: number;
  /** The title. */
  readonly title: string;
  /** The description, as Markdown. */
  readonly description: string | null;
  /** What happened; absent when something else than a person caused it. New commits are an `update` with `oldrev`. */
  readonly action?: Known<
    'open' | 'close' | 'reopen' | 'update' | 'approved' | 'unapproved' | 'approval' | 'unapproval' | 'merge'
  >;
  /** The newest commit before, when this `update` brought new commits. */
  readonly oldrev?: string;
  /** Whether it is settled. */
  readonly state: Known<'opened' | 'closed' | 'merged' | 'locked'>;
  /** The state as a number. */
  readonly state_id: number;
  /** Whether it is a draft. */
  readonly draft: boolean;
  /** The same as `draft`. */
  readonly work_in_progress: boolean;
  /** The branch with the changes, without `refs/heads/`. */
  readonly source_branch: string;
  /** The project with the changes: a fork, perhaps. */
  readonly source_project_id: number;
  /** The project with the changes. */
  readonly source: GitlabProject;
  /** The branch where the changes shall go. */
  readonly target_branch: string;
  /** The project where the changes shall go. */
  readonly target_project_id: number;
  /** The project where the changes shall go. */
  readonly target: GitlabProject;
  /** The newest commit: this is what to build. */
  readonly last_commit: GitlabCommit;
  /** The merge request's page. */
  readonly url: string;
  /** Who opened it. */
  readonly author_id: number;
  /** The first of `assignee_ids`. */
  readonly assignee_id: number | null;
  /** Who works on it. */
  readonly assignee_ids: readonly number[];
  /** Who was asked to review. */
  readonly reviewer_ids: readonly number[];
  /** Its labels. */
  readonly labels: readonly GitlabLabel[];
  /** Whether it could be merged, in few words: `unchecked`, `can_be_merged`, `cannot_be_merged`. */
  readonly merge_status: string;
  /** Whether it could be merged, in more words: `mergeable`, `ci_still_running`, `not_approved`, `draft_status` and so on. */
  readonly detailed_merge_status: string;
  /** Why merging failed. */
  readonly merge_error: string | null;
  /** How it will be merged. */
  readonly merge_params: JsonObject;
  /** Whether it merges by itself once its pipeline has succeeded. */
  readonly merge_when_pipeline_succeeds: boolean;
  /** Who merged it, or asked for that. */
  readonly merge_user_id: number | null;
  /** The merge commit. */
  readonly merge_commit_sha: string | null;
  /** The pipeline of the newest commit. */
  readonly head_pipeline_id: number | null;
  /** The milestone it belongs to. */
  readonly milestone_id: number | null;
  /** Whether all threads that block it are resolved. */
  readonly blocking_discussions_resolved: boolean;
  /** Whether it is the first one of whoever opened it. */
  readonly first_contribution: boolean;
  /** When it was opened. */
  readonly created_at: string;
  /** When it was changed. */
  readonly updated_at: string;
  /** When it was ready to be looked at. */
  readonly prepared_at?: string | null;
  /** Who changed it. */
  readonly updated_by_id: number | null;
  /** When its text was edited. */
  readonly last_edited_at: string | null;
  /** Who edited its text. */
  readonly last_edited_by_id: number | null;
  /** How long it should take, in seconds. */
  readonly time_estimate: number;
  /** How long it took, in seconds. */
  readonly total_time_spent: number;
  /** How much of that was added now, in seconds. */
  readonly time_change: number;
  /** `time_estimate` for people. */
  readonly human_time_estimate: string | null;
  /** `total_time_spent` for people. */
  readonly human_total_time_spent: string | null;
  /** `time_change` for people. */
  readonly human_time_change: string | null;
}

/** What a field was and is. */
export interface GitlabChange<T> {
  /** Before. */
  readonly previous: T;
  /** Now. */
  readonly current: T;
}

/** The fields that changed: each is absent unless it did. */
export interface GitlabMergeRequestChanges {
  /** The title. */
  readonly title?: GitlabChange<string>;
  /** The description. */
  readonly description?: GitlabChange<string | null>;
  /** Whether it is a draft. */
  readonly draft?: GitlabChange<boolean>;
  /** The labels. */
  readonly labels?: GitlabChange<readonly GitlabLabel[]>;
  /** Who works on it. */
  readonly assignees?: GitlabChange<readonly GitlabUser[]>;
  /** Who was asked to review. */
  readonly reviewers?: GitlabChange<readonly GitlabUser[]>;
  /** The state as a number. */
  readonly state_id?: GitlabChange<number>;
  /** Where the changes shall go. */
  readonly target_branch?: GitlabChange<string>;
  /** When it was changed. */
  readonly updated_at?: GitlabChange<string | null>;
  /** Who changed it. */
  readonly updated_by_id?: GitlabChange<number | null>;
}

/** `Merge Request Hook`: something happened to a merge request. */
export interface GitlabMergeRequestEvent {
  /** `merge_request`. */
  readonly object_kind: string;
  /** `merge_request`. */
  readonly event_type: string;
  /** Who did it. */
  readonly user: GitlabUser;
  /** The project where the changes shall go. */
  readonly project: GitlabProject;
  /** The merge request as it is now. */
  readonly object_attributes: GitlabMergeRequest;
  /** Its labels. */
  readonly labels: readonly GitlabLabel[];
  /** What changed. */
  readonly changes: GitlabMergeRequestChanges;
  /** The project again. */
  readonly repository: GitlabRepository;
  /** Who works on it; absent when nobody does. */
  readonly assignees?: readonly GitlabUser[];
  /** Who was asked to review; absent when nobody was. */
  readonly reviewers?: readonly GitlabUser[];
}
