import type { SecretKeySelector } from '../kubernetes/selectors';
import type { EventSourceFilter } from '../source-filter';
import type { WebhookContext } from '../webhook-context';

/**
 * Webhooks of GitLab.
 *
 * Webhooks are created, and `secretToken` is looked at, only when `webhook.url` is set. Without it anybody may send
 * events.
 */
export interface GitlabEventSource {
  /** The address of GitLab: `https://gitlab.com`. */
  readonly gitlabBaseURL: string;
  /** A token with the scope `api`. It must be there even if nothing is to be created. */
  readonly accessToken: SecretKeySelector;
  /**
   * What to be told about, by the names of GitLab's hook options in Go: `PushEvents`, `TagPushEvents`,
   * `MergeRequestsEvents`, `PipelineEvents`, `NoteEvents`, `IssuesEvents`, `JobEvents`, `ReleasesEvents`.
   */
  readonly events: readonly string[];
  /** Where and how the endpoint is served. */
  readonly webhook: WebhookContext;
  /** The projects to create a webhook in, by number or path: `group/project`. */
  readonly projects?: readonly string[];
  /** The groups to create a webhook for, by number or path. Needs GitLab Premium. */
  readonly groups?: readonly string[];
  /** The token that GitLab sends along to prove itself. */
  readonly secretToken?: SecretKeySelector;
  /**
   * GitLab verifies the certificate of our endpoint.
   *
   * @default false
   */
  readonly enableSSLVerification?: boolean;
  /**
   * Deletes the webhooks when the event source stops.
   *
   * @default false
   */
  readonly deleteHookOnFinish?: boolean;
  /**
   * The one project.
   *
   * @deprecated use `projects`
   */
  readonly projectID?: string;
  /** An expression over the payload that must be true for the event to be published. */
  readonly filter?: EventSourceFilter;
  /** Fixed values that are added to every event, under `metadata`. */
  readonly metadata?: { readonly [key: string]: string };
}
