import type { GerritEventSource } from '../model/sources/gerrit';
import { hookEndpoint } from './hook';
import type { HttpEndpoint } from './source';

/** Takes what the webhooks plugin of Gerrit sends. It signs nothing. */
export function gerritEndpoint({ webhook, metadata }: GerritEventSource): HttpEndpoint {
  return hookEndpoint(webhook ?? { endpoint: '', port: '', method: 'POST', url: '' }, { metadata });
}
