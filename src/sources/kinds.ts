import type { DeclaredEvent, SourceKey, SourceOf } from '../model/kinds';
import { bitbucketEndpoint } from './bitbucket';
import { bitbucketserverEndpoint } from './bitbucketserver';
import { calendarFeed } from './calendar';
import type { Feed } from './feed';
import { fileFeed } from './file';
import { genericFeed } from './generic';
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

/** The kinds that are called over HTTP: how each becomes an endpoint. */
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

/** The kinds that find out by themselves what happened: how each does. */
const feeds: { readonly [K in SourceKey]?: (source: SourceOf<K>) => Feed } = {
  calendar: calendarFeed,
  file: fileFeed,
  generic: genericFeed,
};

/** Whether events of a kind can be received here. */
export function hasSource(key: SourceKey): boolean {
  return endpoints[key] !== undefined || feeds[key] !== undefined;
}

/**
 * What finds out when an event happens; undefined when it is received over HTTP, or its kind has no runtime yet.
 * @throws EventloomError `bad-program`, `bad-definition` when it can never work
 */
export function feedOf<K extends SourceKey>({ key, source }: DeclaredEvent<K>): Feed | undefined {
  return feeds[key]?.(source);
}

/** The endpoint that receives an event; undefined when its kind is not called over HTTP, or has no runtime yet. */
export function endpointOf<K extends SourceKey>(
  { key, source }: DeclaredEvent<K>,
  context: SourceContext,
): HttpEndpoint | undefined {
  return endpoints[key]?.(source, context);
}
