import type { BasicAuth } from '../basic-auth';
import type { Int64 } from '../scalars';
import type { EventSourceFilter } from '../source-filter';
import type { WebhookContext } from '../webhook-context';

/**
 * Webhooks of Gerrit, through its webhooks plugin.
 *
 * Requests are not authenticated.
 */
export interface GerritEventSource {
  /** The address of Gerrit. */
  readonly gerritBaseURL: string;
  /** The projects to create a webhook in. */
  readonly projects: readonly string[];
  /** What to be told about, such as `patchset-created` or `change-merged`. */
  readonly events: readonly string[];
  /** How to log in to Gerrit's API. */
  readonly auth: BasicAuth;
  /** Where and how the endpoint is served. */
  readonly webhook: WebhookContext;
  /** The name of the webhook in the plugin's configuration of each project. */
  readonly hookName?: string;
  /** How often Gerrit tries to deliver an event. */
  readonly maxTries?: Int64;
  /**
   * Gerrit verifies the certificate of our endpoint.
   *
   * @default false
   */
  readonly sslVerify?: boolean;
  /**
   * Deletes the webhooks when the event source stops.
   *
   * @default false
   */
  readonly deleteHookOnFinish?: boolean;
  /** An expression over the payload that must be true for the event to be published. */
  readonly filter?: EventSourceFilter;
  /** Fixed values that are added to every event, under `metadata`. */
  readonly metadata?: { readonly [key: string]: string };
}
