import type { DeclaredEvent, SourceKey, SourceOf } from '../model/kinds';
import { bitbucketEndpoint } from './bitbucket';
import { bitbucketserverEndpoint } from './bitbucketserver';
import { gerritEndpoint } from './gerrit';
import { githubEndpoint } from './github';
import { gitlabEndpoint } from './gitlab';
import { slackEndpoint } from './slack';
import { snsEndpoint } from './sns';
import type { HttpEndpoint, SourceContext } from './source';
import { storageGridEndpoint } from './storage-grid';
import { stripeEndpoint } from './stripe';
import { webhookEndpoint } from './webhook';

type EndpointOf<K extends SourceKey> = (source: SourceOf<K>, context: SourceContext) => HttpEndpoint;

/** The kinds that have a runtime: how each becomes an endpoint. */
const endpoints: { readonly [K in SourceKey]?: EndpointOf<K> } = {
  bitbucket: bitbucketEndpoint,
  bitbucketserver: bitbucketserverEndpoint,
  gerrit: gerritEndpoint,
  github: githubEndpoint,
  gitlab: gitlabEndpoint,
  slack: slackEndpoint,
  sns: snsEndpoint,
  storageGrid: storageGridEndpoint,
  stripe: stripeEndpoint,
  webhook: webhookEndpoint,
};

/** Whether events of a kind can be received here. */
export function hasSource(key: SourceKey): boolean {
  return endpoints[key] !== undefined;
}

/** The endpoint that receives an event; undefined when its kind has no runtime yet. */
export function endpointOf<K extends SourceKey>(
  { key, source }: DeclaredEvent<K>,
  context: SourceContext,
): HttpEndpoint | undefined {
  return endpoints[key]?.(source, context);
}
