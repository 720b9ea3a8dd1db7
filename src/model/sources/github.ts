import type { GithubAppCreds } from '../github-app';
import type { SecretKeySelector } from '../kubernetes/selectors';
import type { Int64 } from '../scalars';
import type { EventSourceFilter } from '../source-filter';
import type { WebhookContext } from '../webhook-context';

export interface GithubEventSource {
  readonly webhook: WebhookContext;
  readonly active?: boolean;
  readonly apiToken?: SecretKeySelector;
  readonly contentType?: 'json' | 'form';
  readonly deleteHookOnFinish?: boolean;
  readonly events?: readonly string[];
  readonly filter?: EventSourceFilter;
  readonly githubApp?: GithubAppCreds;
  readonly githubBaseURL?: string;
  readonly githubUploadURL?: string;
  readonly id?: Int64;
  readonly insecure?: boolean;
  readonly metadata?: { readonly [key: string]: string };
  readonly organizations?: readonly string[];
  readonly owner?: string;
  readonly repositories?: readonly OwnedRepositories[];
  readonly repository?: string;
  readonly webhookSecret?: SecretKeySelector;
}

export interface OwnedRepositories {
  readonly names: readonly string[];
  readonly owner: string;
}
