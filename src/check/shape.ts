import type { Json, JsonObject } from '../model/json';
import { definition, type Schema } from '../model/schema';
import { workflowDefinition } from '../model/workflow-schema';
import { isObject, Part, type Step } from './part';
import type { ResourceSet } from './resource-set';

/** Something in a resource that its schema does not allow. */
export interface ShapeFault {
  readonly kind: 'unknown' | 'case' | 'type' | 'missing' | 'value';
  readonly at: Part;
  /** The schema of what stands there, or for an unknown or missing field of the map that it is in. */
  readonly schema: Schema;
  /** The name of the interface that the field belongs to, where there is one. */
  readonly owner?: string;
  /** The name of the field as it should be. */
  readonly field?: string;
  /** The names of the interfaces from the root to here, for fields that stand one level too high or too low. */
  readonly owners: readonly string[];
}

/** A reference to a key of a Secret or a ConfigMap. */
export interface KeySelector {
  readonly kind: 'Secret' | 'ConfigMap';
  readonly at: Part;
  /** The names of the interfaces from the root to here. */
  readonly owners: readonly string[];
}

/** What a walk over resources along their schema finds. */
export interface Shape {
  readonly faults: readonly ShapeFault[];
  readonly selectors: readonly KeySelector[];
  /** Fields that are kept for old manifests only. */
  readonly deprecated: readonly Part[];
}

/** Everything about EventBuses, EventSources and Sensors that their schema does not allow. */
export function shapeOf(set: ResourceSet): Shape {
  const found = { faults: [], selectors: [], deprecated: [] };
  for (const kind of ['EventBus', 'EventSource', 'Sensor']) {
    for (const root of set.ofKind('argoproj.io', kind)) new Walker(root, found).root(kind);
  }
  return found;
}

/** The faults of {@link shapeOf}. */
export function shapeFaults(set: ResourceSet): readonly ShapeFault[] {
  return set.remember(shapeOf).faults;
}

/** Everything about an object of Argo Workflows that its schema does not allow. */
export function workflowFaults(root: Part, kind: string): readonly ShapeFault[] {
  const found = { faults: [], selectors: [], deprecated: [] };
  new Walker(root, found, workflowInterface).root(kind);
  return found.faults;
}

/** The schema of an interface that objects of Argo Workflows are made of. */
export const workflowInterface: Find = (name) => definition(name) ?? workflowDefinition(name);

const selectorKinds: ReadonlyMap<string, KeySelector['kind']> = new Map([
  ['SecretKeySelector', 'Secret'],
  ['ConfigMapKeySelector', 'ConfigMap'],
] as const);

const prefix = '#/definitions/';

/** The schema of an interface by its name. */
export type Find = (name: string) => Schema | undefined;

/** The schema that a reference leads to, and the name of the interface if it is one. */
export function resolve(
  schema: Schema,
  find: Find = definition,
  hops = 0,
): { readonly schema: Schema; readonly name?: string } {
  const { $ref } = schema;
  if (!$ref?.startsWith(prefix) || hops > 10) return { schema };
  const name = $ref.slice(prefix.length);
  return { name, ...resolve(find(name) ?? {}, find, hops + 1) };
}

class Walker {
  constructor(
    private readonly start: Part,
    private readonly found: { faults: ShapeFault[]; selectors: KeySelector[]; deprecated: Part[] },
    private readonly find: Find = definition,
  ) {}

  root(kind: string): void {
    this.value(this.start.json, { $ref: `${prefix}${kind}` }, [], []);
  }

  private value(json: Json | undefined, reference: Schema, path: readonly Step[], owners: readonly string[]): void {
    // null is nothing for Go: the field keeps its zero value.
    if (json === undefined || json === null) return;
    const { schema, name } = resolve(reference, this.find);
    if (!this.allowsType(schema, json)) return this.fault('type', path, schema, owners);
    if (schema.enum !== undefined && !schema.enum.includes(json)) this.fault('value', path, schema, owners);
    const inner = name === undefined ? owners : [...owners, name];
    const selector = selectorKinds.get(name ?? '');
    if (selector !== undefined) this.found.selectors.push({ kind: selector, at: this.start.at(...path), owners });
    if (Array.isArray(json)) return this.items(json, schema, path, inner);
    if (isObject(json)) this.members(json, schema, path, inner);
  }

  private items(list: readonly Json[], schema: Schema, path: readonly Step[], owners: readonly string[]): void {
    const { items } = schema;
    if (items === undefined) return;
    const nothing = this.nothingOf(items);
    for (const [index, item] of list.entries()) this.value(item ?? nothing, items, [...path, index], owners);
  }

  private members(object: JsonObject, schema: Schema, path: readonly Step[], owners: readonly string[]): void {
    const { properties = {}, additionalProperties, required = [] } = schema;
    const found = new Set<string>();
    for (const key of Object.keys(object)) {
      const field = Object.hasOwn(properties, key) ? key : sameButCase(properties, key);
      const inner = [...path, key];
      if (field !== undefined) {
        // Text that is empty is the same to Go as text that is absent.
        if (object[key] !== null && object[key] !== '') found.add(field);
        if (field !== key) this.fault('case', inner, schema, owners, field);
        if (properties[field]?.deprecated) this.found.deprecated.push(this.start.at(...inner));
        this.value(object[key], properties[field] ?? {}, inner, owners);
      } else if (additionalProperties === false) this.fault('unknown', inner, schema, owners);
      else if (typeof additionalProperties === 'object') {
        this.value(object[key] ?? this.nothingOf(additionalProperties), additionalProperties, inner, owners);
      }
    }
    for (const field of required) {
      if (!found.has(field)) this.fault('missing', [...path, field], schema, owners, field);
    }
  }

  private allowsType({ anyOf, type }: Schema, json: Json): boolean {
    if (anyOf !== undefined) return anyOf.some((option) => this.allowsType(resolve(option, this.find).schema, json));
    if (type === undefined) return true;
    return typeof type === 'string' ? isOfType(type, json) : type.some((one) => isOfType(one, json));
  }

  /** What null is to Go as an element of a list or of a map: a map without members, where maps are wanted. */
  private nothingOf(schema: Schema): Json {
    return resolve(schema, this.find).schema.type === 'object' ? {} : null;
  }

  private fault(
    kind: ShapeFault['kind'],
    path: readonly Step[],
    schema: Schema,
    owners: readonly string[],
    field?: string,
  ): void {
    const owner = owners.at(-1);
    const at = this.start.at(...path);
    this.found.faults.push({
      kind,
      at,
      schema,
      owners,
      ...(owner !== undefined && { owner }),
      ...(field !== undefined && { field }),
    });
  }
}

function sameButCase(properties: { readonly [name: string]: Schema }, key: string): string | undefined {
  const folded = key.toLowerCase();
  return Object.keys(properties).find((name) => name.toLowerCase() === folded);
}

function isOfType(type: string, json: Json): boolean {
  switch (type) {
    case 'array':
      return Array.isArray(json);
    case 'object':
      return isObject(json);
    case 'integer':
      return Number.isInteger(json);
    case 'null':
      return json === null;
    default:
      return typeof json === type;
  }
}
