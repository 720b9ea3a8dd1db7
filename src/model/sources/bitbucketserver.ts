import type { SecretKeySelector } from '../kubernetes/selectors';
import type { EventSourceFilter } from '../source-filter';
import type { TLSConfig } from '../tls';
import type { WebhookContext } from '../webhook-context';

/**
 * Webhooks of Bitbucket Server and Data Center.
 *
 * Webhooks are created, and `webhookSecret` is looked at, only when `accessToken`, `webhook.url` and at least one
 * project or repository are set. Otherwise anybody may send events.
 */
export interface BitbucketServerEventSource {
  /** The address of the REST API: `https://bitbucket.example.com/rest`. */
  readonly bitbucketserverBaseURL: string;
  /** Where and how the endpoint is served. */
  readonly webhook: WebhookContext;
  /** An access token that may manage webhooks. */
  readonly accessToken?: SecretKeySelector;
  /**
   * What to be told about, such as `repo:refs_changed` or `pr:opened`. Only for webhooks that are created; whatever
   * arrives is published.
   */
  readonly events?: readonly string[];
  /** Keys of projects; every repository of them gets a webhook. */
  readonly projects?: readonly string[];
  /** Single repositories that get a webhook. */
  readonly repositories?: readonly BitbucketServerRepository[];
  /** The secret that requests are signed with. */
  readonly webhookSecret?: SecretKeySelector;
  /**
   * How often to look whether the webhooks still exist, as a Go duration.
   *
   * @default "1m"
   */
  readonly checkInterval?: string;
  /**
   * Deletes the webhooks when the event source stops.
   *
   * @default false
   */
  readonly deleteHookOnFinish?: boolean;
  /**
   * Makes one event of each change of a `repo:refs_changed`, for pushes of several branches or tags at once.
   *
   * @default false
   */
  readonly oneEventPerChange?: boolean;
  /**
   * Drops changes of a branch that has an open pull request, which has events of its own.
   *
   * @default false
   */
  readonly skipBranchRefsChangedOnOpenPR?: boolean;
  /** How to connect to the API. */
  readonly tls?: TLSConfig;
  /**
   * The key of the project of the one repository.
   *
   * @deprecated use `repositories`
   */
  readonly projectKey?: string;
  /**
   * The name of the one repository in addresses.
   *
   * @deprecated use `repositories`
   */
  readonly repositorySlug?: string;
  /** An expression over the payload that must be true for the event to be published. */
  readonly filter?: EventSourceFilter;
  /** Fixed values that are added to every event, under `metadata`. */
  readonly metadata?: { readonly [key: string]: string };
}

/** A repository of Bitbucket Server. */
export interface BitbucketServerRepository {
  /** The key of its project. */
  readonly projectKey: string;
  /** Its name as it appears in addresses. */
  readonly repositorySlug: string;
}
