import type { SecretKeySelector } from '../kubernetes/selectors';
import type { EventSourceFilter } from '../source-filter';
import type { TLSConfig } from '../tls';
import type { WebhookContext } from '../webhook-context';

export interface BitbucketServerEventSource {
  readonly bitbucketserverBaseURL: string;
  readonly webhook: WebhookContext;
  readonly accessToken?: SecretKeySelector;
  readonly checkInterval?: string;
  readonly deleteHookOnFinish?: boolean;
  readonly events?: readonly string[];
  readonly filter?: EventSourceFilter;
  readonly metadata?: { readonly [key: string]: string };
  readonly oneEventPerChange?: boolean;
  readonly projectKey?: string;
  readonly projects?: readonly string[];
  readonly repositories?: readonly BitbucketServerRepository[];
  readonly repositorySlug?: string;
  readonly skipBranchRefsChangedOnOpenPR?: boolean;
  readonly tls?: TLSConfig;
  readonly webhookSecret?: SecretKeySelector;
}

export interface BitbucketServerRepository {
  readonly projectKey: string;
  readonly repositorySlug: string;
}
