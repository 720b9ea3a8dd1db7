import { resolve } from '../../src/check/shape';
import type { Json, JsonObject } from '../../src/model/json';
import type { Resource } from '../../src/model/resource';
import { definition, type Schema } from '../../src/model/schema';

type Path = readonly (string | number)[];

/** One fault in one resource that was right. */
export interface Mutation {
  readonly category:
    | 'misspelt field'
    | 'wrong type'
    | 'missing field'
    | 'wrong reference'
    | 'broken program'
    | 'wrong path'
    | 'wrong value'
    | 'missing permission';
  /** What was done, for a person. */
  readonly name: string;
  readonly resource: Resource;
  readonly object: JsonObject;
}

/** The object with another value at a path; `undefined` takes it away. */
function withValue(object: Json | undefined, path: Path, value: Json | undefined): Json {
  const [step, ...rest] = path;
  if (step === undefined) return value ?? null;
  if (Array.isArray(object))
    return object.map((item: Json, index) => (index === step ? withValue(item, rest, value) : item));
  const entries = Object.entries((object ?? {}) as JsonObject).filter(
    ([key]) => rest.length > 0 || value !== undefined || key !== step,
  );
  const known = entries.some(([key]) => key === step);
  const changed = entries.map(
    ([key, member]) => [key, key === step ? withValue(member, rest, value) : member] as const,
  );
  return Object.fromEntries(
    known || value === undefined ? changed : [...changed, [step, withValue(undefined, rest, value)]],
  );
}

/** The object with another name for the key at a path. */
function withKey(object: Json | undefined, path: Path, name: string): Json {
  const [step, ...rest] = path;
  if (Array.isArray(object))
    return object.map((item: Json, index) => (index === step ? withKey(item, rest, name) : item));
  const entries = Object.entries((object ?? {}) as JsonObject);
  return Object.fromEntries(
    entries.map(([key, member]) => {
      if (key !== step) return [key, member];
      return rest.length === 0 ? [name, member] : [key, withKey(member, rest, name)];
    }),
  );
}

/** A field of the schema, where it is used. */
interface Field {
  readonly path: Path;
  readonly name: string;
  readonly owner: string;
  readonly schema: Schema;
  readonly required: boolean;
  readonly value: Json;
}

/** Every field that a resource uses and that the schema knows. */
function* fieldsOf(json: Json | undefined, reference: Schema, path: Path, owner: string): Iterable<Field> {
  const { schema, name = owner } = resolve(reference);
  if (Array.isArray(json)) {
    for (const [index, item] of json.entries()) yield* fieldsOf(item, schema.items ?? {}, [...path, index], name);
  } else if (typeof json === 'object' && json !== null) {
    for (const [key, value] of Object.entries(json as JsonObject)) {
      const inner = schema.properties?.[key];
      const required = schema.required?.includes(key) ?? false;
      if (inner !== undefined)
        yield { path: [...path, key], name: key, owner: name, schema: inner, required, value: value ?? null };
      const next = inner ?? (typeof schema.additionalProperties === 'object' ? schema.additionalProperties : {});
      yield* fieldsOf(value, next, [...path, key], name);
    }
  }
}

const misspell = (word: string): string =>
  word.length < 4 ? `${word}s` : `${word.slice(0, 2)}${word.slice(3, 4)}${word.slice(2, 3)}${word.slice(4)}`;

/** What a value is turned into so that its type is wrong. */
function otherType(value: Json): Json | undefined {
  if (typeof value === 'string') return 5;
  if (typeof value === 'number') return 'five';
  if (typeof value === 'boolean') return 'maybe';
  return 'text';
}

const kinds = ['EventBus', 'EventSource', 'Sensor'];

/** Faults in fields, one of each sort per field of each interface. */
export function* fieldMutations(resources: readonly Resource[]): Iterable<Mutation> {
  const seen = new Set<string>();
  for (const resource of resources.filter(({ kind }) => kinds.includes(kind))) {
    const { object } = resource;
    for (const field of fieldsOf(
      object.spec,
      resolve(definition(resource.kind)?.properties?.spec ?? {}).schema,
      ['spec'],
      `${resource.kind}Spec`,
    )) {
      const id = `${field.owner}.${field.name}`;
      if (seen.has(id)) continue;
      seen.add(id);
      const wrong = misspell(field.name) === field.name ? `${field.name}x` : misspell(field.name);
      yield {
        category: 'misspelt field',
        name: `${id} as ${wrong}`,
        resource,
        object: withKey(object, field.path, wrong) as JsonObject,
      };
      const other = resolve(field.schema).schema.type === undefined ? undefined : otherType(field.value);
      if (other !== undefined && !allows(field.schema, other)) {
        yield {
          category: 'wrong type',
          name: `${id} as ${JSON.stringify(other)}`,
          resource,
          object: withValue(object, field.path, other) as JsonObject,
        };
      }
      if (field.required) {
        yield {
          category: 'missing field',
          name: id,
          resource,
          object: withValue(object, field.path, undefined) as JsonObject,
        };
      }
    }
  }
}

function allows(reference: Schema, value: Json): boolean {
  const { type } = resolve(reference).schema;
  const types = typeof type === 'string' ? [type] : (type ?? []);
  return types.includes(typeof value) || (types.includes('integer') && Number.isInteger(value));
}

/** A fault that is made by putting something else at a path of a resource. */
export type Replacement = readonly [
  category: Mutation['category'],
  resource: string,
  path: string,
  value: Json | undefined,
];

/** Faults that are written down one by one. */
export function* replacements(resources: readonly Resource[], list: readonly Replacement[]): Iterable<Mutation> {
  for (const [category, id, path, value] of list) {
    const resource = resources.find(({ kind, name }) => `${kind}/${name}` === id);
    if (resource === undefined) throw new Error(`there is no ${id}`);
    const steps = path.split('/').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
    const object = withValue(resource.object, steps, value) as JsonObject;
    yield { category, name: `${id} ${path} = ${JSON.stringify(value)}`, resource, object };
  }
}
