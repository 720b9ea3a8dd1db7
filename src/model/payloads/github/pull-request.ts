import type { Known } from '../published';
import type { GithubDelivery } from './delivery';
import type {
  GithubAssociation,
  GithubFormerText,
  GithubLabel,
  GithubMilestone,
  GithubTextChanges,
} from './issue-parts';
import type { GithubRepository } from './repository';
import type { GithubTeam, GithubUser } from './user';

/** One side of a pull request: `head` holds the changes, `base` is where they shall go. */
export interface GithubPullRequestSide {
  /** Owner and branch: `acme:feature`. */
  readonly label: string;
  /** The branch, without `refs/heads/`. */
  readonly ref: string;
  /** The SHA of the newest commit. */
  readonly sha: string;
  /** Who owns the repository. */
  readonly user: GithubUser;
  /** The repository; of `head` it is null once the fork was deleted. */
  readonly repo: GithubRepository | null;
}

/** A link to something in the REST API or to a page. */
export interface GithubLink {
  /** The address. */
  readonly href: string;
}

/** Where the parts of a pull request are found. */
export interface GithubPullRequestLinks {
  /** The pull request in the REST API. */
  readonly self: GithubLink;
  /** The pull request's page. */
  readonly html: GithubLink;
  /** The pull request as an issue. */
  readonly issue: GithubLink;
  /** Its comments. */
  readonly comments: GithubLink;
  /** The comments on its lines. */
  readonly review_comments: GithubLink;
  /** One comment on a line. */
  readonly review_comment: GithubLink;
  /** Its commits. */
  readonly commits: GithubLink;
  /** The statuses of its newest commit. */
  readonly statuses: GithubLink;
}

/** A pull request that merges by itself once it is ready. */
export interface GithubAutoMerge {
  /** Who asked for it. */
  readonly enabled_by: GithubUser | null;
  /** How it will be merged. */
  readonly merge_method: Known<'merge' | 'squash' | 'rebase'>;
  /** The title of the commit to come. */
  readonly commit_title: string | null;
  /** The message of the commit to come. */
  readonly commit_message: string | null;
}

/** A pull request. */
export interface GithubPullRequest {
  /** The pull request in the REST API. */
  readonly url: string;
  /** Its number on all of GitHub. */
  readonly id: number;
  /** Its id in the GraphQL API. */
  readonly node_id: string;
  /** The pull request's page. */
  readonly html_url: string;
  /** Its changes as a diff. */
  readonly diff_url: string;
  /** Its changes as patches. */
  readonly patch_url: string;
  /** The pull request as an issue. */
  readonly issue_url: string;
  /** The REST address of its commits. */
  readonly commits_url: string;
  /** The REST address of the comments on its lines. */
  readonly review_comments_url: string;
  /** The REST address of one comment on a line. */
  readonly review_comment_url: string;
  /** The REST address of its comments. */
  readonly comments_url: string;
  /** The REST address of the statuses of its newest commit. */
  readonly statuses_url: string;
  /** Its number in the repository. */
  readonly number: number;
  /** Whether it is settled; a merged one is closed too. */
  readonly state: Known<'open' | 'closed'>;
  /** Whether comments are closed. */
  readonly locked: boolean;
  /** The title. */
  readonly title: string;
  /** Who opened it. */
  readonly user: GithubUser;
  /** The description, as Markdown. */
  readonly body: string | null;
  /** RFC 3339. */
  readonly created_at: string;
  /** RFC 3339. */
  readonly updated_at: string;
  /** RFC 3339. */
  readonly closed_at: string | null;
  /** RFC 3339. */
  readonly merged_at: string | null;
  /** The commit that a merge would make, or made. */
  readonly merge_commit_sha: string | null;
  /** The first of `assignees`. */
  readonly assignee: GithubUser | null;
  /** Who works on it. */
  readonly assignees: readonly GithubUser[];
  /** Who was asked to review. */
  readonly requested_reviewers: readonly GithubUser[];
  /** Which teams were asked to review. */
  readonly requested_teams: readonly GithubTeam[];
  /** Its labels. */
  readonly labels: readonly GithubLabel[];
  /** The milestone it belongs to. */
  readonly milestone: GithubMilestone | null;
  /** Whether it is a draft. */
  readonly draft: boolean;
  /** Where the changes are; not to be trusted when the repository is a fork. */
  readonly head: GithubPullRequestSide;
  /** Where the changes shall go. */
  readonly base: GithubPullRequestSide;
  /** Where its parts are found. */
  readonly _links: GithubPullRequestLinks;
  /** What the one who opened it is to the repository. */
  readonly author_association: GithubAssociation;
  /** Present while it shall merge by itself. */
  readonly auto_merge: GithubAutoMerge | null;
  /** Why comments are closed. */
  readonly active_lock_reason: string | null;
  /** Whether it was merged. With `action: closed` this tells a merge from a refusal. */
  readonly merged: boolean | null;
  /** Whether it could be merged; null while GitHub has not looked yet. */
  readonly mergeable: boolean | null;
  /** Whether it could be rebased; null while GitHub has not looked yet. */
  readonly rebaseable: boolean | null;
  /** How ready it is to be merged: `clean`, `dirty`, `blocked`, `unstable`, `unknown`. */
  readonly mergeable_state: string;
  /** Who merged it. */
  readonly merged_by: GithubUser | null;
  /** How many comments it has. */
  readonly comments: number;
  /** How many comments its lines have. */
  readonly review_comments: number;
  /** Whether maintainers may push to a fork's branch. */
  readonly maintainer_can_modify: boolean;
  /** How many commits it has. */
  readonly commits: number;
  /** How many lines it adds. */
  readonly additions: number;
  /** How many lines it removes. */
  readonly deletions: number;
  /** How many files it changes. */
  readonly changed_files: number;
}

/** What an edit of a pull request replaced. */
export interface GithubPullRequestChanges extends GithubTextChanges {
  /** The former branch that the changes were meant for. */
  readonly base?: { readonly ref: GithubFormerText; readonly sha: GithubFormerText };
}

/** `pull_request`: something happened to a pull request. */
export interface GithubPullRequestEvent extends GithubDelivery {
  /** What happened. New commits are `synchronize`; a merge is `closed` with `pull_request.merged`. */
  readonly action: Known<
    | 'opened'
    | 'synchronize'
    | 'reopened'
    | 'closed'
    | 'edited'
    | 'ready_for_review'
    | 'converted_to_draft'
    | 'labeled'
    | 'unlabeled'
    | 'assigned'
    | 'unassigned'
    | 'review_requested'
    | 'review_request_removed'
    | 'auto_merge_enabled'
    | 'auto_merge_disabled'
    | 'enqueued'
    | 'dequeued'
    | 'milestoned'
    | 'demilestoned'
    | 'locked'
    | 'unlocked'
  >;
  /** The pull request's number in the repository. */
  readonly number: number;
  /** The pull request as it is now. */
  readonly pull_request: GithubPullRequest;
  /** Sent with `synchronize`: the newest commit before. */
  readonly before?: string;
  /** Sent with `synchronize`: the newest commit now. */
  readonly after?: string;
  /** Sent with `labeled` and `unlabeled`. */
  readonly label?: GithubLabel;
  /** Sent with `assigned` and `unassigned`. */
  readonly assignee?: GithubUser | null;
  /** Sent with `milestoned` and `demilestoned`. */
  readonly milestone?: GithubMilestone;
  /** Sent with `review_requested` and `review_request_removed` when a person was meant. */
  readonly requested_reviewer?: GithubUser | null;
  /** Sent with `review_requested` and `review_request_removed` when a team was meant. */
  readonly requested_team?: GithubTeam;
  /** Sent with `edited`: what was replaced. */
  readonly changes?: GithubPullRequestChanges;
}
