import { type Cluster, ClusterRefusal, type ObjectPlace, type PatchType, placeOf } from '../../../src/clients/cluster';
import type { JsonObject } from '../../../src/model/json';
import { originLabels } from '../../../src/model/names';
import { resourceOf } from '../../../src/model/plural';

/** A request as the recordings show it. */
type Request = Readonly<Record<string, unknown>>;

const keyOf = ({ apiVersion, kind, namespace = '', name }: ObjectPlace): string => {
  const { group, version, resource } = resourceOf(apiVersion, kind);
  return [group, version, resource, namespace, name].join('\0');
};

/** The cluster of the recordings: it takes whatever it is given, under any name and none, and remembers what it was asked. */
export class FakeCluster implements Cluster {
  readonly dryRun: boolean = false;
  readonly requests: Request[] = [];
  private readonly objects = new Map<string, JsonObject>();

  constructor(existing: readonly JsonObject[] = []) {
    for (const object of existing) this.objects.set(keyOf(placeOf(object)), object);
  }

  async create(object: JsonObject): Promise<JsonObject> {
    this.record('create', placeOf(object), { object: withoutTime(object) });
    const key = keyOf(placeOf(object));
    if (this.objects.has(key)) throw new ClusterRefusal(409, 'already exists');
    this.objects.set(key, object);
    return object;
  }

  async get(place: ObjectPlace): Promise<JsonObject | undefined> {
    this.record('get', place, { name: place.name });
    return this.objects.get(keyOf(place));
  }

  async getText(place: ObjectPlace): Promise<string | undefined> {
    return JSON.stringify(await this.get(place));
  }

  async list(): Promise<readonly JsonObject[]> {
    return [];
  }

  async update(object: JsonObject): Promise<JsonObject> {
    this.record('update', placeOf(object), { object });
    return object;
  }

  async patch(place: ObjectPlace, patchType: PatchType, patch: string): Promise<JsonObject> {
    this.record('patch', place, { name: place.name, patch, patchType });
    return this.objects.get(keyOf(place)) ?? {};
  }

  async delete(place: ObjectPlace): Promise<boolean> {
    this.record('delete', place, { name: place.name });
    return this.objects.delete(keyOf(place));
  }

  /** Whether there is such an object; asking leaves no trace. */
  has(place: ObjectPlace): boolean {
    return this.objects.has(keyOf(place));
  }

  private record(verb: string, { apiVersion, kind, namespace = '' }: ObjectPlace, more: Request): void {
    this.requests.push({ verb, ...resourceOf(apiVersion, kind), namespace, ...more });
  }
}

/** The object with the label that holds the time as the recordings write it. */
export function withoutTime(object: JsonObject): JsonObject {
  const { metadata } = object as { readonly metadata?: JsonObject };
  const labels = metadata?.labels as JsonObject | undefined;
  if (labels?.[originLabels.timestamp] === undefined) return object;
  return { ...object, metadata: { ...metadata, labels: { ...labels, [originLabels.timestamp]: '<unix ms>' } } };
}
