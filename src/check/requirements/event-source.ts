import { type SourceKey, sourceKinds } from '../../model/kinds';
import type { EventSourceFacts } from '../facts';
import type { Part } from '../part';
import type { Finding } from '../rule';
import {
  all,
  anyOf,
  duration,
  exactlyOneOf,
  filled,
  isSet,
  needs,
  type Requirement,
  text,
  tls,
  together,
  watchedFiles,
  within,
} from './requirement';

/** What the controller asks of an EventSource beyond fields, their types and allowed values. */
export function* eventSourceRequirements(source: EventSourceFacts): Iterable<Finding> {
  yield* uniqueNames(source);
  yield* oneSort(source);
  for (const { kind, part, webhook } of source.events) {
    if (webhook?.exists) yield* port(webhook);
    yield* byKind[kind]?.(part) ?? [];
    yield* within('tls', tls)(part);
  }
}

/** Events that would register themselves with a provider must say what for. */
function eventsIfManaged(isAuthorized: (part: Part) => boolean): Requirement {
  return function* (part) {
    if (!isAuthorized(part) || !isSet(part.at('webhook'), 'url') || isSet(part, 'events')) return;
    const message =
      "it registers a webhook of its own, as it has a token and 'webhook.url', but 'events' does not say what for";
    yield { at: part, on: 'key', message };
  };
}

const port: Requirement = text('port', (value) => /^[+-]?[0-9]+$/.test(value), 'the number of a port');

const repositories: Requirement = function* (part) {
  const single = isSet(part, 'repository') && isSet(part, 'owner');
  if (isSet(part, 'organizations') && (isSet(part, 'repositories') || single)) {
    const message = "only one of 'repositories' or 'organizations' may be set";
    yield { at: part.at('organizations'), on: 'key', message, fix: 'declare a second event' };
  } else if (!single) yield* anyOf('repositories', 'organizations')(part);
};

const bitbucketRepositories: Requirement = function* (part) {
  if (!isSet(part, 'repositorySlug')) yield* anyOf('repositories')(part);
};

const kerberos: Requirement = all(
  anyOf('hdfsUser', 'krbCCacheSecret', 'krbKeytabSecret'),
  needs('krbKeytabSecret', 'krbServicePrincipalName', 'krbConfigConfigMap', 'krbUsername', 'krbRealm'),
  needs('krbCCacheSecret', 'krbServicePrincipalName', 'krbConfigConfigMap'),
);

const credentials: Requirement = within('auth', all(anyOf('username'), anyOf('password')));

const azureTopic: Requirement = function* (part) {
  if (isSet(part, 'queueName')) {
    if (isSet(part, 'topicName') || isSet(part, 'subscriptionName'))
      yield* exactlyOneOf('queueName', 'topicName')(part);
  } else if (!isSet(part, 'topicName') || !isSet(part, 'subscriptionName')) {
    yield { at: part, on: 'key', message: "it needs 'queueName', or both 'topicName' and 'subscriptionName'" };
  }
};

/** What happens to objects in a bucket; an empty text is nothing that happens. */
const bucketEvents: Requirement = function* (part) {
  for (const item of part.at('events').items()) {
    if (!item.exists || item.json === '')
      yield { at: item, message: "an event may not be empty: write it as in 's3:ObjectCreated:*'" };
  }
};

const fileOperations = /CREATE|WRITE|REMOVE|RENAME|CHMOD/;

const byKind: { readonly [K in SourceKey]?: Requirement } = {
  github: all(
    repositories,
    eventsIfManaged((part) => part.at('apiToken').exists || part.at('githubApp', 'privateKey').exists),
    together('githubBaseURL', 'githubUploadURL'),
  ),
  bitbucket: all(
    bitbucketRepositories,
    eventsIfManaged((part) => part.at('auth').exists),
  ),
  bitbucketserver: all(
    eventsIfManaged((part) => part.at('accessToken').exists),
    duration('checkInterval'),
  ),
  calendar: all(anyOf('schedule', 'interval'), duration('interval')),
  file: within('watchPathConfig', watchedFiles),
  sftp: within('watchPathConfig', watchedFiles),
  hdfs: all(
    watchedFiles,
    duration('checkInterval'),
    filled('addresses'),
    kerberos,
    text('type', (value) => fileOperations.test(value), 'an operation on files'),
  ),
  minio: bucketEvents,
  kafka: anyOf('partition', 'consumerGroup'),
  redis: needs('password', 'namespace'),
  mqtt: credentials,
  amqp: all(exactlyOneOf('url', 'urlSecret'), credentials),
  pubSub: all(needs('topicProjectID', 'topic'), anyOf('topic', 'subscriptionID')),
  azureEventsHub: together('sharedAccessKey', 'sharedAccessKeyName'),
  azureQueueStorage: anyOf('connectionString', 'storageAccountName'),
  azureServiceBus: all(anyOf('connectionString', 'fullyQualifiedNamespace'), azureTopic),
  stripe: needs('createWebhook', 'apiKey'),
};

function* uniqueNames({ events }: EventSourceFacts): Iterable<Finding> {
  const seen = new Map<string, SourceKey>();
  for (const { kind, name, part } of events) {
    const other = seen.get(name);
    if (other !== undefined) {
      const message = `'${other}' already has an event '${name}': names must be unique over all kinds of an EventSource`;
      yield { at: part, on: 'key', message, fix: 'give it another name' };
    }
    seen.set(name, kind);
  }
}

/** Kinds that may run twice and kinds that may not cannot share pods. */
function* oneSort({ events }: EventSourceFacts): Iterable<Finding> {
  const [first] = events;
  const odd = events.find(
    ({ kind }) => first !== undefined && sourceKinds[kind].recreate !== sourceKinds[first.kind].recreate,
  );
  if (first === undefined || odd === undefined) return;
  const single = sourceKinds[odd.kind].recreate ? odd : first;
  const message = `'${first.kind}' and '${odd.kind}' cannot stand in one EventSource: of '${single.kind}' only one pod may listen`;
  yield { at: odd.part, on: 'key', message, fix: 'declare two EventSources' };
}
