import type { Schema } from '../../src/model/schema';
import type { Definition } from './definitions';
import { linkTo } from './placement';

/** Writes about interfaces on a page. */
export class Writer {
  constructor(
    private readonly page: string,
    private readonly known: ReadonlyMap<string, Definition>,
  ) {}

  /** An interface: what it is for, and its fields. */
  section({ name, schema }: Definition): string {
    return [`## ${name}`, prose(schema.description ?? ''), this.body(schema)].join('\n\n');
  }

  private body(schema: Schema): string {
    const { properties, required = [] } = schema;
    if (!properties) return `Type: ${this.type(schema)}.`;
    const rows = Object.entries(properties).map(([name, field]) => {
      const description = cell(prose(field.description ?? ''));
      const cells = [
        `\`${name}\`${required.includes(name) ? ' **required**' : ''}`,
        cell(this.type(field)),
        field.default === undefined ? '' : cell(code(JSON.stringify(field.default))),
        field.deprecated === true ? `**Deprecated.** ${description}` : description,
      ];
      return `| ${cells.join(' | ')} |`;
    });
    return ['| field | type | default | what it does |', '|---|---|---|---|', ...rows].join('\n');
  }

  /** A type in words, with links to the interfaces in it. */
  type(schema: Schema): string {
    const { $ref, const: only, enum: values, anyOf, items, additionalProperties, type } = schema;
    if ($ref !== undefined) return this.link(decodeURIComponent($ref).replace('#/definitions/', ''));
    if (only !== undefined) return code(JSON.stringify(only));
    if (values) return listed(values.map((value) => code(JSON.stringify(value))));
    if (anyOf) return listed(anyOf.map((one) => this.type(one)));
    if (items) return `list of ${this.type(items)}`;
    // Where no name is allowed.
    if (JSON.stringify(additionalProperties) === '{"not":{}}') return code('{}');
    if (typeof additionalProperties === 'object') return `map of ${this.type(additionalProperties)}`;
    return type === undefined ? 'anything' : listed([type].flat());
  }

  private link(name: string): string {
    const definition = this.known.get(name);
    if (!definition) throw new Error(`${this.page} speaks of ${name}, which is not described`);
    return `[${name}](${linkTo(definition, this.page)})`;
  }
}

/** The interfaces that a schema names itself. */
export function namesIn(schema: Schema): readonly string[] {
  return [...JSON.stringify(schema).matchAll(/"#\/definitions\/(\w+)"/g)].map(([, name = '']) => name);
}

/** The first sentence of a description. */
export const summary = (description: string): string =>
  cell(prose(/^[\s\S]*?\.(?=\s|$)/.exec(description)?.[0] ?? description));

/** Text in which only what stands in backquotes is taken literally. */
function prose(text: string): string {
  return text.replaceAll(/(`[^`]*`)|</g, (_all, quoted: string | undefined) => quoted ?? '&lt;');
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll(/\n+/g, '<br>');

const code = (text: string): string => `\`${text}\``;

const listed = (items: readonly string[]): string =>
  items.length > 1 ? `${items.slice(0, -1).join(', ')} or ${items.at(-1)}` : (items[0] ?? '');
