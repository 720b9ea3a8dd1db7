import type { SecretKeySelector } from '../kubernetes/selectors';
import type { EventSourceFilter } from '../source-filter';
import type { WebhookContext } from '../webhook-context';

export interface BitbucketEventSource {
  readonly auth: BitbucketAuth;
  readonly webhook: WebhookContext;
  readonly deleteHookOnFinish?: boolean;
  readonly events?: readonly string[];
  readonly filter?: EventSourceFilter;
  readonly metadata?: { readonly [key: string]: string };
  readonly owner?: string;
  readonly projectKey?: string;
  readonly repositories?: readonly BitbucketRepository[];
  readonly repositorySlug?: string;
}

export interface BitbucketAuth {
  readonly basic?: BitbucketBasicAuth;
  readonly oauthToken?: SecretKeySelector;
}

export interface BitbucketBasicAuth {
  readonly password: SecretKeySelector;
  readonly username: SecretKeySelector;
}

export interface BitbucketRepository {
  readonly owner: string;
  readonly repositorySlug: string;
}
