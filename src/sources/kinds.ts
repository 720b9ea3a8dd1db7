import type { Secrets } from '../clients/secrets';
import type { DeclaredEvent, SourceKey, SourceOf } from '../model/kinds';
import { githubEndpoint } from './github';
import type { HttpEndpoint } from './source';
import { webhookEndpoint } from './webhook';

type EndpointOf<K extends SourceKey> = (source: SourceOf<K>, secrets: Secrets) => HttpEndpoint;

/** The kinds that have a runtime: how each becomes an endpoint. */
const endpoints: { readonly [K in SourceKey]?: EndpointOf<K> } = {
  github: githubEndpoint,
  webhook: webhookEndpoint,
};

/** Whether events of a kind can be received here. */
export function hasSource(key: SourceKey): boolean {
  return endpoints[key] !== undefined;
}

/** The endpoint that receives an event; undefined when its kind has no runtime yet. */
export function endpointOf<K extends SourceKey>(
  { key, source }: DeclaredEvent<K>,
  secrets: Secrets,
): HttpEndpoint | undefined {
  return endpoints[key]?.(source, secrets);
}
