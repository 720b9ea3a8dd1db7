import { EventloomError } from '../errors';
import type { JsonObject } from '../model/json';
import { isClusterScoped, resourceOf } from '../model/plural';
import { type ApiRequest, type ApiServer, askApi } from './api-request';
import { type Cluster, ClusterRefusal, type ObjectPlace, type PatchType, placeOf } from './cluster';

/** How long it is remembered which kinds an API group has, in milliseconds. */
const discoveryMs = 600_000;

/** Where the API server keeps objects of a kind. */
interface Collection {
  readonly resource: string;
  readonly namespaced: boolean;
}

/** A real cluster, over its API. */
export class ApiCluster implements Cluster {
  readonly dryRun = false;
  private readonly discovered = new Map<
    string,
    { readonly at: number; readonly kinds: Promise<Map<string, Collection>> }
  >();

  constructor(private readonly server: ApiServer) {}

  async create(object: JsonObject, text = JSON.stringify(object)): Promise<JsonObject> {
    const place = placeOf(object);
    return this.request('POST', await this.path({ ...place, name: '' }), place, text);
  }

  async get(place: ObjectPlace): Promise<JsonObject | undefined> {
    const text = await this.getText(place);
    return text === undefined ? undefined : (JSON.parse(text) as JsonObject);
  }

  async getText(place: ObjectPlace): Promise<string | undefined> {
    return absentWhenNotFound(this.ask('GET', await this.pathOfOne(place), place));
  }

  async list(
    kind: Omit<ObjectPlace, 'name'>,
    labels: { readonly [name: string]: string },
  ): Promise<readonly JsonObject[]> {
    const selector = Object.entries(labels).map(([name, value]) => `${name}=${value}`);
    const path = `${await this.path({ ...kind, name: '' })}?labelSelector=${encodeURIComponent(selector.join(','))}`;
    const { items } = await this.request('GET', path, { ...kind, name: '' });
    return Array.isArray(items) ? (items as readonly JsonObject[]) : [];
  }

  async update(object: JsonObject, text = JSON.stringify(object)): Promise<JsonObject> {
    const place = placeOf(object);
    return this.request('PUT', await this.pathOfOne(place), place, text);
  }

  async patch(place: ObjectPlace, type: PatchType, body: string): Promise<JsonObject> {
    const manager = type === 'application/apply-patch+yaml' ? '?fieldManager=eventloom' : '';
    return this.request('PATCH', `${await this.pathOfOne(place)}${manager}`, place, body, type);
  }

  async delete(place: ObjectPlace): Promise<boolean> {
    return (await absentWhenNotFound(this.ask('DELETE', await this.pathOfOne(place), place))) !== undefined;
  }

  /** Without a name the path would be that of all objects of the kind. */
  private async pathOfOne(place: ObjectPlace): Promise<string> {
    if (place.name !== '') return this.path(place);
    throw new EventloomError('cluster-refused', `a ${place.kind} without metadata.name cannot be looked for`);
  }

  private async path({ apiVersion, kind, namespace, name }: ObjectPlace): Promise<string> {
    const { resource, namespaced } = await this.collection(apiVersion, kind);
    const parts = [
      groupPath(apiVersion),
      ...(namespaced && namespace !== undefined ? ['namespaces', segment(namespace)] : []),
      segment(resource),
      ...(name === '' ? [] : [segment(name)]),
    ];
    return parts.join('/');
  }

  /** What the API server says about a kind; what its spelling suggests when the server does not say. */
  private async collection(apiVersion: string, kind: string): Promise<Collection> {
    const known = this.discovered.get(apiVersion);
    const fresh = known && performance.now() - known.at < discoveryMs;
    const entry = fresh ? known : { at: performance.now(), kinds: this.discover(apiVersion) };
    if (!fresh) this.discovered.set(apiVersion, entry);
    const forget = (): unknown => this.discovered.get(apiVersion) === entry && this.discovered.delete(apiVersion);
    const kinds = await entry.kinds.catch((error: unknown) => {
      forget();
      throw error;
    });
    if (!kinds.has(kind)) forget();
    return kinds.get(kind) ?? { resource: resourceOf(apiVersion, kind).resource, namespaced: !isClusterScoped(kind) };
  }

  private async discover(apiVersion: string): Promise<Map<string, Collection>> {
    const place = { apiVersion, kind: 'APIResourceList', name: '' };
    const list = await this.request('GET', groupPath(apiVersion), place).catch((error: unknown): JsonObject => {
      // A server that is only too busy to say would make a wrong guess look like an object that is not there.
      if (error instanceof ClusterRefusal && (error.status === 403 || error.status === 404)) return {};
      throw error;
    });
    const kinds = new Map<string, Collection>();
    for (const found of Array.isArray(list.resources) ? (list.resources as readonly JsonObject[]) : []) {
      const { name, kind, namespaced } = found;
      if (typeof name !== 'string' || typeof kind !== 'string' || name.includes('/')) continue;
      kinds.set(kind, { resource: name, namespaced: namespaced !== false });
    }
    return kinds;
  }

  private async request(...request: Parameters<ApiCluster['ask']>): Promise<JsonObject> {
    return JSON.parse(await this.ask(...request)) as JsonObject;
  }

  private ask(method: ApiRequest['method'], path: string, place: ObjectPlace, body?: string, type?: PatchType) {
    return askApi(this.server, { method, path, place, ...(body !== undefined && { body }), ...(type && { type }) });
  }
}

const groupPath = (apiVersion: string): string =>
  [apiVersion.includes('/') ? '/apis' : '/api', ...apiVersion.split('/').map(segment)].join('/');

/** A part of a path. What would lead to another one, such as `..`, is never asked for: values of events can be parts. */
function segment(text: string): string {
  if (text !== '' && text !== '.' && text !== '..' && !/[/%]/.test(text)) return encodeURIComponent(text);
  throw new EventloomError(
    'bad-value',
    `"${text.slice(0, 80)}" cannot be the name, the namespace, the kind or the apiVersion of an object: no ".", "..", "/" or "%"`,
  );
}

function absentWhenNotFound(answer: Promise<string>): Promise<string | undefined> {
  return answer.catch((error: unknown) => {
    if (error instanceof ClusterRefusal && error.status === 404) return undefined;
    throw error;
  });
}
