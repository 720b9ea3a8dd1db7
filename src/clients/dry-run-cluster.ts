import { randomInt } from 'node:crypto';
import { EventloomError } from '../errors';
import type { Json, JsonObject } from '../model/json';
import { type Cluster, ClusterRefusal, metadataOf, type ObjectPlace, placeOf, shownPlace } from './cluster';
import { mergePatch } from './merge-patch';

/** How many objects it remembers; the oldest make room. */
const maxObjects = 1000;

/** The characters that the API server makes up names from: none that could spell a word. */
const suffixCharacters = 'bcdfghjklmnpqrstvwxz2456789';

/** A cluster that is not there: it remembers what would have been created, and does nothing else. */
export class DryRunCluster implements Cluster {
  readonly dryRun: boolean = true;
  private readonly objects = new Map<string, JsonObject>();

  async create(object: JsonObject): Promise<JsonObject> {
    const named = withName(object);
    const place = placeOf(named);
    if (this.objects.has(keyOf(place))) {
      throw new ClusterRefusal(
        409,
        `${shownPlace(place)} exists already (dry run: it would have been created earlier); let the cluster make up names with metadata.generateName`,
      );
    }
    this.put(named);
    return named;
  }

  async get(place: ObjectPlace): Promise<JsonObject | undefined> {
    return this.objects.get(keyOf(place));
  }

  async getText(place: ObjectPlace): Promise<string | undefined> {
    const object = await this.get(place);
    return object && JSON.stringify(object);
  }

  async list(kind: Omit<ObjectPlace, 'name'>, labels: { readonly [name: string]: string }): Promise<JsonObject[]> {
    return [...this.objects.values()].filter((object) => {
      const place = placeOf(object);
      const found = metadataOf(object).labels as JsonObject | undefined;
      return (
        keyOf({ ...place, name: '' }) === keyOf({ ...kind, name: '' }) &&
        Object.entries(labels).every(([name, value]) => found?.[name] === value)
      );
    });
  }

  async update(object: JsonObject): Promise<JsonObject> {
    this.existing(placeOf(object));
    this.put(object);
    return object;
  }

  async patch(place: ObjectPlace, type: string, body: string): Promise<JsonObject> {
    const existing = this.existing(place);
    // The other sorts of patch are recorded without being applied: a dry run has no schema to merge lists by.
    const patched =
      type === 'application/merge-patch+json'
        ? (mergePatch(existing, JSON.parse(body) as Json) as JsonObject)
        : existing;
    this.put(patched);
    return patched;
  }

  async delete(place: ObjectPlace): Promise<boolean> {
    return this.objects.delete(keyOf(place));
  }

  private existing(place: ObjectPlace): JsonObject {
    const object = this.objects.get(keyOf(place));
    if (object) return object;
    throw new ClusterRefusal(404, `${shownPlace(place)} not found`);
  }

  private put(object: JsonObject): void {
    this.objects.set(keyOf(placeOf(object)), object);
    const [oldest] = this.objects.keys();
    if (this.objects.size > maxObjects && oldest !== undefined) this.objects.delete(oldest);
  }
}

const keyOf = ({ apiVersion, kind, namespace = '', name }: ObjectPlace): string =>
  [apiVersion, kind, namespace, name].join('\0');

/** The object with the name that the API server would have given it. */
function withName(object: JsonObject): JsonObject {
  const metadata = metadataOf(object);
  if (typeof metadata.name === 'string' && metadata.name !== '') return object;
  if (typeof metadata.generateName !== 'string' || metadata.generateName === '') {
    throw new EventloomError(
      'cluster-refused',
      `a ${placeOf(object).kind || 'resource'} without metadata.name and metadata.generateName cannot be created`,
    );
  }
  const suffix = Array.from({ length: 5 }, () => suffixCharacters[randomInt(suffixCharacters.length)]).join('');
  return { ...object, metadata: { ...metadata, name: metadata.generateName + suffix } };
}
