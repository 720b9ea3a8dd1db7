import type { GitlabMergeRequestEvent } from './gitlab/merge-request';
import type { GitlabPipelineEvent } from './gitlab/pipeline';
import type { GitlabPush, GitlabTagPush } from './gitlab/push';
import type { HeadersPayload } from './published';

export type { GitlabMergeRequest, GitlabMergeRequestChanges, GitlabMergeRequestEvent } from './gitlab/merge-request';
export type { GitlabJob, GitlabPipeline, GitlabPipelineEvent } from './gitlab/pipeline';
export type { GitlabCommit, GitlabLabel, GitlabProject, GitlabRepository, GitlabUser } from './gitlab/project';
export type { GitlabPush, GitlabTagPush } from './gitlab/push';

/** What a `gitlab` event source publishes for a delivery `B`. */
export type GitlabPayload<B> = HeadersPayload<B>;

/** What GitLab sends, by the name that the event source's `events` has for it. */
export interface GitlabEvents {
  /** Something happened to a merge request. */
  readonly MergeRequestsEvents: GitlabMergeRequestEvent;
  /** A pipeline started, went on or ended. */
  readonly PipelineEvents: GitlabPipelineEvent;
  /** Commits were pushed, or a branch was created or deleted. */
  readonly PushEvents: GitlabPush;
  /** A tag was created or deleted. */
  readonly TagPushEvents: GitlabTagPush;
}
