import type { GitlabEvents, GitlabPayload } from '../../src/model/payloads/gitlab';
import type { GitlabEventSource } from '../../src/model/sources/gitlab';
import { bad, checkFilled, type FieldsOf, plain } from './declaration';
import type { EndpointOptions, EventOptions } from './endpoint';
import { type HookContext, HookEvent } from './source-event';

/** @see GitlabEvent */
export interface GitlabEventOptions
  extends FieldsOf<GitlabEventSource, 'gitlabBaseURL' | 'events' | 'projectID'>,
    EndpointOptions,
    EventOptions {
  /** One project, by number or path: `acme/shop`. Name projects, groups or both. */
  readonly project?: string;
  /** The address of GitLab. @default 'https://gitlab.com' */
  readonly gitlabBaseURL?: string;
}

/**
 * Something that happened on GitLab, as GitLab's webhook tells it. Once the event has a public address, its own or that of an exposure, the
 * event source creates the webhooks itself.
 *
 * All factories throw EventloomError `bad-value` when it is not clear whose events are meant; while synthesizing, when there is a
 * `secretToken` and no public address, because Argo Events would not look at the token then.
 */
export class GitlabEvent<P> extends HookEvent<'gitlab', P> {
  /** Commits were pushed, or a branch was created or deleted. */
  static push(options: GitlabEventOptions): GitlabEvent<GitlabPayload<GitlabEvents['PushEvents']>> {
    return new GitlabEvent(['PushEvents'], '/push', options);
  }

  /** A tag was created or deleted. */
  static tagPush(options: GitlabEventOptions): GitlabEvent<GitlabPayload<GitlabEvents['TagPushEvents']>> {
    return new GitlabEvent(['TagPushEvents'], '/tag_push', options);
  }

  /** A merge request was opened, got new commits, was merged and so on: `body.object_attributes.action` says which. */
  static mergeRequest(options: GitlabEventOptions): GitlabEvent<GitlabPayload<GitlabEvents['MergeRequestsEvents']>> {
    return new GitlabEvent(['MergeRequestsEvents'], '/merge_request', options);
  }

  /** A pipeline started, went on or ended: `body.object_attributes.status` says which. */
  static pipeline(options: GitlabEventOptions): GitlabEvent<GitlabPayload<GitlabEvents['PipelineEvents']>> {
    return new GitlabEvent(['PipelineEvents'], '/pipeline', options);
  }

  /**
   * Any events whose payloads the types know: `GitlabEvent.of(['PushEvents', 'TagPushEvents'], ...)`. The payload has the fields that all of
   * them have.
   */
  static of<const Name extends keyof GitlabEvents>(
    events: readonly Name[],
    options: GitlabEventOptions,
  ): GitlabEvent<GitlabPayload<GitlabEvents[Name]>> {
    return new GitlabEvent(events, '/gitlab', options);
  }

  /**
   * Events whose payloads the types do not know, by the names of GitLab's hook options in Go: `GitlabEvent.untyped(['NoteEvents'], ...)`.
   * Every path into the payload is accepted.
   */
  static untyped(events: readonly string[], options: GitlabEventOptions): GitlabEvent<unknown> {
    return new GitlabEvent(events, '/gitlab', options);
  }

  private constructor(
    /** Upstream's names of the events. */
    readonly events: readonly string[],
    defaultPath: string,
    private readonly options: GitlabEventOptions,
  ) {
    super('gitlab', options, defaultPath, options.filter);
    checkFilled('gitlab', { events }, 'events');
    checkFilled('gitlab', options, 'accessToken');
    // Argo Events finds GitLab's option for a kind of event by this name; 'push' and 'Push Hook' are none.
    const odd = events.find((event) => !/^[A-Z][A-Za-z]*Events$/.test(event));
    if (odd !== undefined) {
      throw bad(
        `'${odd}' is no event of GitLab's hooks; write it as 'PushEvents', 'MergeRequestsEvents' or 'NoteEvents'`,
      );
    }
    const { project, projects = [], groups = [] } = options;
    if (!project && projects.length === 0 && groups.length === 0) {
      throw bad("a GitLab event names nobody whose event it is; give project: 'group/name', projects or groups");
    }
  }

  protected declaration({ name, webhook }: HookContext): GitlabEventSource {
    const { project, projects = [], groups, gitlabBaseURL = 'https://gitlab.com', secretToken } = this.options;
    if (secretToken && !webhook.url) {
      throw bad(
        `event '${name}' has a secretToken, which Argo Events looks at only when the event has a public address; expose it, or give it a url`,
      );
    }
    const all = project ? [project, ...projects] : projects;
    const { accessToken, enableSSLVerification, deleteHookOnFinish, metadata } = this.options;
    return plain({
      gitlabBaseURL,
      accessToken,
      events: this.events,
      webhook,
      projects: all.length > 0 ? all : undefined,
      groups,
      secretToken,
      enableSSLVerification,
      deleteHookOnFinish,
      metadata,
      filter: this.filter,
    });
  }
}
