import type { Dispatcher } from 'undici';
import { EventloomError } from '../errors';
import type { Json, JsonObject } from '../model/json';
import { isClusterScoped, resourceOf } from '../model/plural';
import { type Cluster, ClusterRefusal, type ObjectPlace, type PatchType, placeOf, shownPlace } from './cluster';

/** How to reach an API server, with fresh credentials for each request. */
export interface ApiServer {
  /** The address, such as `https://10.0.0.1:6443`. */
  readonly url: string;
  credentials(): Promise<{ readonly headers: Record<string, string>; readonly dispatcher: Dispatcher }>;
}

/** How long one request may take, in milliseconds. */
const requestMs = 30_000;

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
      ...(namespaced && namespace !== undefined ? ['namespaces', encodeURIComponent(namespace)] : []),
      resource,
      ...(name === '' ? [] : [encodeURIComponent(name)]),
    ];
    return parts.join('/');
  }

  /** What the API server says about a kind; what its spelling suggests when the server does not say. */
  private async collection(apiVersion: string, kind: string): Promise<Collection> {
    const known = this.discovered.get(apiVersion);
    const fresh = known && Date.now() - known.at < discoveryMs;
    const entry = fresh ? known : { at: Date.now(), kinds: this.discover(apiVersion) };
    if (!fresh) this.discovered.set(apiVersion, entry);
    const kinds = await entry.kinds;
    if (!kinds.has(kind)) this.discovered.delete(apiVersion);
    return kinds.get(kind) ?? { resource: resourceOf(apiVersion, kind).resource, namespaced: !isClusterScoped(kind) };
  }

  private async discover(apiVersion: string): Promise<Map<string, Collection>> {
    const place = { apiVersion, kind: 'APIResourceList', name: '' };
    const list = await this.request('GET', groupPath(apiVersion), place).catch((error: unknown): JsonObject => {
      if (error instanceof EventloomError && error.code === 'cluster-refused') return {};
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

  private async ask(
    method: Dispatcher.HttpMethod,
    path: string,
    place: ObjectPlace,
    body?: string,
    contentType = 'application/json',
  ): Promise<string> {
    const { request } = require('undici') as typeof import('undici');
    const { headers, dispatcher } = await this.server.credentials();
    const url = `${this.server.url.replace(/\/+$/, '')}${path}`;
    const sent = { ...headers, accept: 'application/json', ...(body !== undefined && { 'content-type': contentType }) };
    const answer = await request(url, {
      method,
      dispatcher,
      headers: sent,
      headersTimeout: requestMs,
      bodyTimeout: requestMs,
      ...(body !== undefined && { body }),
    }).catch((error: unknown) => {
      throw unreachable(this.server.url, error);
    });
    const text = await answer.body.text();
    if (answer.statusCode < 300) return text;
    const { statusCode: status } = answer;
    throw new ClusterRefusal(status, `${method} ${shownPlace(place)}: ${refusalText(text)} (status ${status})`);
  }
}

const groupPath = (apiVersion: string): string =>
  apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;

function unreachable(url: string, cause: unknown): EventloomError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new EventloomError('cluster-unreachable', `the Kubernetes API server ${url} does not answer: ${reason}`, {
    cause,
  });
}

function refusalText(text: string): string {
  try {
    const { message } = JSON.parse(text) as { message?: Json };
    if (typeof message === 'string') return message.slice(0, 1000);
  } catch {
    // Not a Status object: a proxy in between, perhaps.
  }
  return text.slice(0, 200).trim() || 'refused';
}

function absentWhenNotFound(answer: Promise<string>): Promise<string | undefined> {
  return answer.catch((error: unknown) => {
    if (error instanceof ClusterRefusal && error.status === 404) return undefined;
    throw error;
  });
}
