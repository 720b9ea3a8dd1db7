import { type CustomKind, customKinds, nameOf } from './kind-schema';
import { definition, type Schema } from './schema';

/**
 * As much of the API server's structural schemas as the CRDs use. A field that `properties` does not name is refused or removed, depending
 * on what the client asks for; `additionalProperties: false` would be an error.
 */
export interface StructuralSchema {
  readonly description?: string;
  readonly type?: string;
  readonly format?: string;
  readonly nullable?: boolean;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: { readonly [name: string]: StructuralSchema };
  readonly required?: readonly string[];
  readonly additionalProperties?: StructuralSchema;
  readonly items?: StructuralSchema;
  readonly 'x-kubernetes-int-or-string'?: true;
  readonly 'x-kubernetes-preserve-unknown-fields'?: true;
}

/** A CustomResourceDefinition with one version. */
export interface CustomResourceDefinition {
  readonly apiVersion: 'apiextensions.k8s.io/v1';
  readonly kind: 'CustomResourceDefinition';
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly group: string;
    readonly names: Names & { readonly kind: CustomKind; readonly listKind: string };
    readonly scope: 'Namespaced';
    readonly versions: readonly [
      {
        readonly name: string;
        readonly served: true;
        readonly storage: true;
        readonly subresources: { readonly status: object };
        readonly schema: { readonly openAPIV3Schema: StructuralSchema };
      },
    ];
  };
}

interface Names {
  readonly plural: string;
  readonly singular: string;
  readonly shortNames: readonly string[];
}

const group = 'argoproj.io';

const names: Readonly<Record<CustomKind, Names>> = {
  EventBus: { plural: 'eventbus', singular: 'eventbus', shortNames: ['eb'] },
  EventSource: { plural: 'eventsources', singular: 'eventsource', shortNames: ['es'] },
  Sensor: { plural: 'sensors', singular: 'sensor', shortNames: ['sn'] },
};

/** How often a definition may stand inside itself: a trigger and its `dlqTrigger` are checked, that one's `dlqTrigger` is open. */
const maxNesting = 2;

/** Characters of a description. Everything is inlined, so that each is there many times, and etcd takes about 1 MiB. */
const maxDescription = 120;

const open: StructuralSchema = { 'x-kubernetes-preserve-unknown-fields': true };
const openObject: StructuralSchema = { type: 'object', ...open };

/** The CRDs of EventBus, EventSource and Sensor, under upstream's names, with every field of the model. */
export function customResourceDefinitions(): readonly CustomResourceDefinition[] {
  return customKinds.map((kind) => ({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${names[kind].plural}.${group}` },
    spec: {
      group,
      names: { kind, listKind: `${kind}List`, ...names[kind] },
      scope: 'Namespaced',
      versions: [
        {
          name: 'v1alpha1',
          served: true,
          storage: true,
          subresources: { status: {} },
          schema: { openAPIV3Schema: structuralSchema(kind) },
        },
      ],
    },
  }));
}

/** The structural schema of a kind: no references, a type everywhere, and of the metadata nothing, which the API server checks itself. */
export function structuralSchema(kind: CustomKind): StructuralSchema {
  const { description, properties } = definition(kind) ?? {};
  return {
    type: 'object',
    ...described(description),
    required: ['spec'],
    properties: {
      apiVersion: { type: 'string' },
      kind: { type: 'string' },
      metadata: { type: 'object' },
      spec: convert(properties?.['spec'] ?? {}, [kind]),
      status: convert(properties?.['status'] ?? {}, [kind]),
    },
  };
}

/** @param inside the definitions that the place is in, from the outermost. */
function convert(part: Schema, inside: readonly string[]): StructuralSchema {
  return { ...shape(part, inside), ...described(part.description) };
}

function shape(part: Schema, inside: readonly string[]): StructuralSchema {
  if (part.$ref !== undefined) return follow(nameOf(part.$ref), inside);
  if (part.anyOf) return { 'x-kubernetes-int-or-string': true };
  // Text or any number, such as `cpu: 0.5`: a structural schema can only say so of whole numbers.
  if (typeof part.type !== 'string') return open;
  if (part.type === 'object') return objectShape(part, inside);
  if (part.type === 'array') return { type: 'array', items: element(part.items ?? {}, inside) };
  return scalarShape(part, part.type);
}

function follow(name: string, inside: readonly string[]): StructuralSchema {
  if (inside.filter((outer) => outer === name).length >= maxNesting) return openObject;
  return convert(definition(name) ?? {}, [...inside, name]);
}

function objectShape(part: Schema, inside: readonly string[]): StructuralSchema {
  const { properties = {}, additionalProperties = true } = part;
  if (additionalProperties === true) return openObject;
  if (additionalProperties !== false) {
    return { type: 'object', additionalProperties: element(additionalProperties, inside) };
  }
  const required = isFilledLater(inside) || lenient.has(inside.at(-1) ?? '') ? [] : (part.required ?? []);
  const fields = Object.entries(properties).map(([name, field]) => [name, convert(field, inside)] as const);
  return {
    type: 'object',
    ...(required.length > 0 ? { required } : {}),
    ...(fields.length > 0 ? { properties: Object.fromEntries(fields) } : {}),
  };
}

/** Definitions with fields that some kinds do without, or that only count when they are used: a warning elsewhere, no refusal here. */
const lenient: ReadonlySet<string> = new Set(['BasicAuth', 'BitbucketRepository', 'OwnedRepositories', 'SecureHeader']);

/** What a trigger does may come from events, through parameters, so that nothing in it has to be in the manifest. */
function isFilledLater(inside: readonly string[]): boolean {
  const template = inside.lastIndexOf('TriggerTemplate');
  return template >= 0 && template < inside.length - 1;
}

/**
 * A value of a list or a map. Go reads a null there as an empty value, while the API server would refuse it in a list and drop it from a
 * map. A field that is null needs nothing: the API server drops it, which is how Go takes it.
 */
function element(part: Schema, inside: readonly string[]): StructuralSchema {
  const { description: _, ...found } = convert(part, inside);
  return found.enum || (found.type === undefined && found['x-kubernetes-preserve-unknown-fields'])
    ? found
    : { ...found, nullable: true };
}

/** Defaults are left out: the API server would write them into the object, which then differs from its manifest. */
function scalarShape(part: Schema, type: string): StructuralSchema {
  const values = part.enum ?? (part.const === undefined ? undefined : [part.const]);
  const { minimum, maximum } = part;
  return {
    type,
    ...(type === 'integer' ? { format: minimum === undefined ? 'int64' : 'int32' } : {}),
    ...(values ? { enum: values } : {}),
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
  };
}

/** The first sentences that fit. Later paragraphs tell what happens without a schema. */
function described(description: string | undefined): { description?: string } {
  const first = description?.split('\n\n', 1)[0]?.replaceAll('\n', ' ') ?? '';
  if (first === '') return {};
  if (first.length <= maxDescription) return { description: first };
  const cut = first.slice(0, maxDescription);
  const sentence = cut.lastIndexOf('. ');
  return { description: sentence > 0 ? cut.slice(0, sentence + 1) : `${cut.slice(0, cut.lastIndexOf(' '))} ...` };
}
