import type { Duration } from 'cdk8s';
import type { BitbucketServerEvents, BitbucketServerPayload } from '../../src/model/payloads/bitbucketserver';
import type { BitbucketServerEventSource, BitbucketServerRepository } from '../../src/model/sources/bitbucketserver';
import { goDuration } from '../go-duration';
import { type TlsOptions, tlsOf } from './connection';
import { bad, checkFilled, type FieldsOf, plain } from './declaration';
import type { EndpointOptions, EventOptions } from './endpoint';
import { type HookContext, HookEvent } from './source-event';

/** @see BitbucketServerEvent */
export interface BitbucketServerEventOptions
  extends FieldsOf<
      BitbucketServerEventSource,
      'events' | 'repositories' | 'projectKey' | 'repositorySlug' | 'checkInterval'
    >,
    TlsOptions,
    EndpointOptions,
    EventOptions {
  /** One repository: `SHOP/web`, the key of its project and its name. */
  readonly repository?: string;
  /** Several repositories: `['SHOP/web']`. */
  readonly repositories?: readonly string[];
  /** How often to look whether the webhooks still exist. @default Duration.minutes(1) */
  readonly checkInterval?: Duration;
}

/**
 * Something that happened on a Bitbucket server or data center, as its webhook tells it. With an `accessToken` and a public address, its own or
 * that of an exposure, the event source creates the webhooks itself.
 *
 * All factories throw EventloomError `bad-value` for what is no repository; while synthesizing, when there is a `webhookSecret` that Argo
 * Events would not look at.
 */
export class BitbucketServerEvent<P> extends HookEvent<'bitbucketserver', P> {
  /** Branches or tags were pushed, created or deleted. */
  static push(
    options: BitbucketServerEventOptions,
  ): BitbucketServerEvent<BitbucketServerPayload<BitbucketServerEvents['repo:refs_changed']>> {
    return new BitbucketServerEvent(['repo:refs_changed'], '/push', options);
  }

  /** A pull request was opened, got new commits, was merged or declined: `body.eventKey` says which. */
  static pullRequest(
    options: BitbucketServerEventOptions,
  ): BitbucketServerEvent<BitbucketServerPayload<BitbucketServerEvents['pr:opened']>> {
    return new BitbucketServerEvent(
      ['pr:opened', 'pr:from_ref_updated', 'pr:merged', 'pr:declined'],
      '/pull_request',
      options,
    );
  }

  /** Any events whose payloads the types know. The payload has the fields that all of them have. */
  static of<const Name extends keyof BitbucketServerEvents>(
    events: readonly Name[],
    options: BitbucketServerEventOptions,
  ): BitbucketServerEvent<BitbucketServerPayload<BitbucketServerEvents[Name]>> {
    return new BitbucketServerEvent(events, '/bitbucketserver', options);
  }

  /** Events whose payloads the types do not know, such as `repo:forked`. Every path into the payload is accepted. */
  static untyped(events: readonly string[], options: BitbucketServerEventOptions): BitbucketServerEvent<unknown> {
    return new BitbucketServerEvent(events, '/bitbucketserver', options);
  }

  private readonly repositories: readonly BitbucketServerRepository[];
  private readonly encryption: TlsOptions;

  private constructor(
    /** Bitbucket's names of the events. */
    readonly events: readonly string[],
    defaultPath: string,
    private readonly options: BitbucketServerEventOptions,
  ) {
    super('bitbucketserver', options, defaultPath, options.filter);
    checkFilled('bitbucketserver', { events }, 'events');
    checkFilled('bitbucketserver', options, 'bitbucketserverBaseURL');
    const { repository, repositories = [] } = options;
    this.encryption = tlsOf('bitbucketserver', { tls: options.tls });
    this.repositories = (repository === undefined ? repositories : [repository, ...repositories]).map(repositoryOf);
  }

  protected override get registersItself(): boolean {
    return this.options.accessToken !== undefined;
  }

  protected declaration({ name, webhook }: HookContext): BitbucketServerEventSource {
    const { checkInterval, projects, accessToken, webhookSecret, metadata } = this.options;
    const { bitbucketserverBaseURL, deleteHookOnFinish, oneEventPerChange, skipBranchRefsChangedOnOpenPR } =
      this.options;
    const hasSubject = this.repositories.length > 0 || (projects?.length ?? 0) > 0;
    if (webhookSecret && !(accessToken && webhook.url && hasSubject)) {
      throw bad(
        `event '${name}' has a webhookSecret, which Argo Events looks at only when the event has an accessToken, a public address, and a ` +
          'repository or project; give it those, or remove the secret',
      );
    }
    return plain({
      bitbucketserverBaseURL,
      webhook,
      events: this.events,
      projects,
      repositories: this.repositories.length > 0 ? this.repositories : undefined,
      accessToken,
      webhookSecret,
      checkInterval: checkInterval && goDuration(checkInterval),
      deleteHookOnFinish,
      oneEventPerChange,
      skipBranchRefsChangedOnOpenPR,
      ...this.encryption,
      metadata,
      filter: this.filter,
    });
  }
}

function repositoryOf(text: string): BitbucketServerRepository {
  const [projectKey, repositorySlug, ...rest] = text.split('/');
  if (projectKey && repositorySlug && rest.length === 0) return { projectKey, repositorySlug };
  throw bad(`'${text}' is not a repository of a Bitbucket server; write 'PROJECT/name'`);
}
