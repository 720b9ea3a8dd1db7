import type { Known } from '../published';
import type { GithubApp } from './check-run';
import type { GithubDelivery } from './delivery';
import type {
  GithubAssociation,
  GithubLabel,
  GithubMilestone,
  GithubReactions,
  GithubTextChanges,
} from './issue-parts';
import type { GithubUser } from './user';

/** What an issue holds when it is a pull request: GitHub counts both with the same numbers. */
export interface GithubIssuePullRequest {
  /** The pull request in the REST API. */
  readonly url: string;
  /** The pull request's page. */
  readonly html_url: string;
  /** Its changes as a diff. */
  readonly diff_url: string;
  /** Its changes as patches. */
  readonly patch_url: string;
  /** When it was merged: RFC 3339. */
  readonly merged_at?: string | null;
}

/** An issue. */
export interface GithubIssue {
  /** The issue in the REST API. */
  readonly url: string;
  /** The repository in the REST API. */
  readonly repository_url: string;
  /** The REST address of the labels. */
  readonly labels_url: string;
  /** The REST address of the comments. */
  readonly comments_url: string;
  /** The REST address of what happened to it. */
  readonly events_url: string;
  /** The REST address of everything that happened, in order. */
  readonly timeline_url?: string;
  /** The issue's page. */
  readonly html_url: string;
  /** The issue's number on all of GitHub. */
  readonly id: number;
  /** The issue's id in the GraphQL API. */
  readonly node_id: string;
  /** The issue's number in the repository. */
  readonly number: number;
  /** The title. */
  readonly title: string;
  /** Who opened it. */
  readonly user: GithubUser;
  /** Its labels. */
  readonly labels: readonly GithubLabel[];
  /** Whether it is settled. */
  readonly state: Known<'open' | 'closed'>;
  /** Why it is in that state. */
  readonly state_reason?: Known<'completed' | 'not_planned' | 'duplicate' | 'reopened'> | null;
  /** Whether comments are closed. */
  readonly locked: boolean;
  /** The first of `assignees`. */
  readonly assignee: GithubUser | null;
  /** Who works on it. */
  readonly assignees: readonly GithubUser[];
  /** The milestone it belongs to. */
  readonly milestone: GithubMilestone | null;
  /** How many comments it has. */
  readonly comments: number;
  /** RFC 3339. */
  readonly created_at: string;
  /** RFC 3339. */
  readonly updated_at: string;
  /** RFC 3339. */
  readonly closed_at: string | null;
  /** What the one who opened it is to the repository. */
  readonly author_association: GithubAssociation;
  /** Why comments are closed. */
  readonly active_lock_reason: string | null;
  /** Whether the pull request is a draft; absent for a plain issue. */
  readonly draft?: boolean;
  /** Present when the issue is a pull request. */
  readonly pull_request?: GithubIssuePullRequest;
  /** The description, as Markdown. */
  readonly body: string | null;
  /** How people reacted. */
  readonly reactions: GithubReactions;
  /** The app that opened it on somebody's behalf. */
  readonly performed_via_github_app: GithubApp | null;
}

/** A comment on an issue or on a pull request. */
export interface GithubComment {
  /** The comment in the REST API. */
  readonly url: string;
  /** The comment's place on the page. */
  readonly html_url: string;
  /** The issue in the REST API. */
  readonly issue_url: string;
  /** The comment's number. */
  readonly id: number;
  /** The comment's id in the GraphQL API. */
  readonly node_id: string;
  /** Who wrote it. */
  readonly user: GithubUser;
  /** RFC 3339. */
  readonly created_at: string;
  /** RFC 3339. */
  readonly updated_at: string;
  /** What the writer is to the repository: look at this before you obey a command in a comment. */
  readonly author_association: GithubAssociation;
  /** The text, as Markdown. */
  readonly body: string;
  /** How people reacted. */
  readonly reactions: GithubReactions;
  /** The app that wrote it on somebody's behalf. */
  readonly performed_via_github_app: GithubApp | null;
}

/** `issues`: something happened to an issue. */
export interface GithubIssuesEvent extends GithubDelivery {
  /** What happened. */
  readonly action: Known<
    | 'opened'
    | 'edited'
    | 'closed'
    | 'reopened'
    | 'deleted'
    | 'transferred'
    | 'labeled'
    | 'unlabeled'
    | 'assigned'
    | 'unassigned'
    | 'milestoned'
    | 'demilestoned'
    | 'locked'
    | 'unlocked'
    | 'pinned'
    | 'unpinned'
  >;
  /** The issue as it is now. */
  readonly issue: GithubIssue;
  /** Sent with `labeled` and `unlabeled`. */
  readonly label?: GithubLabel;
  /** Sent with `assigned` and `unassigned`. */
  readonly assignee?: GithubUser | null;
  /** Sent with `milestoned` and `demilestoned`. */
  readonly milestone?: GithubMilestone;
  /** Sent with `edited`: what was replaced. */
  readonly changes?: GithubTextChanges;
}

/** `issue_comment`: somebody commented on an issue or on a pull request (then `issue.pull_request` is there). */
export interface GithubIssueCommentEvent extends GithubDelivery {
  /** What happened. */
  readonly action: Known<'created' | 'edited' | 'deleted'>;
  /** The issue or pull request. */
  readonly issue: GithubIssue;
  /** The comment as it is now. */
  readonly comment: GithubComment;
  /** Sent with `edited`: what was replaced. */
  readonly changes?: GithubTextChanges;
}
