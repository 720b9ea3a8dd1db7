import type { SourceKey } from '../model/kinds';
import { durationOf, replaced } from './durations';
import { isObject } from './equality';
import type { Fragment } from './fragment';
import { hookSources } from './hook-sources';
import { optionsOf, type Rules, type SourceContext, unless, type WrittenEvent } from './source-options';
import { type Entry, type Expression, factory, list, literal } from './tree';

/** Writes an event of one kind; undefined when its factory cannot say it. */
export type WriteEvent = (source: Fragment, name: string, context: SourceContext) => WrittenEvent | undefined;

/** How events of each kind are written. */
export const sources: { readonly [K in SourceKey]: WriteEvent } = {
  ...hookSources,
  amqp: onlyIf(
    (source) => /^(direct|fanout|topic|headers|x-.*)$/.test(source.at('exchangeType').text ?? ''),
    messages('AmqpEvent', {
      exchangeDeclare: (part) => filledUp(part, 'durable', false),
      queueDeclare: (part) => filledUp(part, 'exclusive', false, ['arguments']),
    }),
  ),
  azureEventsHub: (source) => closed(factory('AzureEventsHubEvent', 'bytes', optionsOf(source, {}))),
  azureQueueStorage: messages('AzureQueueStorageEvent'),
  azureServiceBus: messages('AzureServiceBusEvent', {}, (source) => unless(source, 'deferDelete', false)),
  calendar,
  emitter: messages('EmitterEvent'),
  file: (source) => {
    const method = fileMethods[source.at('eventType').text ?? ''];
    return method === undefined ? undefined : closed(factory('FileEvent', method, watchOptions(source)));
  },
  generic: messages('GenericEvent'),
  hdfs: (source) => {
    const operations = (source.at('type').text ?? '').split('|');
    const options = optionsOf(source, { type: null });
    if (operations.join() === 'CREATE') return closed(factory('HdfsEvent', 'created', options));
    if (!operations.every((operation) => fileMethods[operation] !== undefined)) return undefined;
    return closed(factory('HdfsEvent', 'of', list(operations.map(literal)), options));
  },
  kafka: messages('KafkaEvent', {
    consumerGroup: (group) => (group.keys.join() === 'groupName' ? group.at('groupName').literal() : group.literal()),
    partition: ({ value }) => (/^(0|[1-9]\d{0,8})$/.test(String(value)) ? literal(Number(value)) : undefined),
  }),
  minio: (source) => {
    const options = optionsOf(source, {
      events: null,
      filter: (filter) => filter.literal(),
      bucket: (bucket) => bucket.at('name').literal(),
    });
    return closed(bucketEvents('MinioEvent', source, options));
  },
  mns: (source) => closed(factory('MnsEvent', 'text', optionsOf(source, {}))),
  mqtt: messages('MqttEvent'),
  nats: messages('NatsEvent'),
  nsq: messages('NsqEvent'),
  pubSub: messages('PubSubEvent'),
  pulsar: messages('PulsarEvent'),
  redis: messages('RedisEvent', {}, () => [], 'text'),
  redisStream: (source) => closed(factory('RedisStreamEvent', 'entries', optionsOf(source, {}))),
  resource: onlyIf((source) => source.at('filter', 'fields').items.every(isFieldCondition), resource),
  sftp: (source) => {
    const method = { CREATE: 'created', REMOVE: 'removed' }[source.at('eventType').text ?? ''];
    return method === undefined ? undefined : closed(factory('SftpEvent', method, watchOptions(source)));
  },
  sqs: messages('SqsEvent'),
};

const fileMethods: { readonly [operation: string]: string | undefined } = {
  CREATE: 'created',
  WRITE: 'written',
  REMOVE: 'removed',
  RENAME: 'renamed',
  CHMOD: 'modeChanged',
};

/** Kinds whose factories have types that take less than the manifest may hold. */
function onlyIf(isTaken: (source: Fragment) => boolean, write: WriteEvent): WriteEvent {
  return (source, name, context) => (isTaken(source) ? write(source, name, context) : undefined);
}

function isFieldCondition(field: Fragment): boolean {
  return ['', '=', '==', '!='].includes(field.at('operation').text ?? '');
}

/** Kinds whose messages are JSON or bytes, as `jsonBody` says. */
function messages(
  exported: string,
  rules: Rules = {},
  more: (source: Fragment) => readonly Entry[] = () => [],
  otherwise = 'bytes',
): WriteEvent {
  return (source) => {
    const isJson = source.at('jsonBody').value === true;
    const expression = factory(exported, isJson ? 'messages' : otherwise, optionsOf(source, rules, more(source)));
    return { expression, payload: isJson ? 'below-body' : 'top' };
  };
}

/** An event in whose payload only the names at the top are sure to be known to the types. */
function closed(expression: Expression): WrittenEvent {
  return { expression, payload: 'top' };
}

/** A part that the constructs fill up with another default than upstream. */
function filledUp(part: Fragment, key: string, value: boolean, without: readonly string[] = []): Expression {
  const written = replaced(part, Object.fromEntries(without.map((name) => [name, undefined])));
  const entries = written.kind === 'object' ? written.entries : [];
  return { kind: 'object', entries: [...entries, ...unless(part, key, value)] };
}

function watchOptions(source: Fragment): Expression {
  const watched = source.at('watchPathConfig');
  const files = optionsOf(watched, {});
  const rest = optionsOf(source, { eventType: null, watchPathConfig: null, pollIntervalDuration: null });
  const entries = [files, rest].flatMap((part) => (part.kind === 'object' ? part.entries : []));
  return { kind: 'object', entries };
}

/** Events of a bucket, by their names in S3. */
export function bucketEvents(exported: string, source: Fragment, options: Expression): Expression {
  const events = source.at('events').items.map(({ value }) => value);
  if (events.join() === 's3:ObjectCreated:*') return factory(exported, 'objectCreated', options);
  if (events.join() === 's3:ObjectRemoved:*') return factory(exported, 'objectRemoved', options);
  return factory(exported, 'of', source.at('events').literal(), options);
}

function calendar(source: Fragment): WrittenEvent | undefined {
  const [schedule, interval] = [source.at('schedule'), source.at('interval')];
  const options = optionsOf(source, {
    schedule: null,
    interval: null,
    persistence: (part) =>
      replaced(part, { catchup: part.at('catchup').exists ? catchupOf(part.at('catchup')) : undefined }),
  });
  const rest = options.kind === 'object' && options.entries.length === 0 ? [] : [options];
  if (schedule.text) return closed(factory('CalendarEvent', 'at', schedule.literal(), ...rest));
  const duration = durationOf(interval);
  return duration && closed(factory('CalendarEvent', 'every', duration, ...rest));
}

function catchupOf(catchup: Fragment): Expression {
  const written = replaced(catchup, { maxDuration: durationOf(catchup.at('maxDuration')) });
  const entries = written.kind === 'object' ? written.entries : [];
  return { kind: 'object', entries: [...unless(catchup, 'enabled', false), ...entries] };
}

function resource(source: Fragment): WrittenEvent {
  const options = optionsOf(source, { eventTypes: null, filter: resourceFilter });
  const types = source.at('eventTypes').items.map(({ value }) => value);
  const method = { ADD: 'added', UPDATE: 'updated', DELETE: 'deleted' }[types.join()];
  if (method !== undefined) return closed(factory('ResourceEvent', method, options));
  return closed(factory('ResourceEvent', 'of', source.at('eventTypes').literal(), options));
}

function resourceFilter(filter: Fragment): Expression {
  const fields = filter.at('fields');
  const items = fields.items.map((field) => {
    const text = field.at('value').text ?? '';
    const exact = /^\^([^\\.+*?()|[\]{}^$]*)\$$/.exec(text)?.[1];
    const entries = isObject(field.value)
      ? field.keys.map((key): Entry => {
          if (key !== 'value') return { key, value: field.at(key).literal() };
          return exact === undefined ? { key: 'pattern', value: literal(text) } : { key, value: literal(exact) };
        })
      : [];
    return { value: { kind: 'object', entries } as const, comments: field.before };
  });
  return replaced(filter, { createdBy: undefined, ...(fields.exists ? { fields: { kind: 'list', items } } : {}) });
}
