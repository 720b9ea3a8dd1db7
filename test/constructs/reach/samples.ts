import { definition, type Schema } from '../../../src/model/schema';

/** A value with everything in it that a definition of the schema knows; what leads back to itself is left out. */
export function sample<T = unknown>(name: string): T {
  return valueOf({ $ref: reference(name) }, []) as T;
}

/**
 * Some fields of a definition, filled in: only those that the options `O` know by the same name, which the compiler checks.
 * @example pick<KafkaEventOptions>()('KafkaEventSource', 'topic', 'sasl')
 */
export function pick<O>(): <N extends keyof O & string>(name: string, ...fields: readonly N[]) => Required<Pick<O, N>> {
  return (name, ...fields) => {
    const all = sample<{ readonly [field: string]: unknown }>(name);
    const entries = fields.map((field) => {
      expect(Object.keys(all)).toContain(field);
      return [field, all[field]];
    });
    return Object.fromEntries(entries) as Required<Pick<O, (typeof fields)[number]>>;
  };
}

/** The properties that a value uses, each as `Definition.property`. */
export function used(name: string, value: unknown, found = new Set<string>()): Set<string> {
  mark(value, { $ref: reference(name) }, found);
  return found;
}

/** The properties of a definition, and of all that it leads to, each as `Definition.property`. */
export function properties(name: string, found = new Map<string, readonly string[]>()): readonly string[] {
  if (!found.has(name)) {
    const schema = definition(name) ?? {};
    found.set(
      name,
      Object.keys(schema.properties ?? {}).map((property) => `${name}.${property}`),
    );
    for (const [, target = ''] of JSON.stringify(schema).matchAll(/"\$ref":"#\/definitions\/([^"]+)"/g))
      properties(target, found);
  }
  return [...found.values()].flat();
}

const prefix = '#/definitions/';
const reference = (name: string): string => prefix + name;

function valueOf(schema: Schema, path: readonly string[]): unknown {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.slice(prefix.length);
    return path.includes(name) ? undefined : valueOf(definition(name) ?? {}, [...path, name]);
  }
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum.find((value) => value !== '');
  if (schema.anyOf) return valueOf(schema.anyOf[0] ?? {}, path);
  const [type] = [schema.type].flat();
  if (type === 'array') return [valueOf(schema.items ?? {}, path)];
  if (type === 'object') return objectOf(schema, path);
  if (type === 'boolean') return true;
  return type === 'integer' || type === 'number' ? Math.max(1, schema.minimum ?? 1) : 'text';
}

function objectOf({ properties: own = {}, additionalProperties }: Schema, path: readonly string[]): object {
  const entries = Object.entries(own).map(([key, part]) => [key, valueOf(part, path)] as const);
  const others =
    typeof additionalProperties === 'object' ? [['key', valueOf(additionalProperties, path)] as const] : [];
  return Object.fromEntries([...entries, ...others].filter(([, value]) => value !== undefined));
}

function mark(value: unknown, schema: Schema, found: Set<string>, owner?: string): void {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.slice(prefix.length);
    mark(value, definition(name) ?? {}, found, name);
    return;
  }
  for (const part of [...(schema.anyOf ?? []), ...(schema.allOf ?? [])]) mark(value, part, found, owner);
  if (Array.isArray(value)) {
    for (const item of value as readonly unknown[]) mark(item, schema.items ?? {}, found);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, part] of Object.entries(value) as [string, unknown][]) {
      const described = schema.properties?.[key];
      const { additionalProperties } = schema;
      if (described && owner !== undefined) found.add(`${owner}.${key}`);
      mark(part, described ?? (typeof additionalProperties === 'object' ? additionalProperties : {}), found);
    }
  }
}
