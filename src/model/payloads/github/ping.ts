import type { Known } from '../published';
import type { GithubRepository } from './repository';
import type { GithubOrganization, GithubUser } from './user';

/** A webhook as GitHub keeps it. */
export interface GithubHook {
  /** What the webhook belongs to. */
  readonly type: Known<'Repository' | 'Organization' | 'App'>;
  /** The webhook's number. */
  readonly id: number;
  /** Always `web`. */
  readonly name: string;
  /** Whether deliveries are sent. */
  readonly active: boolean;
  /** Which events are sent; `*` for all. */
  readonly events: readonly string[];
  /** How deliveries are sent. */
  readonly config: GithubHookConfig;
  /** When it was changed: RFC 3339. */
  readonly updated_at: string;
  /** When it was made: RFC 3339. */
  readonly created_at: string;
  /** The webhook in the REST API. */
  readonly url: string;
  /** Asks for another push event, for a try. */
  readonly test_url?: string;
  /** Asks for another ping. */
  readonly ping_url: string;
  /** The REST address of the deliveries. */
  readonly deliveries_url?: string;
  /** How the last delivery went. */
  readonly last_response?: GithubHookResponse;
}

/** How deliveries of a webhook are sent. The secret is never shown: it is absent or masked. */
export interface GithubHookConfig {
  /** How the body is encoded. */
  readonly content_type: Known<'json' | 'form'>;
  /** `1` when the receiver's certificate is not checked. */
  readonly insecure_ssl: Known<'0' | '1'>;
  /** Stars in place of the secret, when there is one. */
  readonly secret?: string;
  /** Where deliveries are sent. */
  readonly url: string;
}

/** How the last delivery of a webhook went. */
export interface GithubHookResponse {
  /** The HTTP status. */
  readonly code: number | null;
  /** `unused` before the first delivery. */
  readonly status: string;
  /** What was answered. */
  readonly message: string | null;
}

/** `ping`: a webhook was created. An answer of 2xx shows that the receiver can be reached. */
export interface GithubPing {
  /** A saying. */
  readonly zen: string;
  /** The webhook's number. */
  readonly hook_id: number;
  /** The webhook. */
  readonly hook: GithubHook;
  /** Present for the webhook of a repository. */
  readonly repository?: GithubRepository;
  /** Present for the webhook of an organization. */
  readonly organization?: GithubOrganization;
  /** Who made the webhook. */
  readonly sender?: GithubUser;
}
