import type { BasicAuth } from '../basic-auth';
import type { Int64 } from '../scalars';
import type { EventSourceFilter } from '../source-filter';
import type { WebhookContext } from '../webhook-context';

export interface GerritEventSource {
  readonly auth: BasicAuth;
  readonly events: readonly string[];
  readonly gerritBaseURL: string;
  readonly projects: readonly string[];
  readonly webhook: WebhookContext;
  readonly deleteHookOnFinish?: boolean;
  readonly filter?: EventSourceFilter;
  readonly hookName?: string;
  readonly maxTries?: Int64;
  readonly metadata?: { readonly [key: string]: string };
  readonly sslVerify?: boolean;
}
