import type { SecretKeySelector } from '../../src/model/kubernetes';
import type { GithubEvents, GithubPayload } from '../../src/model/payloads/github';
import type { GithubEventSource, OwnedRepositories } from '../../src/model/sources/github';
import { bad, checkTogether, plain } from './declaration';
import type { EndpointOptions, EventOptions } from './endpoint';
import { type HookContext, HookEvent } from './source-event';

/** Whose events, which of them, and how the webhook is set up. @see GithubEvent */
export interface GithubEventOptions extends EndpointOptions, EventOptions {
  /** One repository: `acme/shop`. Name either repositories or organizations. */
  readonly repository?: string;
  /** Several repositories: `['acme/shop']`, or their names alone beside `owner`. */
  readonly repositories?: readonly string[];
  /** Who owns the repositories whose names stand alone. */
  readonly owner?: string;
  /** Organizations, all of whose repositories send events. */
  readonly organizations?: readonly string[];
  /**
   * With what GitHub signs each delivery. Upstream's `webhookSecret`.
   * @default - signatures are not checked, so that anyone who knows the address can send an event
   */
  readonly secret?: SecretKeySelector;
  /** How GitHub writes the body. @default 'json' */
  readonly contentType?: 'json' | 'form';
  /** Whether GitHub calls without checking the certificate of the address. @default false */
  readonly insecure?: boolean;
  /** Whether GitHub sends anything. @default true */
  readonly active?: boolean;
  /** With which the event source registers its webhooks itself. @default - something else does, such as Terraform */
  readonly apiToken?: SecretKeySelector;
  /** A GitHub App that registers the webhooks instead of a token. @default - something else registers them */
  readonly githubApp?: GithubEventSource['githubApp'];
  /** The API of a GitHub Enterprise server; needs `githubUploadURL`. @default - github.com */
  readonly githubBaseURL?: string;
  /** The upload API of a GitHub Enterprise server. @default - github.com */
  readonly githubUploadURL?: string;
  /** Whether the event source removes the webhooks it registered when it stops. @default false */
  readonly deleteHookOnFinish?: boolean;
}

/** Something that happened on GitHub, as GitHub's webhook tells it. */
export class GithubEvent<P> extends HookEvent<'github', P> {
  /** Commits or a tag were pushed. */
  static push(options: GithubEventOptions): GithubEvent<GithubPayload<GithubEvents['push']>> {
    return GithubEvent.of(['push'], options);
  }

  /** A pull request was opened, got new commits, was merged and so on: `body.action` says which. */
  static pullRequest(options: GithubEventOptions): GithubEvent<GithubPayload<GithubEvents['pull_request']>> {
    return GithubEvent.of(['pull_request'], options);
  }

  /** A release was published, edited and so on: `body.action` says which. */
  static release(options: GithubEventOptions): GithubEvent<GithubPayload<GithubEvents['release']>> {
    return GithubEvent.of(['release'], options);
  }

  /** A package, such as a container image, was published to GitHub's registry. */
  static registryPackage(options: GithubEventOptions): GithubEvent<GithubPayload<GithubEvents['registry_package']>> {
    return GithubEvent.of(['registry_package'], options);
  }

  /** An issue was opened, closed, labelled and so on: `body.action` says which. */
  static issues(options: GithubEventOptions): GithubEvent<GithubPayload<GithubEvents['issues']>> {
    return GithubEvent.of(['issues'], options);
  }

  /** Somebody commented on an issue or on a pull request. */
  static issueComment(options: GithubEventOptions): GithubEvent<GithubPayload<GithubEvents['issue_comment']>> {
    return GithubEvent.of(['issue_comment'], options);
  }

  /** A run of GitHub Actions was requested, started or ended: `body.action` says which. */
  static workflowRun(options: GithubEventOptions): GithubEvent<GithubPayload<GithubEvents['workflow_run']>> {
    return GithubEvent.of(['workflow_run'], options);
  }

  /** A check of a commit started or ended: `body.action` says which. */
  static checkRun(options: GithubEventOptions): GithubEvent<GithubPayload<GithubEvents['check_run']>> {
    return GithubEvent.of(['check_run'], options);
  }

  /** A branch or a tag was created: `body.ref_type` says which. */
  static create(options: GithubEventOptions): GithubEvent<GithubPayload<GithubEvents['create']>> {
    return GithubEvent.of(['create'], options);
  }

  /** A branch or a tag was deleted: `body.ref_type` says which. */
  static delete(options: GithubEventOptions): GithubEvent<GithubPayload<GithubEvents['delete']>> {
    return GithubEvent.of(['delete'], options);
  }

  /**
   * Any events, by GitHub's names: `GithubEvent.of(['push', 'release'], ...)`. The payload has the fields that all of them have.
   * @throws EventloomError `bad-value` when it is not clear whose events are meant.
   */
  static of<const Name extends keyof GithubEvents>(
    events: readonly Name[],
    options: GithubEventOptions,
  ): GithubEvent<GithubPayload<GithubEvents[Name]>> {
    return new GithubEvent(events, options);
  }

  /** Events whose names or payloads the types do not know: `GithubEvent.untyped(['*'], ...)`. Every path into the payload is accepted. */
  static untyped(events: readonly string[], options: GithubEventOptions): GithubEvent<unknown> {
    return new GithubEvent(events, options);
  }

  /** The repositories, by owner; none when organizations are meant. */
  readonly repositories: readonly OwnedRepositories[];
  /** The organizations; none when repositories are meant. */
  readonly organizations: readonly string[];
  /** How GitHub writes the body. */
  readonly contentType: 'json' | 'form';
  /** Whether GitHub calls without checking the certificate. */
  readonly insecure: boolean;
  /** Whether GitHub sends anything. */
  readonly active: boolean;
  /** With what GitHub signs each delivery. */
  readonly secret?: SecretKeySelector;

  private constructor(
    /** GitHub's names of the events. */
    readonly events: readonly string[],
    private readonly options: GithubEventOptions,
  ) {
    super('github', options, `/${events[0] === '*' ? 'github' : events[0]}`, options.filter);
    if (events.length === 0) throw bad("a GitHub event names no event; name one, such as 'push'");
    checkTogether('github', options, 'githubBaseURL', 'githubUploadURL');
    this.repositories = ownedRepositories(options);
    this.organizations = options.organizations ?? [];
    checkSubject(this.repositories, this.organizations);
    this.contentType = options.contentType ?? 'json';
    this.insecure = options.insecure ?? false;
    this.active = options.active ?? true;
    this.secret = options.secret;
  }

  protected override get registersItself(): boolean {
    return this.options.apiToken !== undefined || this.options.githubApp !== undefined;
  }

  protected declaration({ webhook }: HookContext): GithubEventSource {
    const { apiToken, githubApp, githubBaseURL, githubUploadURL, deleteHookOnFinish, metadata } = this.options;
    return plain({
      repositories: this.repositories.length > 0 ? this.repositories : undefined,
      organizations: this.organizations.length > 0 ? this.organizations : undefined,
      webhook,
      events: this.events,
      contentType: this.contentType,
      insecure: this.insecure,
      active: this.active,
      webhookSecret: this.secret,
      apiToken,
      githubApp,
      githubBaseURL,
      githubUploadURL,
      deleteHookOnFinish,
      metadata,
      filter: this.filter,
    });
  }
}

function ownedRepositories({ repository, repositories = [], owner }: GithubEventOptions): readonly OwnedRepositories[] {
  const names = new Map<string, string[]>();
  for (const name of repository === undefined ? repositories : [repository, ...repositories]) {
    const parts = name.split('/');
    const [repositoryOwner, repositoryName] = parts.length === 1 ? [owner, name] : parts;
    if (!repositoryOwner || !repositoryName || parts.length > 2) {
      throw bad(`'${name}' is not a repository; write 'owner/name', or give its owner as 'owner'`);
    }
    names.set(repositoryOwner, [...(names.get(repositoryOwner) ?? []), repositoryName]);
  }
  return [...names].map(([name, owned]) => ({ owner: name, names: owned }));
}

function checkSubject(repositories: readonly OwnedRepositories[], organizations: readonly string[]): void {
  if (repositories.length > 0 && organizations.length > 0) {
    throw bad(
      'a GitHub event names repositories and organizations; upstream takes one or the other, so declare two events',
    );
  }
  if (repositories.length === 0 && organizations.length === 0) {
    throw bad(
      "a GitHub event names nobody whose event it is; give repository: 'owner/name', repositories or organizations",
    );
  }
}
