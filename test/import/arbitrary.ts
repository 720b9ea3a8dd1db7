import * as fc from 'fast-check';
import { readManifests } from '../../src/manifests/read';
import type { Json, JsonObject } from '../../src/model/json';
import { nameOf } from '../../src/model/kind-schema';
import type { Resource } from '../../src/model/resource';
import { definition, type Schema } from '../../src/model/schema';
import { workflowDefinition } from '../../src/model/workflow-schema';

/** Levels of definitions below which only what must be there is. */
const maxDepth = 5;

const texts = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('orders', 'a-b', 'body.id', '10s', '1m', 'x y', '^new$', '{{ .Input.a }}') },
  fc.constantFrom("it's", '"', '`${x}`', '\\', '0o17', 'yes', '1e3', '', ' ', 'a\nb\nc', '\u2028', '*/'),
  fc.string({ maxLength: 8 }),
);

const names = fc.constantFrom('orders', 'paid', 'git-push', 'a_b', '12', 'with space', 'class', 'this');

function anyDefinition(name: string): Schema | undefined {
  return definition(name) ?? workflowDefinition(name);
}

/** Any value that the schema allows. */
export function arbitraryOf(schema: Schema, depth = 0): fc.Arbitrary<Json> {
  if (schema.$ref !== undefined) return arbitraryOf(anyDefinition(nameOf(schema.$ref)) ?? {}, depth + 1);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((part) => arbitraryOf(part, depth)));
  if (schema.enum) return fc.constantFrom(...(schema.enum as Json[]));
  if (schema.const !== undefined) return fc.constant(schema.const as Json);
  const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? ['object']);
  return fc.oneof(...types.map((type) => ofType(type, schema, depth)));
}

function ofType(type: string, schema: Schema, depth: number): fc.Arbitrary<Json> {
  if (type === 'string') return texts;
  if (type === 'boolean') return fc.boolean();
  if (type === 'integer')
    return fc.integer({ min: schema.minimum ?? -9, max: Math.min(schema.maximum ?? 20_000, 20_000) });
  if (type === 'number') return fc.constantFrom(0, 1, 2, 0.5, 100);
  if (type === 'null') return fc.constant(null);
  if (type === 'array')
    return fc.array(arbitraryOf(schema.items ?? {}, depth), { maxLength: depth > maxDepth ? 0 : 2 });
  return objectOf(schema, depth);
}

function objectOf({ properties, required = [], additionalProperties }: Schema, depth: number): fc.Arbitrary<Json> {
  if (properties === undefined) {
    const value = typeof additionalProperties === 'object' ? arbitraryOf(additionalProperties, depth) : texts;
    return fc.dictionary(names, value, { maxKeys: depth > maxDepth ? 0 : 2, noNullPrototype: true });
  }
  const fields = Object.entries(properties).filter(([name]) => depth <= maxDepth || required.includes(name));
  const chance = fields.length > 12 ? 1 : 2;
  const values = fields.map(([name, field]) =>
    required.includes(name)
      ? arbitraryOf(field, depth)
      : fc.option(
          fc.constant(null).chain(() => arbitraryOf(field, depth)),
          { nil: undefined, freq: chance },
        ),
  );
  return fc.tuple(...values).map((found) => {
    const entries = fields.flatMap(([name], index): [string, Json][] => {
      const value = found[index];
      return value === undefined ? [] : [[name, value]];
    });
    return Object.fromEntries(entries);
  });
}

/** An object of a kind, with whatever its schema allows. */
export function manifestOf(kind: 'EventBus' | 'EventSource' | 'Sensor'): fc.Arbitrary<JsonObject> {
  const spec = definition(kind)?.properties?.['spec'] ?? {};
  const labels = fc.option(fc.dictionary(names, texts, { maxKeys: 2, noNullPrototype: true }), { nil: undefined });
  return fc
    .record({ name: fc.constantFrom('orders', 'shop', 'Über', 'a.b'), spec: arbitraryOf(spec), labels })
    .map(({ name, spec: found, labels: some }) => ({
      apiVersion: 'argoproj.io/v1alpha1',
      kind,
      metadata: { name, ...(some ? { labels: some } : {}) },
      spec: found,
    }));
}

/** A workflow, or what becomes one, with whatever its schema allows. */
export function workflowOf(kind: 'Workflow' | 'WorkflowTemplate' | 'CronWorkflow'): fc.Arbitrary<JsonObject> {
  const spec = workflowDefinition(kind === 'CronWorkflow' ? 'CronWorkflowSpec' : 'WorkflowSpec') ?? {};
  const apiVersion = 'argoproj.io/v1alpha1';
  return arbitraryOf(spec).map((found) => ({ apiVersion, kind, metadata: { name: 'build' }, spec: found }));
}

/** A sensor that makes a workflow of its own. */
export function workflowSensor(): fc.Arbitrary<JsonObject> {
  return workflowOf('Workflow').map((resource) => ({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Sensor',
    metadata: { name: 'builds' },
    spec: {
      dependencies: [{ name: 'pushed', eventSourceName: 'code', eventName: 'pushed' }],
      triggers: [{ template: { name: 'build', k8s: { operation: 'create', source: { resource } } } }],
    },
  }));
}

type Step = string | number;

/** An object with a few of its parts left out or replaced: mostly what a person writes, and not quite. */
export function changed(manifest: JsonObject): fc.Arbitrary<JsonObject> {
  const places = placesIn(manifest, []).filter(([first]) => first !== 'apiVersion' && first !== 'kind');
  const change = fc.record({
    place: fc.constantFrom(...places),
    value: fc.oneof(fc.constant(undefined), texts, fc.boolean()),
  });
  return fc
    .array(change, { minLength: 1, maxLength: 3 })
    .map((changes) =>
      changes.reduce<JsonObject>((object, { place, value }) => withPart(object, place, value), manifest),
    );
}

function placesIn(value: Json | undefined, path: readonly Step[]): (readonly Step[])[] {
  if (Array.isArray(value)) {
    return value.flatMap((item: Json, index) => [[...path, index], ...placesIn(item, [...path, index])]);
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => [[...path, key], ...placesIn(part, [...path, key])]);
}

function withPart<T extends Json>(whole: T, [step, ...rest]: readonly Step[], value: Json | undefined): T {
  if (step === undefined || typeof whole !== 'object' || whole === null) return whole;
  const copy: unknown = structuredClone(whole);
  const parts = copy as Record<Step, Json | undefined>;
  if (rest.length > 0) {
    const inner = parts[step];
    if (inner !== undefined) parts[step] = withPart(inner, rest, value);
  } else if (value !== undefined) parts[step] = value;
  else if (Array.isArray(copy) && typeof step === 'number') copy.splice(step, 1);
  else delete parts[step];
  return copy as T;
}

/** Objects as a file of manifests would hold them. */
export function asResources(manifests: readonly JsonObject[]): readonly Resource[] {
  return readManifests(manifests.map((manifest) => JSON.stringify(manifest)).join('\n---\n'), 'made-up.yaml').resources;
}
