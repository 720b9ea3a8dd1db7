import { type Schema, schema } from '../../src/model/schema';

const definitions = Object.entries(schema.definitions ?? {});

/** Aliases such as `Json` stand for something that others describe. */
const properties = definitions.flatMap(([name, { properties = {} }]) =>
  Object.entries(properties).map(([property, described]) => ({ place: `${name}.${property}`, described })),
);

describe('the generated schema', () => {
  it('describes every interface and every property', () => {
    expect(properties.length).toBeGreaterThan(1100);
    expect(properties.filter(({ described }) => !described.description).map(({ place }) => place)).toEqual([]);
    expect(definitions.filter(([, { description }]) => !description).map(([name]) => name)).toEqual([]);
  });

  it('has values as defaults, and no prose', () => {
    const odd = properties.filter(({ described }) => !fits(described, described.default));
    expect(odd.map(({ place, described }) => `${place}: ${JSON.stringify(described.default)}`)).toEqual([]);
  });

  it('refuses unknown names wherever it lists names', () => {
    const open = definitions.filter(
      ([, { properties, additionalProperties }]) => properties && additionalProperties !== false,
    );
    expect(open.map(([name]) => name)).toEqual([]);
  });

  it('refers to nothing that is missing', () => {
    const names = new Set(definitions.map(([name]) => `#/definitions/${name}`));
    const targets = [...JSON.stringify(schema).matchAll(/"\$ref":"([^"]+)"/g)].map(([, target]) => target ?? '');
    expect(targets.filter((target) => !names.has(target))).toEqual([]);
  });
});

/** Whether a default is of the type, and one of the values, that its property has. */
function fits(described: Schema, value: unknown): boolean {
  if (value === undefined) return true;
  if (typeof value === 'string' && value.startsWith('- ')) return false;
  const target = described.$ref ? (schema.definitions ?? {})[described.$ref.slice('#/definitions/'.length)] : described;
  if (!target) return false;
  if (target.anyOf) return target.anyOf.some((part) => fits(part, value));
  if (target.enum) return target.enum.includes(value);
  const type = typeof value === 'number' && Number.isInteger(value) ? ['integer', 'number'] : [typeof value];
  return [target.type].flat().some((allowed) => allowed !== undefined && type.includes(allowed));
}
