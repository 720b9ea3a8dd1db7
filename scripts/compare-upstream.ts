import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import { parseAllDocuments } from 'yaml';
import { type Schema, schema } from '../src/model/schema';
import { importFolder } from './compare-upstream/imports';
import { kinds, type Scenario, type Stated, scenarioOf } from './scenarios/scenarios';

/**
 * `npm run compare-upstream -- UPSTREAM [FOLDER ...]`: lists what the model lacks, or has in excess, beside the schema.json of Argo
 * Events in the folder UPSTREAM, and what of its examples the factories of constructs cannot say; then validates the manifests in each
 * FOLDER with that schema; then imports the examples, and looks whether what import writes compiles and makes the same objects. Exits 1
 * when the model differs, a manifest is refused, or an object does not come back as it was.
 */

/** Upstream's definitions that have another name here, with the reason. */
const renamed: { readonly [name: string]: { readonly as: string; readonly reason: string } } = {
  Event: { as: 'WholeEvent', reason: 'an Event of this model is the one that travels on the bus' },
  FieldsV1: { as: 'JsonObject', reason: 'a tree of field names that only API servers read' },
};

type Definitions = { readonly [name: string]: Schema };

const group = 'io.argoproj.events.v1alpha1.';
const shortName = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

/** Upstream's own definitions and the Kubernetes ones that they lead to, by their short names. */
function reachable(upstream: Definitions): Definitions {
  const found = new Map<string, Schema>();
  const visit = (name: string): void => {
    const definition = upstream[name];
    if (!definition || found.has(shortName(name))) return;
    found.set(shortName(name), definition);
    for (const target of JSON.stringify(definition).matchAll(/"#\/definitions\/([^"]+)"/g)) visit(target[1] ?? '');
  };
  for (const name of Object.keys(upstream)) if (name.startsWith(group)) visit(name);
  return Object.fromEntries(found);
}

/** One line for each difference of names or types. */
export function differences(upstream: Definitions, model: Definitions): readonly string[] {
  const theirs = reachable(upstream);
  const lines: string[] = [];
  for (const [name, definition] of Object.entries(theirs)) {
    const ours = resolve(model, renamed[name]?.as ?? name);
    if (!ours) lines.push(`lacks ${name}`);
    else lines.push(...propertyDifferences(name, definition, ours, theirs, model));
  }
  return lines;
}

function propertyDifferences(
  name: string,
  theirs: Schema,
  ours: Schema,
  theirDefinitions: Definitions,
  ourDefinitions: Definitions,
): string[] {
  const names = new Set([...Object.keys(theirs.properties ?? {}), ...Object.keys(ours.properties ?? {})]);
  return [...names].flatMap((property) => {
    const [their, our] = [theirs.properties?.[property], ours.properties?.[property]];
    if (!our) return [`lacks ${name}.${property}`];
    if (!their) return [`has in excess ${name}.${property}`];
    const [theirType, ourType] = [typeOf(their, theirDefinitions), typeOf(our, ourDefinitions)];
    return accepts(ourType, theirType) ? [] : [`has ${ourType} instead of ${theirType} for ${name}.${property}`];
  });
}

function resolve(definitions: Definitions, name: string): Schema | undefined {
  const definition = definitions[name];
  return definition?.$ref ? resolve(definitions, shortName(definition.$ref.replace(/^.*\//, ''))) : definition;
}

/** The type of a property in a few words: `string`, `[SecretKeySelector]`, `{string}`; interfaces by name, scalars resolved. */
function typeOf(property: Schema, definitions: Definitions): string {
  if (property.$ref) {
    const name = shortName(property.$ref.replace(/^.*\//, ''));
    const target = definitions[name];
    if (target?.$ref) return typeOf(target, definitions);
    return target?.properties || !target ? name : typeOf(target, definitions);
  }
  if (property.anyOf)
    return [...new Set(property.anyOf.flatMap((part) => typeOf(part, definitions).split('|')))].sort().join('|');
  if (property.type === 'array') return `[${property.items ? typeOf(property.items, definitions) : 'any'}]`;
  if (property.type === 'object' && typeof property.additionalProperties === 'object') {
    return `{${typeOf(property.additionalProperties, definitions)}}`;
  }
  const types = property.type ?? (property.const === undefined ? 'any' : typeof property.const);
  return typeof types === 'string' ? types : [...types].sort().join('|');
}

/** Whether what upstream may write fits; Kubernetes' quantities may also be numbers. */
function accepts(ours: string, theirs: string): boolean {
  const may = new Set(ours.replaceAll(/[[\]{}]/g, '').split('|'));
  const same = ours.replaceAll(/[^[\]{}]/g, '') === theirs.replaceAll(/[^[\]{}]/g, '');
  return (
    same &&
    theirs
      .replaceAll(/[[\]{}]/g, '')
      .split('|')
      .every((type) => may.has(type))
  );
}

/**
 * Upstream's schema made as strict as the model: no unknown names, and what must be there is what both say. Its own `required` repeats
 * tags of Go, and refuses manifests that Argo Events runs.
 */
export function strictSchema(upstream: { readonly definitions: Definitions }, model: Definitions): Schema {
  const definitions = Object.entries(upstream.definitions).map(([name, definition]): [string, Schema] => {
    if (shortName(name) === 'Quantity') return [name, { type: ['string', 'number'] }];
    if (!definition.properties) return [name, definition];
    const needed = resolve(model, shortName(name))?.required ?? [];
    const required = (definition.required ?? []).filter((property) => needed.includes(property));
    return [name, { ...definition, required, additionalProperties: false }];
  });
  return { definitions: Object.fromEntries(definitions) };
}

function* manifests(folder: string): Iterable<{ readonly file: string; readonly object: { readonly kind: string } }> {
  const entries = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  for (const entry of entries.filter((name) => /\.(ya?ml|json)$/.test(name))) {
    const file = join(folder, entry);
    for (const document of parseAllDocuments(readFileSync(file, 'utf8'), { version: '1.1' })) {
      const object: unknown = document.toJS();
      if (isObject(object) && typeof object.kind === 'string') yield { file, object: { ...object, kind: object.kind } };
    }
  }
}

function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function complaints(
  folder: string,
  validators: ReadonlyMap<string, ValidateFunction>,
): { lines: string[]; seen: number } {
  const lines: string[] = [];
  let seen = 0;
  for (const { file, object } of manifests(folder)) {
    const validate = validators.get(object.kind);
    if (!validate) continue;
    seen++;
    if (!validate(object)) lines.push(...(validate.errors ?? []).map((error) => `${file}: ${sentence(error)}`));
  }
  return { lines, seen };
}

function sentence(error: ErrorObject): string {
  const extra: unknown = error.params.additionalProperty;
  return `${error.instancePath || '/'} ${error.message}${typeof extra === 'string' ? ` '${extra}'` : ''}`;
}

/** Which examples can be said with the factories of constructs, and why the others cannot. */
function reportScenarios(folder: string): void {
  const found = [...manifests(folder)]
    .filter(({ object }) => kinds.includes(object.kind))
    .map(({ file, object }) => ({ file: relative(folder, file), ...scenarioOf(object as Stated) }));
  const of = (wanted: Scenario['outcome']) => found.filter(({ outcome }) => outcome === wanted);
  console.log(`${found.length} examples, ${of('said').length} said with factories as they are`);
  for (const [outcome, title] of titles) {
    console.log(`${of(outcome).length} ${title}`);
    for (const { file, reasons } of of(outcome)) console.log(`  ${file}: ${reasons.join('; ')}`);
  }
}

const titles: readonly (readonly [Scenario['outcome'], string])[] = [
  ['mistaken', 'said but for fields that Argo Events does not have:'],
  ['refused', 'said but for what is refused, because Argo Events would not act on it:'],
  ['unsaid', 'not said, because no factory reaches what they use; Kube constructs do:'],
];

function main([folder, ...folders]: readonly string[]): number {
  if (!folder) {
    console.error('usage: npm run compare-upstream -- UPSTREAM [FOLDER ...]');
    return 2;
  }
  const upstream = JSON.parse(readFileSync(join(folder, 'schema.json'), 'utf8')) as { definitions: Definitions };
  const model = schema.definitions ?? {};
  const found = [...differences(upstream.definitions, model)];
  const own = Object.entries(upstream.definitions).filter(([name]) => name.startsWith(group));
  const properties = own.reduce((sum, [, { properties = {} }]) => sum + Object.keys(properties).length, 0);
  console.log(`${own.length} definitions, ${properties} properties compared: ${found.length} differences`);
  reportScenarios(join(folder, 'examples'));
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema({ ...strictSchema(upstream, model), $id: 'upstream' });
  const validators = new Map(
    ['EventBus', 'EventSource', 'Sensor'].map((kind) => [
      kind,
      ajv.compile({ $ref: `upstream#/definitions/${group}${kind}` }),
    ]),
  );
  for (const each of folders) {
    const { lines, seen } = complaints(each, validators);
    console.log(
      `${each}: ${seen} resources of Argo Events validated with upstream's schema: ${lines.length} complaints`,
    );
    found.push(...lines);
  }
  const examples = join(folder, 'examples');
  if (existsSync(examples)) {
    const { lines, failures } = importFolder(examples);
    for (const line of lines) console.log(line);
    found.push(...failures);
  }
  for (const line of found) console.log(line);
  return found.length > 0 ? 1 : 0;
}

if (require.main === module) process.exitCode = main(process.argv.slice(2));
