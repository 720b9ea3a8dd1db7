import { type SourceKey, sourceKinds } from '../model/kinds';
import { bodySchema, payloadSchema } from '../model/payload-schema';
import type { Schema } from '../model/schema';
import type { DependencyFacts, EventFacts, SensorFacts } from './facts';
import type { ResourceSet } from './resource-set';

/** Kinds whose `body` is base64 text unless `jsonBody` is set. */
const encodedBodies: ReadonlySet<SourceKey> = new Set<SourceKey>([
  'amqp',
  'azureQueueStorage',
  'azureServiceBus',
  'emitter',
  'generic',
  'kafka',
  'mqtt',
  'nats',
  'nsq',
  'pubSub',
  'pulsar',
  'sqs',
]);

/** Whether the body of an event is base64 text. */
export function isEncoded({ kind, part }: EventFacts): boolean {
  return encodedBodies.has(kind) && !part.at('jsonBody').isTrue;
}

/** The events of a set that a dependency can mean. */
export function publishedFor(
  set: ResourceSet,
  sensor: SensorFacts,
  { eventSourceName = '', eventName }: DependencyFacts,
): EventFacts[] {
  const candidates = set.named('argoproj.io', 'EventSource', eventSourceName, sensor.namespace);
  return candidates.flatMap((root) => (set.eventSourceOf(root)?.events ?? []).filter(({ name }) => name === eventName));
}

/**
 * What the data of an event holds, as far as its EventSource tells.
 * @returns `undefined` when it may hold anything
 */
export function dataOf(event: EventFacts): Schema | undefined {
  const schema = payloadSchema(event.kind);
  if (schema?.properties === undefined) return schema;
  const { metadata: _, ...properties } = schema.properties;
  const body = properties.body && (bodyOf(event) ?? properties.body);
  const metadata = metadataOf(event);
  return {
    ...schema,
    properties: { ...properties, ...(body !== undefined && { body }), ...(metadata !== undefined && { metadata }) },
  };
}

/** The bodies of all that a provider may send; `undefined` when one of them is not known. */
function bodyOf(event: EventFacts): Schema | undefined {
  const bodies = event.part
    .at('events')
    .items()
    .map(({ text = '' }) => bodySchema(event.kind, text));
  const known = bodies.flatMap((body) => body ?? []);
  return known.length === 0 || known.length < bodies.length ? undefined : { anyOf: known };
}

/** The fixed values that the EventSource adds to each event. */
function metadataOf({ part }: EventFacts): Schema | undefined {
  const entries = part.at('metadata').entries();
  if (entries.length === 0) return undefined;
  return { type: 'object', properties: Object.fromEntries(entries.map(([name]) => [name, { type: 'string' }])) };
}

/** Whether the event carries the header of a request, whose names are in Go's spelling. */
export function hasRequestHeader({ kind }: EventFacts): boolean {
  return sourceKinds[kind].http;
}

/** The name of a header as Go spells it: `X-Github-Event`. */
export function canonicalHeader(name: string): string {
  return name.toLowerCase().replaceAll(/(?<=^|-)[a-z]/g, (letter) => letter.toUpperCase());
}

/** The steps of a path, when it is one of plain names, numbers and `#`; `undefined` for one that searches or computes. */
export function plainSteps(path: string): readonly string[] | undefined {
  return /^(?:[A-Za-z0-9_-]+|#)(?:\.(?:[A-Za-z0-9_-]+|#))*$/.test(path) ? path.split('.') : undefined;
}
