import type { StructuralSchema } from '../../src/model/crd';

const openMark = 'x-kubernetes-preserve-unknown-fields';
const numberOrText = 'x-kubernetes-int-or-string';

const keywords = new Set([
  'description',
  'type',
  'format',
  'nullable',
  'enum',
  'minimum',
  'maximum',
  'properties',
  'required',
  'additionalProperties',
  'items',
  openMark,
  numberOrText,
]);

/** The schemas in a schema, with what they are called from the root. */
export function parts(schema: StructuralSchema, path = ''): (readonly [path: string, part: StructuralSchema])[] {
  const { properties = {}, items, additionalProperties } = schema;
  return [
    [path, schema],
    ...Object.entries(properties).flatMap(([name, part]) => parts(part, `${path}.${name}`)),
    ...(items ? parts(items, `${path}[]`) : []),
    ...(additionalProperties ? parts(additionalProperties, `${path}{}`) : []),
  ];
}

/** Where a schema breaks the API server's rules for structural schemas. */
export function faults(schema: StructuralSchema): string[] {
  return parts(schema).flatMap(([path, part]) => faultsOf(part).map((fault) => `${path}: ${fault}`));
}

function faultsOf(part: StructuralSchema): string[] {
  const { type, properties, additionalProperties, items, required = [] } = part;
  const found = Object.keys(part)
    .filter((key) => !keywords.has(key))
    .map((key) => `'${key}' is not allowed`);
  if (type === undefined && !part[openMark] && !part[numberOrText]) found.push('no type');
  if (type !== undefined && part[numberOrText]) found.push('a type beside int-or-string');
  if (type !== undefined && !['object', 'array', 'string', 'integer', 'number', 'boolean'].includes(type))
    found.push(`type ${type}`);
  if (properties && additionalProperties) found.push('properties and additionalProperties');
  if (additionalProperties !== undefined && typeof additionalProperties !== 'object')
    found.push('additionalProperties that is no schema');
  if ((properties || additionalProperties) && type !== 'object') found.push('fields of what is no object');
  if ((items !== undefined) !== (type === 'array')) found.push('items and array do not go together');
  for (const name of required) if (!Object.hasOwn(properties ?? {}, name)) found.push(`requires unknown ${name}`);
  return found;
}

/**
 * JSON Schema that accepts what the API server accepts under strict field validation: names that a schema does not list are refused
 * unless it is open, and a field that is null counts as absent.
 */
export function strict(part: StructuralSchema, isField = false): object {
  const nulls = part.nullable || isField ? ['null'] : [];
  if (part[numberOrText]) return { type: ['integer', 'string', ...nulls] };
  if (part.type === undefined) return {};
  const { enum: values, minimum, maximum, items, properties = {}, required, additionalProperties } = part;
  return {
    type: [part.type, ...nulls],
    ...(values ? { enum: [...values, ...(nulls.length > 0 ? [null] : [])] } : {}),
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
    ...(items ? { items: strict(items) } : {}),
    ...(required ? { required } : {}),
    ...(part.type === 'object' && !part[openMark]
      ? {
          properties: Object.fromEntries(
            Object.entries(properties).map(([name, field]) => [name, strict(field, true)]),
          ),
          additionalProperties: additionalProperties ? strict(additionalProperties, true) : false,
        }
      : {}),
  };
}
