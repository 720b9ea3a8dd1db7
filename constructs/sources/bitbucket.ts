import type { BitbucketEvents, BitbucketPayload } from '../../src/model/payloads/bitbucket';
import type { BitbucketEventSource, BitbucketRepository } from '../../src/model/sources/bitbucket';
import { bad, checkFilled, checkOneOf, type FieldsOf, plain } from './declaration';
import type { EndpointOptions, EventOptions } from './endpoint';
import { type HookContext, HookEvent } from './source-event';

/** @see BitbucketEvent */
export interface BitbucketEventOptions
  extends FieldsOf<BitbucketEventSource, 'events' | 'repositories' | 'owner' | 'projectKey' | 'repositorySlug'>,
    EndpointOptions,
    EventOptions {
  /** One repository: `acme/shop`. */
  readonly repository?: string;
  /** Several repositories: `['acme/shop']`. */
  readonly repositories?: readonly string[];
}

/**
 * Something that happened on Bitbucket Cloud, as its webhook tells it. Once the event has a public address, its own or that of an exposure,
 * the event source creates the webhooks itself. Nothing proves that a request comes from Bitbucket: Argo Events knows no secret for it.
 *
 * All factories throw EventloomError `bad-value` when it is not clear whose events are meant, or how to log in.
 */
export class BitbucketEvent<P> extends HookEvent<'bitbucket', P> {
  /** Commits or tags were pushed, or a branch was created or deleted. */
  static push(options: BitbucketEventOptions): BitbucketEvent<BitbucketPayload<BitbucketEvents['repo:push']>> {
    return new BitbucketEvent(['repo:push'], '/push', options);
  }

  /** A pull request was opened, changed, merged or declined: `headers.X-Event-Key.0` says which. */
  static pullRequest(
    options: BitbucketEventOptions,
  ): BitbucketEvent<BitbucketPayload<BitbucketEvents['pullrequest:created']>> {
    return new BitbucketEvent(
      ['pullrequest:created', 'pullrequest:updated', 'pullrequest:fulfilled', 'pullrequest:rejected'],
      '/pull_request',
      options,
    );
  }

  /** A pull request was merged: Bitbucket's `pullrequest:fulfilled`. */
  static pullRequestMerged(
    options: BitbucketEventOptions,
  ): BitbucketEvent<BitbucketPayload<BitbucketEvents['pullrequest:fulfilled']>> {
    return new BitbucketEvent(['pullrequest:fulfilled'], '/pull_request_merged', options);
  }

  /** Any events whose payloads the types know. The payload has the fields that all of them have. */
  static of<const Name extends keyof BitbucketEvents>(
    events: readonly Name[],
    options: BitbucketEventOptions,
  ): BitbucketEvent<BitbucketPayload<BitbucketEvents[Name]>> {
    return new BitbucketEvent(events, '/bitbucket', options);
  }

  /** Events whose payloads the types do not know: `BitbucketEvent.untyped(['repo:fork'], ...)`. Every path into the payload is accepted. */
  static untyped(events: readonly string[], options: BitbucketEventOptions): BitbucketEvent<unknown> {
    return new BitbucketEvent(events, '/bitbucket', options);
  }

  private readonly repositories: readonly BitbucketRepository[];

  private constructor(
    /** Bitbucket's names of the events. */
    readonly events: readonly string[],
    defaultPath: string,
    private readonly options: BitbucketEventOptions,
  ) {
    super('bitbucket', options, defaultPath, options.filter);
    checkFilled('bitbucket', { events }, 'events');
    checkFilled('bitbucket', options, 'auth');
    checkOneOf('bitbucket', options.auth, 'basic', 'oauthToken');
    const { repository, repositories = [] } = options;
    this.repositories = (repository === undefined ? repositories : [repository, ...repositories]).map(repositoryOf);
    if (this.repositories.length === 0) {
      throw bad("a Bitbucket event names no repository; give repository: 'workspace/name', or repositories");
    }
  }

  protected declaration({ webhook }: HookContext): BitbucketEventSource {
    const { auth, deleteHookOnFinish, metadata } = this.options;
    return plain({
      auth,
      webhook,
      events: this.events,
      repositories: this.repositories,
      deleteHookOnFinish,
      metadata,
      filter: this.filter,
    });
  }
}

function repositoryOf(text: string): BitbucketRepository {
  const [owner, repositorySlug, ...rest] = text.split('/');
  if (owner && repositorySlug && rest.length === 0) return { owner, repositorySlug };
  throw bad(`'${text}' is not a repository of Bitbucket; write 'workspace/name'`);
}
