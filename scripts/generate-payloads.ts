import { join } from 'node:path';
import { createGenerator } from 'ts-json-schema-generator';
import type { Schema } from '../src/model/schema';

const root = join(__dirname, '..');

/** Where the answer of {@link payloadsText} is kept. */
export const payloadsFile = join(root, 'src/model/generated/payloads.json');

const roots = ['PayloadsByKind', 'BodiesByEvent'] as const;

type Definitions = { readonly [name: string]: Schema };

/**
 * What events hold, as the file has it: JSON Schema with names and types and nothing else, made from the interfaces of
 * src/model/payloads; one line per interface.
 */
export function payloadsText(): string {
  const generator = createGenerator({
    path: join(root, 'src/model/payloads/by-kind.ts'),
    tsconfig: join(root, 'tsconfig.json'),
    skipTypeCheck: true,
    additionalProperties: false,
    jsDoc: 'none',
    expose: 'export',
    encodeRefs: false,
  });
  const generated: { [name: string]: Schema } = {};
  for (const name of roots) Object.assign(generated, generator.createSchema(name).definitions);
  const found = new Shapes(generated);
  const [payloads, bodies] = roots.map((name) => found.shape(generated[name] ?? {}).properties ?? {});
  const named = Object.entries(bodies ?? {}).flatMap(([kind, events]) =>
    Object.entries(found.target(events).properties ?? {}).map(([event, body]) => [`${kind} ${event}`, body] as const),
  );
  const definitions = Object.fromEntries(Object.entries(found.named).sort(([one], [other]) => (one < other ? -1 : 1)));
  return linesOf({ payloads, bodies: Object.fromEntries(named), definitions });
}

const prefix = '#/definitions/';

/** What holds anything is not looked into. */
const anything: Definitions = { Json: {}, JsonObject: { type: 'object', additionalProperties: true } };

class Shapes {
  /** The interfaces that others refer to. */
  readonly named: { [name: string]: Schema } = {};

  constructor(private readonly generated: Definitions) {}

  shape(schema: Schema): Schema {
    const { $ref, type, properties, additionalProperties, items, anyOf } = schema;
    if ($ref !== undefined) return this.reference($ref.slice(prefix.length));
    if (anyOf !== undefined) return oneOf(anyOf.map((each) => this.shape(each)));
    if (items !== undefined) return { type: 'array', items: this.shape(items) };
    if (properties !== undefined) {
      const shapes = ownFirst(properties).map(([name, each]) => [name, this.shape(each)] as const);
      return { type: 'object', properties: Object.fromEntries(shapes) };
    }
    if (typeof additionalProperties === 'object') {
      return { type: 'object', additionalProperties: this.shape(additionalProperties) };
    }
    if (schema.const !== undefined) return { type: typeof schema.const };
    return type === undefined ? {} : { type };
  }

  /** What a reference leads to. */
  target({ $ref, ...shape }: Schema): Schema {
    return $ref === undefined ? shape : (this.named[$ref.slice(prefix.length)] ?? {});
  }

  /** Interfaces keep their names; what is computed from them has none that stays the same. */
  private reference(name: string): Schema {
    const open = anything[name];
    if (open !== undefined) return open;
    const target = this.generated[name] ?? {};
    if (target.properties === undefined || !/^\w+$/.test(name)) return this.shape(target);
    if (this.named[name] === undefined) {
      this.named[name] = {};
      this.named[name] = this.shape(target);
    }
    return { $ref: prefix + name };
  }
}

/** What every payload may have, after what it has of its own. */
function ownFirst(properties: Definitions): [string, Schema][] {
  const { metadata, ...own } = properties;
  return [
    ...Object.entries(own),
    ...(metadata === undefined ? [] : [['metadata', metadata] satisfies [string, Schema]]),
  ];
}

/** Alternatives, each once; those that are scalars in one list of types. */
function oneOf(shapes: readonly Schema[]): Schema {
  const scalars = shapes.filter(
    ({ type, properties }) => type !== undefined && type !== 'object' && type !== 'array' && !properties,
  );
  const types = [...new Set(scalars.flatMap(({ type = [] }) => type))];
  const others = [
    ...new Map(shapes.filter((each) => !scalars.includes(each)).map((each) => [JSON.stringify(each), each])).values(),
  ];
  const scalar: Schema[] = types.length === 0 ? [] : [{ type: types.length === 1 ? (types[0] ?? '') : types }];
  const all = [...others, ...scalar];
  return all.length === 1 ? (all[0] ?? {}) : { anyOf: all };
}

/** JSON with a line for each member of its members. */
function linesOf(parts: { readonly [part: string]: Definitions | undefined }): string {
  const blocks = Object.entries(parts).map(([name, part = {}]) => {
    const lines = Object.entries(part).map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`);
    return ` ${JSON.stringify(name)}: {\n${lines.join(',\n')}\n }`;
  });
  return `{\n${blocks.join(',\n')}\n}\n`;
}
