import type { JsonObject } from '../../json';
import type { GitlabCommit, GitlabProject, GitlabRepository } from './project';

/** A commit as a push lists it. */
export interface GitlabPushedCommit extends GitlabCommit {
  /** The files that the commit added. */
  readonly added: readonly string[];
  /** The files that the commit changed. */
  readonly modified: readonly string[];
  /** The files that the commit removed. */
  readonly removed: readonly string[];
}

/** What a push of a branch and a push of a tag have in common. */
export interface GitlabRefPush {
  /** The SHA that the ref had before; forty zeros when it is new. */
  readonly before: string;
  /** The SHA that the ref has now; forty zeros when it was deleted. */
  readonly after: string;
  /** What was pushed: `refs/heads/main` or `refs/tags/v1.2.0`. */
  readonly ref: string;
  /** Whether the ref is protected. */
  readonly ref_protected?: boolean;
  /** The commit to build; null when the ref was deleted. */
  readonly checkout_sha: string | null;
  /** The message of an annotated tag. */
  readonly message: string | null;
  /** The number of who pushed. */
  readonly user_id: number;
  /** The display name of who pushed. */
  readonly user_name: string;
  /** The account's name of who pushed. */
  readonly user_username: string;
  /** The address of who pushed, if it is public. */
  readonly user_email: string | null;
  /** The picture of who pushed. */
  readonly user_avatar: string | null;
  /** The project's number. */
  readonly project_id: number;
  /** The project. */
  readonly project: GitlabProject;
  /** The newest commits, oldest first: at most 20. */
  readonly commits: readonly GitlabPushedCommit[];
  /** How many commits were pushed in all. */
  readonly total_commits_count: number;
  /** What was given with `git push -o`. */
  readonly push_options: JsonObject;
  /** The project again. */
  readonly repository: GitlabRepository;
}

/** `Push Hook`: commits were pushed, or a branch was created or deleted. */
export interface GitlabPush extends GitlabRefPush {
  /** `push`. */
  readonly object_kind: string;
  /** `push`. */
  readonly event_name: string;
}

/** `Tag Push Hook`: a tag was created or deleted. */
export interface GitlabTagPush extends GitlabRefPush {
  /** `tag_push`. */
  readonly object_kind: string;
  /** `tag_push`. */
  readonly event_name: string;
}
