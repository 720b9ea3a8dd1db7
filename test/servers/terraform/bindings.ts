import { readFileSync } from 'node:fs';

/** A field of a provider, a resource or a block, as its generated TypeScript describes it. */
export interface Field {
  readonly name: string;
  readonly computed: boolean;
  readonly optional: boolean;
  readonly required: boolean;
  /** A Terraform type, such as `"string"`; absent for blocks. */
  readonly type?: unknown;
  /** What is in the block; absent for attributes. */
  readonly block?: readonly Field[];
}

const scalars: { readonly [type: string]: unknown } = {
  string: 'string',
  number: 'number',
  'boolean | cdktf.IResolvable': 'bool',
  'string[]': ['list', 'string'],
  'number[]': ['list', 'number'],
  '{ [key: string]: string }': ['map', 'string'],
};

const getters: { readonly [name: string]: unknown } = {
  getStringAttribute: 'string',
  getNumberAttribute: 'number',
  getBooleanAttribute: 'bool',
  getStringMapAttribute: ['map', 'string'],
  getListAttribute: ['list', 'string'],
};

/**
 * The fields of a provider or a resource. Prebuilt bindings carry the TypeScript that they were generated as in their source map; a comment
 * above each field repeats what the provider's own schema said of it. Not to be had from there: defaults, sets, sensitive, validation.
 */
export function fieldsOf(bindingFile: string): readonly Field[] {
  const [, map = ''] = readFileSync(bindingFile, 'utf8').split('sourceMappingURL=data:application/json;base64,');
  const { sourcesContent } = JSON.parse(Buffer.from(map, 'base64').toString()) as { sourcesContent: [string] };
  const [source] = sourcesContent;
  const main = /export class (\w+) extends cdktf\.Terraform(?:Resource|Provider)/.exec(source)?.[1];
  if (main === undefined) throw new Error(`${bindingFile} holds neither a provider nor a resource`);
  return classFields(source, main).filter(({ name }) => name !== 'alias');
}

function classFields(source: string, name: string): readonly Field[] {
  const body = source.split(`export class ${name} extends`)[1]?.split('\nexport ')[0] ?? '';
  const described = body.matchAll(
    /\/\/ (\w+) - computed: (\w+), optional: (\w+), required: (\w+)\n\s+(?:private \w+\?: (?<type>.*?);|private \w+ = new (?<reference>\w+?)(?:OutputReference|List)\(|public get \w+\(\) \{\s+return (?:cdktf\.Fn\.tolist\()?this\.(?<getter>\w+)\()/g,
  );
  return [...described].map((match) => {
    const [, field = '', computed, optional, required] = match;
    const flags = {
      name: field,
      computed: computed === 'true',
      optional: optional === 'true',
      required: required === 'true',
    };
    const { type, reference, getter } = match.groups ?? {};
    if (reference !== undefined) return { ...flags, block: classFields(source, `${reference}OutputReference`) };
    const known = type === undefined ? getters[getter ?? ''] : scalars[type];
    if (known !== undefined) return { ...flags, type: known };
    return { ...flags, block: interfaceFields(source, (type ?? '').split('[')[0] ?? '') };
  });
}

/** Blocks of providers have no class of their own. */
function interfaceFields(source: string, name: string): readonly Field[] {
  const body = source.split(`export interface ${name} {`)[1]?.split('\n}')[0];
  if (body === undefined) throw new Error(`the bindings describe no '${name}'`);
  return [...body.matchAll(/readonly (\w+)(\?)?: (.*);/g)].map(([, property = '', mark, type = '']) => ({
    name: property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    computed: false,
    optional: mark === '?',
    required: mark !== '?',
    type: scalars[type] ?? 'dynamic',
  }));
}
