import type { BitbucketPullRequestEvent } from './bitbucket/pull-request';
import type { BitbucketPush } from './bitbucket/push';
import type { HeadersPayload } from './published';

export type {
  BitbucketPullRequest,
  BitbucketPullRequestEvent,
  BitbucketPullRequestSide,
} from './bitbucket/pull-request';
export type { BitbucketCommit, BitbucketPush, BitbucketPushChange, BitbucketRef } from './bitbucket/push';
export type { BitbucketAccount, BitbucketLink, BitbucketRepo } from './bitbucket/repository';

/** What a `bitbucket` event source publishes for a delivery `B`. */
export type BitbucketPayload<B> = HeadersPayload<B>;

/** What Bitbucket Cloud sends, by the name of the event: the value of `X-Event-Key` and of the event source's `events`. */
export interface BitbucketEvents {
  /** Commits or tags were pushed, or a branch was created or deleted. */
  readonly 'repo:push': BitbucketPush;
  /** A pull request was opened. */
  readonly 'pullrequest:created': BitbucketPullRequestEvent;
  /** A pull request got new commits, or its text was edited. */
  readonly 'pullrequest:updated': BitbucketPullRequestEvent;
  /** A pull request was merged. */
  readonly 'pullrequest:fulfilled': BitbucketPullRequestEvent;
  /** A pull request was declined. */
  readonly 'pullrequest:rejected': BitbucketPullRequestEvent;
}
