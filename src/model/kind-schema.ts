import { definition, type Schema, schema } from './schema';

/** The kinds of custom resources that the model describes whole. */
export const customKinds = ['EventBus', 'EventSource', 'Sensor'] as const;

/** One of {@link customKinds}. */
export type CustomKind = (typeof customKinds)[number];

const prefix = '#/definitions/';

/**
 * The JSON Schema of one kind by itself: a root for its objects, and the definitions that it leads to.
 * @param find gives a definition by its name. `@default` those of EventBus, EventSource and Sensor
 */
export function schemaOfKind(kind: string, find: (name: string) => Schema | undefined = definition): Schema {
  const reached = new Set<string>([kind]);
  // A set hands out what is added to it on the way, too.
  for (const name of reached) for (const next of references(find(name))) reached.add(next);
  return {
    ...(schema.$schema === undefined ? {} : { $schema: schema.$schema }),
    title: kind,
    type: 'object',
    // In draft-07 nothing beside a `$ref` counts, so that it needs a place of its own.
    allOf: [{ $ref: prefix + kind }],
    definitions: Object.fromEntries([...reached].sort().map((name) => [name, find(name) ?? {}])),
  };
}

function references(part: Schema | undefined): string[] {
  if (part === undefined) return [];
  const { $ref, items, additionalProperties, properties = {}, anyOf = [] } = part;
  const parts = [items, ...Object.values(properties), ...anyOf];
  if (typeof additionalProperties === 'object') parts.push(additionalProperties);
  return [...($ref === undefined ? [] : [nameOf($ref)]), ...parts.flatMap(references)];
}

/** The name of the definition that a `$ref` of the schema means. */
export function nameOf($ref: string): string {
  return $ref.slice(prefix.length);
}
