import type { SecretKeySelector } from '../kubernetes/selectors';
import type { EventSourceFilter } from '../source-filter';
import type { WebhookContext } from '../webhook-context';

export interface GitlabEventSource {
  readonly accessToken: SecretKeySelector;
  readonly events: readonly string[];
  readonly gitlabBaseURL: string;
  readonly webhook: WebhookContext;
  readonly deleteHookOnFinish?: boolean;
  readonly enableSSLVerification?: boolean;
  readonly filter?: EventSourceFilter;
  readonly groups?: readonly string[];
  readonly metadata?: { readonly [key: string]: string };
  readonly projectID?: string;
  readonly projects?: readonly string[];
  readonly secretToken?: SecretKeySelector;
}
