import type { Known } from '../published';
import type { GithubDelivery } from './delivery';

/** The author or the committer of a commit, as git knows them. */
export interface GithubCommitPerson {
  /** The name in the commit. */
  readonly name: string;
  /** The address in the commit. */
  readonly email: string | null;
  /** The account on GitHub with that address, if there is one. */
  readonly username?: string;
  /** When, RFC 3339. */
  readonly date?: string;
}

/** A commit as a push lists it. */
export interface GithubCommit {
  /** The full SHA. */
  readonly id: string;
  /** The SHA of the commit's tree. */
  readonly tree_id: string;
  /** Whether no other branch had this commit before. */
  readonly distinct: boolean;
  /** The whole message, all lines. */
  readonly message: string;
  /** When it was committed: RFC 3339 with the committer's offset. */
  readonly timestamp: string;
  /** The commit's page. */
  readonly url: string;
  /** Who wrote the change. */
  readonly author: GithubCommitPerson;
  /** Who made the commit; `GitHub` for one that was merged in the browser. */
  readonly committer: GithubCommitPerson;
  /** The files that the commit added: paths from the root of the repository. */
  readonly added: readonly string[];
  /** The files that the commit removed. */
  readonly removed: readonly string[];
  /** The files that the commit changed. */
  readonly modified: readonly string[];
}

/** `push`: commits or a tag were pushed, or a branch or tag was created or deleted by pushing. */
export interface GithubPush extends GithubDelivery {
  /** What was pushed: `refs/heads/main` for a branch, `refs/tags/v1.2.0` for a tag. */
  readonly ref: string;
  /** The SHA that the ref had before; forty zeros when it is new. */
  readonly before: string;
  /** The SHA that the ref has now; forty zeros when it was deleted. This is what to build. */
  readonly after: string;
  /** The ref that a new branch or tag was made from, when GitHub knows it. */
  readonly base_ref: string | null;
  /** Whether the ref is new. */
  readonly created: boolean;
  /** Whether the ref was deleted; then `head_commit` is null and there is nothing to build. */
  readonly deleted: boolean;
  /** Whether history was rewritten. */
  readonly forced: boolean;
  /** The page that shows what changed. */
  readonly compare: string;
  /** The commits that were pushed, oldest first; at most 2048. Empty for a tag. */
  readonly commits: readonly GithubCommit[];
  /** The newest commit; null when the ref was deleted. */
  readonly head_commit: GithubCommit | null;
  /** Who pushed, as git knows them; `sender` is the account. */
  readonly pusher: GithubCommitPerson;
}

/** `create`: a branch or a tag was created. Not sent when more than three tags are pushed at once. */
export interface GithubCreate extends GithubDelivery {
  /** The name of the branch or tag, without `refs/heads/`. */
  readonly ref: string;
  /** What was created. */
  readonly ref_type: Known<'branch' | 'tag'>;
  /** The whole name: `refs/heads/feature`. */
  readonly full_ref?: string;
  /** The repository's default branch. */
  readonly master_branch: string;
  /** What the repository says of itself. */
  readonly description: string | null;
  /** `user`, or `deploy_key` for a push with a deploy key. */
  readonly pusher_type: string;
}

/** `delete`: a branch or a tag was deleted. Not sent when more than three are deleted at once. */
export interface GithubDelete extends GithubDelivery {
  /** The name of the branch or tag, without `refs/heads/`. */
  readonly ref: string;
  /** What was deleted. */
  readonly ref_type: Known<'branch' | 'tag'>;
  /** The whole name: `refs/heads/feature`. */
  readonly full_ref?: string;
  /** `user`, or `deploy_key` for a push with a deploy key. */
  readonly pusher_type: string;
}
