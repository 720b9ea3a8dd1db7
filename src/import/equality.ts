import type { Json, JsonObject } from '../model/json';
import { definition, type Schema } from '../model/schema';

/** The kinds whose defaults the model knows. */
const modelled: ReadonlySet<string> = new Set(['EventBus', 'EventSource', 'Sensor']);

/** What turns one object into another, in the words of RFC 6902. */
export type Difference =
  | { readonly op: 'remove'; readonly path: string }
  | { readonly op: 'add' | 'replace'; readonly path: string; readonly value: Json };

/**
 * An object without what says nothing: nulls, empty parts of its metadata, and for Argo Events' own kinds fields that hold their default.
 * Two objects are the same for Argo Events when these are equal.
 */
export function essence(manifest: JsonObject): JsonObject {
  const { apiVersion, kind } = manifest;
  const isOurs = typeof kind === 'string' && modelled.has(kind) && String(apiVersion).startsWith('argoproj.io/');
  const { metadata, ...rest } = manifest;
  const about = isObject(metadata) ? withoutEmpty(withoutNulls(metadata) as JsonObject) : metadata;
  const essential = (isOurs ? reduced(rest, { $ref: `#/definitions/${kind}` }) : withoutNulls(rest)) as JsonObject;
  const saysNothing = about === undefined || about === null || (isObject(about) && Object.keys(about).length === 0);
  return saysNothing ? essential : { ...essential, metadata: about };
}

/** What must be done to `actual`, so that it becomes `expected`. Both are essences. */
export function differences(actual: JsonObject, expected: JsonObject): readonly Difference[] {
  return differ(actual, expected, '');
}

function differ(actual: Json | undefined, expected: Json | undefined, path: string): readonly Difference[] {
  if (expected === undefined) return actual === undefined ? [] : [{ op: 'remove', path }];
  if (actual === undefined) return [{ op: 'add', path, value: expected }];
  if (isObject(actual) && isObject(expected)) {
    const keys = new Set([...Object.keys(actual), ...Object.keys(expected)]);
    return [...keys].flatMap((key) => differ(own(actual, key), own(expected, key), `${path}/${pointer(key)}`));
  }
  if (Array.isArray(actual) && Array.isArray(expected) && actual.length === expected.length) {
    const found = actual.flatMap((item: Json, index) => differ(item, expected[index] as Json, `${path}/${index}`));
    return found.length > maxInList && isShort(expected) ? [{ op: 'replace', path, value: expected }] : found;
  }
  return actual === expected || (isEmptyList(actual) && isEmptyList(expected))
    ? []
    : [{ op: 'replace', path, value: expected }];
}

/** Differences in a short list above which it is replaced. */
const maxInList = 2;

function isShort(list: readonly Json[]): boolean {
  return list.every((item) => !isObject(item) || Object.values(item).every((part) => typeof part !== 'object'));
}

function isEmptyList(value: Json): boolean {
  return Array.isArray(value) && value.length === 0;
}

function own(value: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

function pointer(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** Whether a value is a map. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function withoutNulls(value: Json | undefined): Json {
  if (Array.isArray(value)) return value.map((item: Json | undefined) => withoutNulls(item));
  if (!isObject(value)) return value ?? null;
  return Object.fromEntries(entriesOf(value).map(([key, part]) => [key, withoutNulls(part)]));
}

function entriesOf(value: JsonObject): [string, Json][] {
  return Object.entries(value).filter((entry): entry is [string, Json] => entry[1] !== null && entry[1] !== undefined);
}

/** Constructs leave out what is empty in metadata. */
function withoutEmpty(value: JsonObject): JsonObject {
  const entries = entriesOf(value).flatMap(([key, part]): [string, Json][] => {
    const inner = isObject(part) ? withoutEmpty(part) : part;
    const isNothing =
      (Array.isArray(inner) && inner.length === 0) || (isObject(inner) && Object.keys(inner).length === 0);
    return isNothing ? [] : [[key, inner]];
  });
  return Object.fromEntries(entries);
}

const prefix = '#/definitions/';

/** A value without the fields that hold what the schema names as their default. */
function reduced(value: Json, schema: Schema): Json {
  const name = schema.$ref?.slice(prefix.length);
  if (name !== undefined) return withoutOwnDefaults(name, reduced(value, definition(name) ?? {}));
  if (Array.isArray(value)) return value.map((item: Json) => reduced(item ?? null, schema.items ?? {}));
  if (!isObject(value)) return value;
  const { properties = {}, additionalProperties } = schema;
  const others = typeof additionalProperties === 'object' ? additionalProperties : {};
  const entries = entriesOf(value).flatMap(([key, part]): [string, Json][] => {
    const field = Object.hasOwn(properties, key) ? (properties[key] ?? {}) : others;
    return field.default !== undefined && field.default === part ? [] : [[key, reduced(part, field)]];
  });
  return Object.fromEntries(entries);
}

/** Truths of which the schema says no default, because upstream's own documentation has another, and which are false when absent. */
const falseWhenAbsent: { readonly [definition: string]: string | undefined } = {
  AMQPConsumeConfig: 'autoAck',
  AMQPExchangeDeclareConfig: 'durable',
  AMQPQueueDeclareConfig: 'exclusive',
};

/** Defaults that depend on other fields, or that Kubernetes gives. */
function withoutOwnDefaults(name: string, value: Json): Json {
  if (!isObject(value)) return value;
  const holds = (key: string, found: Json | undefined): boolean => own(value, key) === found && found !== undefined;
  if (name === 'ServicePort' && holds('targetPort', own(value, 'port'))) return without(value, 'targetPort');
  if (name === 'Template' && holds('serviceAccountName', 'default')) return without(value, 'serviceAccountName');
  const truth = falseWhenAbsent[name];
  if (truth !== undefined && holds(truth, false)) return without(value, truth);
  const { template } = value;
  if (
    (name === 'SensorSpec' || name === 'EventSourceSpec') &&
    isObject(template) &&
    Object.keys(template).length === 0
  ) {
    return without(value, 'template');
  }
  // With a single attempt there is nothing to wait for, and a single attempt is what there is without the field.
  const { retryStrategy } = value;
  if (name === 'Trigger' && isObject(retryStrategy) && own(retryStrategy, 'steps') === 1) {
    return without(value, 'retryStrategy');
  }
  return value;
}

function without(value: JsonObject, key: string): JsonObject {
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
}
