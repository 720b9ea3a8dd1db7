import type { GithubCheckRunEvent } from './github/check-run';
import type { GithubIssueCommentEvent, GithubIssuesEvent } from './github/issue';
import type { GithubPing } from './github/ping';
import type { GithubPullRequestEvent } from './github/pull-request';
import type { GithubCreate, GithubDelete, GithubPush } from './github/push';
import type { GithubRegistryPackageEvent } from './github/registry-package';
import type { GithubReleaseEvent } from './github/release';
import type { GithubWorkflowRunEvent } from './github/workflow-run';
import type { HeadersPayload } from './published';

export type { GithubApp, GithubCheckRun, GithubCheckRunEvent, GithubCheckSuite } from './github/check-run';
export type { GithubDelivery } from './github/delivery';
export type { GithubComment, GithubIssue, GithubIssueCommentEvent, GithubIssuesEvent } from './github/issue';
export type { GithubLabel, GithubMilestone, GithubReactions } from './github/issue-parts';
export type { GithubHook, GithubPing } from './github/ping';
export type { GithubPullRequest, GithubPullRequestEvent, GithubPullRequestSide } from './github/pull-request';
export type { GithubCommit, GithubCommitPerson, GithubCreate, GithubDelete, GithubPush } from './github/push';
export type { GithubPackage, GithubPackageVersion, GithubRegistryPackageEvent } from './github/registry-package';
export type { GithubRelease, GithubReleaseAsset, GithubReleaseEvent } from './github/release';
export type { GithubRepository } from './github/repository';
export type { GithubInstallation, GithubOrganization, GithubTeam, GithubUser } from './github/user';
export type { GithubWorkflow, GithubWorkflowRun, GithubWorkflowRunEvent } from './github/workflow-run';

/** Two keys that the `github` event source puts into the body, beside the keys that GitHub sent. */
export interface GithubInjected {
  /** The name of the event, such as `push`. */
  readonly 'X-GitHub-Event': string;
  /** GitHub's id of this delivery: a UUID, the same again when the delivery is repeated. */
  readonly 'X-GitHub-Delivery': string;
}

/**
 * What a `github` event source publishes for a delivery `B`. The body was decoded and encoded again on the way, so its keys are
 * sorted and numbers above 2^53 have lost digits.
 */
export type GithubPayload<B> = HeadersPayload<B & GithubInjected>;

/** What GitHub sends, by the name of the event: the value of `X-GitHub-Event` and of the event source's `events`. */
export interface GithubEvents {
  /** A check of a commit started or ended. */
  readonly check_run: GithubCheckRunEvent;
  /** A branch or a tag was created. */
  readonly create: GithubCreate;
  /** A branch or a tag was deleted. */
  readonly delete: GithubDelete;
  /** Somebody commented on an issue or on a pull request. */
  readonly issue_comment: GithubIssueCommentEvent;
  /** An issue was opened, closed, labelled and so on. */
  readonly issues: GithubIssuesEvent;
  /** A webhook was created; GitHub sends this once, as a test. */
  readonly ping: GithubPing;
  /** A pull request was opened, got new commits, was merged and so on. */
  readonly pull_request: GithubPullRequestEvent;
  /** Commits or a tag were pushed. */
  readonly push: GithubPush;
  /** A package, such as a container image, was published to GitHub's registry. */
  readonly registry_package: GithubRegistryPackageEvent;
  /** A release was published, edited and so on. */
  readonly release: GithubReleaseEvent;
  /** A run of GitHub Actions was requested, started or ended. */
  readonly workflow_run: GithubWorkflowRunEvent;
}
