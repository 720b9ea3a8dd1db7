import type { ExactJson, Json, JsonObject } from '../model/json';
import type { Place, Problem } from '../model/problem';
import type { Resource } from '../model/resource';
import { splitDocuments } from './chunks';
import { offsetOf } from './convert';
import { firstValue, type ReadDocument, readChunk } from './document';
import { Lines } from './lines';
import { Locator } from './locate';
import { Unreadable } from './unreadable';

/** What a file of manifests holds. */
export interface ReadManifests {
  /** The objects, in order; the items of a `List` stand in its place. */
  readonly resources: Resource[];
  /** Documents that cannot be read (`broken-yaml`), keys written twice (`duplicate-key`), objects without kind (`incomplete-object`). */
  readonly problems: Problem[];
}

/**
 * Reads a file of manifests, YAML or JSON, as kubectl and Argo Events do. Documents that are no Kubernetes objects (a Helm values
 * file, say) are left out. Never throws.
 * @param file how the file is named in places
 */
export function readManifests(text: string | Uint8Array, file: string): ReadManifests {
  const resources: Resource[] = [];
  const problems: Problem[] = [];
  for (const chunk of splitDocuments(text)) {
    let lines = new Lines(chunk.text, chunk.line);
    const place = (offset: number): Place => ({ file, ...lines.at(offset) });
    try {
      const read = readChunk(chunk, { isFile: true, isExact: false });
      lines = read.lines;
      for (const document of read.documents) {
        const repeated = document.repeatedKey;
        if (repeated !== undefined) problems.push(repeatedKey(repeated.key, place(repeated.offset)));
        resources.push(...resourcesOf(document, place));
        problems.push(...incomplete(document, place));
      }
    } catch (error) {
      problems.push(brokenYaml(error, place));
    }
  }
  return { resources, problems };
}

/** What a piece of YAML inside of a manifest stands for, or why it cannot be read. */
export type ReadValue<Value extends ExactJson = Json> =
  | { readonly value: Value; readonly problem?: undefined }
  | { readonly value?: undefined; readonly problem: Problem };

/**
 * Reads YAML that is written inside of a manifest, such as the `inline` source of a trigger, as Argo Events does: the first
 * document only, and of a key that is written twice the last. Never throws.
 * @param file how the text is named in the place of a problem
 */
export function readValue(text: string, file = 'inline'): ReadValue {
  // Only what is read exactly has bigints.
  return readFirst(text, file, false) as ReadValue;
}

/** Like {@link readValue}, with all digits of whole numbers. */
export function readExactValue(text: string): ReadValue<ExactJson> {
  return readFirst(text, 'inline', true);
}

function readFirst(text: string, file: string, isExact: boolean): ReadValue<ExactJson> {
  const [chunk] = splitDocuments(text);
  try {
    return { value: firstValue(chunk, isExact) };
  } catch (error) {
    return { problem: brokenYaml(error, (offset) => ({ file, ...new Lines(chunk?.text ?? '').at(offset) })) };
  }
}

function brokenYaml(error: unknown, place: (offset: number) => Place): Problem {
  const known = error instanceof Unreadable ? error : new Unreadable(`cannot be read: ${String(error)}`, 0);
  const problem = {
    code: 'broken-yaml',
    severity: 'error',
    message: known.message,
    place: place(known.offset),
  } as const;
  return known.fix === undefined ? problem : { ...problem, fix: known.fix };
}

function repeatedKey(key: string, place: Place): Problem {
  const message = `'${key}' is written twice here: only the last one counts`;
  return { code: 'duplicate-key', severity: 'error', message, place, fix: 'remove one of them' };
}

function resourcesOf(document: ReadDocument, place: (offset: number) => Place): Resource[] {
  const locator = new Locator(document.contents, document.text);
  const resources: Resource[] = [];
  const add = (value: Json | undefined, base: readonly (string | number)[]): void => {
    if (!isObject(value)) return;
    const { apiVersion, kind, items } = value;
    if (typeof apiVersion !== 'string' || typeof kind !== 'string') return;
    if (kind.endsWith('List') && Array.isArray(items)) {
      for (const [index, item] of items.entries()) add(item, [...base, 'items', index]);
      return;
    }
    const where: Resource['place'] = (path = [], what = 'value', inside = 0) =>
      place(locator.offset([...base, ...path], what, inside));
    resources.push(resource(value, apiVersion, kind, where));
  };
  add(document.value as Json, []);
  return resources;
}

/** Objects that are nearly ones of Kubernetes; kubectl refuses them. */
function incomplete({ value, contents, text }: ReadDocument, place: (offset: number) => Place): Problem[] {
  const locator = new Locator(contents, text);
  const look = (object: Json | undefined, path: readonly (string | number)[]): Problem[] => {
    if (!isObject(object)) return [];
    const { kind, items } = object;
    if (typeof kind === 'string' && kind.endsWith('List') && Array.isArray(items))
      return items.flatMap((item: Json, index) => look(item, [...path, 'items', index]));
    const message = lack(object);
    if (message === undefined) return [];
    const offset = path.length === 0 ? offsetOf(contents) : locator.offset(path, 'value', 0);
    return [{ code: 'incomplete-object', severity: 'error', message, place: place(offset) }];
  };
  return look(value as Json, []);
}

function lack(object: JsonObject): string | undefined {
  if (!isObject(object.metadata)) return undefined;
  const [missing, ...more] = ['apiVersion', 'kind'].filter((field) => (object[field] ?? null) === null);
  const alike = Object.keys(object).find((key) => key.toLowerCase() === missing?.toLowerCase());
  if (missing === undefined || (more.length > 0 && alike === undefined)) return undefined;
  const hint = alike === undefined || alike === missing ? '' : `, and '${alike}' is something else`;
  return `'${missing}' is missing: this is no Kubernetes object without it${hint}`;
}

function resource(object: JsonObject, apiVersion: string, kind: string, place: Resource['place']): Resource {
  const metadata = isObject(object.metadata) ? object.metadata : {};
  const name = typeof metadata.name === 'string' ? metadata.name : '';
  const { namespace } = metadata;
  // Empty text is no namespace, as for kubectl.
  return { apiVersion, kind, name, object, place, ...(typeof namespace === 'string' && namespace && { namespace }) };
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
