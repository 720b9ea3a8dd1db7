import type { SourceKey } from '../model/kinds';
import type { Fragment } from './fragment';
import {
  endpointRules,
  hookOptions,
  isSelector,
  optionsOf,
  type Rules,
  type SourceContext,
  unless,
  type WrittenEvent,
} from './source-options';
import { type Expression, factory, isEmpty, list, literal } from './tree';

type Write = (source: Fragment, name: string, context: SourceContext) => WrittenEvent | undefined;

/** The kinds that are called over HTTP. */
type HookKey = Extract<
  SourceKey,
  | 'bitbucket'
  | 'bitbucketserver'
  | 'gerrit'
  | 'github'
  | 'gitlab'
  | 'slack'
  | 'sns'
  | 'storageGrid'
  | 'stripe'
  | 'webhook'
>;

/** How events of the HTTP kinds are written. */
export const hookSources: { readonly [K in HookKey]: Write } = {
  bitbucket: (source, _name, context) =>
    provider('BitbucketEvent', source, { 'repo:push': 'push', 'pullrequest:fulfilled': 'pullRequestMerged' }, [
      hookOptions(source, context, {
        events: null,
        repositories: (part) => repositoryList(part, 'owner', 'repositorySlug'),
      }),
    ]),
  bitbucketserver: (source, _name, context) =>
    provider('BitbucketServerEvent', source, { 'repo:refs_changed': 'push' }, [
      hookOptions(source, context, {
        events: null,
        repositories: (part) => repositoryList(part, 'projectKey', 'repositorySlug'),
      }),
    ]),
  gerrit: (source, name, context) => {
    const rules: Rules = source.at('hookName').text === name ? { events: null, hookName: null } : { events: null };
    const options = hookOptions(source, context, rules);
    return provider(
      'GerritEvent',
      source,
      { 'patchset-created': 'patchsetCreated', 'change-merged': 'changeMerged' },
      [options],
      'of',
    );
  },
  github: (source, _name, context) =>
    provider('GithubEvent', source, githubMethods, [
      hookOptions(
        source,
        context,
        { events: null, webhookSecret: null, repositories: githubRepositories },
        {
          more: [
            ...githubSecret(source, context),
            ...unless(source, 'contentType', 'form'),
            ...unless(source, 'active', false),
          ],
        },
      ),
    ]),
  gitlab: (source, _name, context) =>
    provider('GitlabEvent', source, gitlabMethods, [hookOptions(source, context, { events: null, projectID: null })]),
  slack: (source, _name, context) => ({
    expression: factory('SlackEvent', 'untyped', hookOptions(source, context, { metadata: null })),
    payload: 'any',
  }),
  sns: (source, _name, context) => {
    const more = [
      ...unless(source, 'validateSignature', false),
      ...(source.at('endpoint').exists ? [{ key: 'apiEndpoint', value: source.at('endpoint').literal() }] : []),
    ];
    const options = hookOptions(source, context, { endpoint: null }, { more });
    return { expression: factory('SnsEvent', 'notifications', options), payload: 'top' };
  },
  storageGrid: (source, _name, context) => {
    const options = hookOptions(source, context, { events: null, filter: (filter) => filter.literal() });
    const events = source.at('events');
    const names = events.items.map(({ value }) => value).join();
    const method = { 's3:ObjectCreated:*': 'objectCreated', 's3:ObjectRemoved:*': 'objectRemoved' }[names];
    const expression =
      method === undefined
        ? factory('StorageGridEvent', 'of', events.literal(), options)
        : factory('StorageGridEvent', method, options);
    return { expression, payload: 'top' };
  },
  stripe: (source, _name, context) => {
    const options = hookOptions(source, context, { eventFilter: null });
    const types = source.at('eventFilter');
    const expression = types.exists
      ? factory('StripeEvent', 'untyped', types.literal(), options)
      : factory('StripeEvent', 'all', options);
    return { expression, payload: 'top' };
  },
  webhook: (source, _name, context) => {
    const secret = (part: Fragment): Expression | undefined =>
      isSelector(part.value) ? (context.secret(part) ?? part.literal()) : part.literal();
    const rules = {
      endpoint: null,
      method: null,
      authSecret: secret,
      serverCertSecret: secret,
      serverKeySecret: secret,
    };
    const options = optionsOf(source, { ...rules, ...endpointRules });
    const isGet = source.at('method').text === 'GET';
    const path = source.at('endpoint').literal();
    const expression = factory('Webhook', isGet ? 'get' : 'post', path, ...(isEmpty(options) ? [] : [options]));
    return { expression, payload: isGet ? 'top' : 'below-body' };
  },
};

const githubMethods = {
  push: 'push',
  pull_request: 'pullRequest',
  release: 'release',
  registry_package: 'registryPackage',
};

const gitlabMethods = {
  PushEvents: 'push',
  TagPushEvents: 'tagPush',
  MergeRequestsEvents: 'mergeRequest',
  PipelineEvents: 'pipeline',
};

/** Events of a provider: by the method of their own, or by name. */
function provider(
  exported: string,
  source: Fragment,
  methods: { readonly [event: string]: string },
  options: readonly Expression[],
  otherwise = 'untyped',
): WrittenEvent {
  const events = source.at('events');
  const [only, ...more] = events.items.map(({ text }) => text ?? '');
  const method = only !== undefined && more.length === 0 && Object.hasOwn(methods, only) ? methods[only] : undefined;
  if (method !== undefined && only !== undefined) {
    const payload = otherwise === 'of' ? 'below-body' : { event: only };
    return { expression: factory(exported, method, ...options), payload };
  }
  const names = events.exists ? events.literal() : list([]);
  const payload = otherwise === 'of' ? 'below-body' : 'any';
  return { expression: factory(exported, otherwise, names, ...options), payload };
}

function githubSecret(source: Fragment, context: SourceContext) {
  const secret = source.at('webhookSecret');
  if (!secret.exists) return [];
  const value = (isSelector(secret.value) ? context.secret(secret) : undefined) ?? secret.literal();
  return [{ key: 'secret', value, comments: secret.before }];
}

function githubRepositories(repositories: Fragment): Expression {
  const names = repositories.items.flatMap((part) =>
    part.at('names').items.map((name) => ({
      value: literal(`${part.at('owner').text}/${name.text}`),
      comments: name.before,
    })),
  );
  return { kind: 'list', items: names };
}

function repositoryList(repositories: Fragment, owner: string, name: string): Expression {
  return {
    kind: 'list',
    items: repositories.items.map((part) => ({
      value: literal(`${part.at(owner).text}/${part.at(name).text}`),
      comments: part.before,
    })),
  };
}
