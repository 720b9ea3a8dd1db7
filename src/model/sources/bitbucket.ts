import type { SecretKeySelector } from '../kubernetes/selectors';
import type { EventSourceFilter } from '../source-filter';
import type { WebhookContext } from '../webhook-context';

/**
 * Webhooks of Bitbucket Cloud.
 *
 * Requests are not authenticated: Bitbucket's secret is not looked at. Set `webhook.authSecret` or restrict the way in.
 * With `webhook.url` set, the webhooks are created, too.
 */
export interface BitbucketEventSource {
  /**
   * How to log in to Bitbucket's API. It must be there even if nothing is to be created: without it the controller
   * crashes.
   */
  readonly auth: BitbucketAuth;
  /** Where and how the endpoint is served. */
  readonly webhook: WebhookContext;
  /**
   * What to be told about, such as `repo:push`, `pullrequest:created` or `pullrequest:fulfilled`. Only for webhooks
   * that are created.
   */
  readonly events?: readonly string[];
  /** The repositories to create a webhook in. At least one, here or in the deprecated fields. */
  readonly repositories?: readonly BitbucketRepository[];
  /**
   * Deletes the webhooks when the event source stops.
   *
   * @default false
   */
  readonly deleteHookOnFinish?: boolean;
  /**
   * The owner of the one repository.
   *
   * @deprecated use `repositories`
   */
  readonly owner?: string;
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

/** How to log in to Bitbucket's API: one of the two. */
export interface BitbucketAuth {
  /** With a user name and an app password. */
  readonly basic?: BitbucketBasicAuth;
  /** With an OAuth bearer token. */
  readonly oauthToken?: SecretKeySelector;
}

/** A user name and an app password. */
export interface BitbucketBasicAuth {
  /** The user name. */
  readonly username: SecretKeySelector;
  /** The app password. */
  readonly password: SecretKeySelector;
}

/** A repository of Bitbucket Cloud. */
export interface BitbucketRepository {
  /** The workspace that it belongs to. */
  readonly owner: string;
  /** Its name as it appears in addresses. */
  readonly repositorySlug: string;
}
