import type { GithubAppCreds } from '../github-app';
import type { SecretKeySelector } from '../kubernetes/selectors';
import type { Int64 } from '../scalars';
import type { EventSourceFilter } from '../source-filter';
import type { WebhookContext } from '../webhook-context';

/**
 * Webhooks of GitHub.
 *
 * Webhooks are created and kept up only when `apiToken` or `githubApp` and `webhook.url` are set; otherwise they must
 * exist. The payload holds `headers` and `body`, into which `X-GitHub-Event` and `X-GitHub-Delivery` are added. Name
 * `repositories` or `organizations`, not both.
 */
export interface GithubEventSource {
  /** Where and how the endpoint is served. */
  readonly webhook: WebhookContext;
  /** The repositories to create a webhook in. */
  readonly repositories?: readonly OwnedRepositories[];
  /** The organizations to create a webhook for, with all their repositories. */
  readonly organizations?: readonly string[];
  /**
   * What to be told about, such as `push` or `pull_request`; `["*"]` for everything. Only for webhooks that are
   * created: whatever arrives is published, so filter in the sensor, too.
   */
  readonly events?: readonly string[];
  /** The secret that GitHub signs requests with. Without it anybody may send events. */
  readonly webhookSecret?: SecretKeySelector;
  /** A token that may manage webhooks: `admin:repo_hook`, or `admin:org_hook` for organizations. */
  readonly apiToken?: SecretKeySelector;
  /** Manages the webhooks as a GitHub App, instead of `apiToken`. */
  readonly githubApp?: GithubAppCreds;
  /**
   * How GitHub sends the body. Both kinds are understood.
   *
   * @default "form"
   */
  readonly contentType?: 'json' | 'form';
  /**
   * Whether the webhook that is created delivers anything. Set it to true.
   *
   * @default false
   */
  readonly active?: boolean;
  /**
   * Whether GitHub ignores an invalid certificate of our endpoint.
   *
   * @default false
   */
  readonly insecure?: boolean;
  /**
   * Deletes the webhooks when the event source stops.
   *
   * @default false
   */
  readonly deleteHookOnFinish?: boolean;
  /**
   * The API of a GitHub Enterprise Server: `https://github.example.com/api/v3/`. Only together with `githubUploadURL`.
   */
  readonly githubBaseURL?: string;
  /**
   * The upload API of a GitHub Enterprise Server: `https://github.example.com/api/uploads/`. Only together with
   * `githubBaseURL`.
   */
  readonly githubUploadURL?: string;
  /**
   * Nobody reads it.
   *
   * @deprecated it has no effect
   */
  readonly id?: Int64;
  /**
   * The owner of the one repository.
   *
   * @deprecated use `repositories`
   */
  readonly owner?: string;
  /**
   * The name of the one repository.
   *
   * @deprecated use `repositories`
   */
  readonly repository?: string;
  /** An expression over the payload that must be true for the event to be published. */
  readonly filter?: EventSourceFilter;
  /** Fixed values that are added to every event, under `metadata`. */
  readonly metadata?: { readonly [key: string]: string };
}

/** Repositories of one owner. */
export interface OwnedRepositories {
  /** The organization or user. */
  readonly owner: string;
  /** The names of the repositories, without the owner. */
  readonly names: readonly string[];
}
