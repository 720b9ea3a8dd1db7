import type { BitbucketEventSource } from '../model/sources/bitbucket';
import { hookEndpoint } from './hook';
import type { HttpEndpoint } from './source';

/** Takes what Bitbucket Cloud sends. It names no secret that could be checked. */
export function bitbucketEndpoint({ webhook, metadata }: BitbucketEventSource): HttpEndpoint {
  return hookEndpoint(webhook, { metadata, deliveryHeader: 'X-Request-Uuid' });
}
