import { EventloomError } from '../errors';
import type { JsonObject } from '../model/json';

/** Which object. */
export interface ObjectPlace {
  readonly apiVersion: string;
  readonly kind: string;
  /** Absent for objects that live outside of every namespace. */
  readonly namespace?: string;
  readonly name: string;
}

/** How the body of a patch is meant. */
export type PatchType =
  | 'application/merge-patch+json'
  | 'application/strategic-merge-patch+json'
  | 'application/json-patch+json'
  | 'application/apply-patch+yaml';

/** The API server said no. */
export class ClusterRefusal extends EventloomError {
  /** @param status 404 when there is no such object, 409 when it exists already or was changed by somebody else ... */
  constructor(
    readonly status: number,
    message: string,
  ) {
    super('cluster-refused', message);
  }
}

/**
 * Where Kubernetes objects live. All operations throw EventloomError: {@link ClusterRefusal} (`cluster-refused`) when the API server
 * said no, and `cluster-unreachable` when it said nothing.
 *
 * JavaScript's numbers lose digits of whole numbers beyond 2^53. Where that matters, the object's JSON comes along as `text`, and
 * that is what is sent. `@default` the JSON of the object
 */
export interface Cluster {
  /** Nothing really happens; what would have happened is recorded. */
  readonly dryRun: boolean;
  /** Creates an object and answers with it as it is then: a `generateName` has become a name. */
  create(object: JsonObject, text?: string): Promise<JsonObject>;
  /** The object, or undefined when there is none. */
  get(place: ObjectPlace): Promise<JsonObject | undefined>;
  /** The JSON of the object, in which numbers have all their digits; undefined when there is none. */
  getText(place: ObjectPlace): Promise<string | undefined>;
  /** The objects of a kind in a namespace that carry all of these labels. */
  list(kind: Omit<ObjectPlace, 'name'>, labels: { readonly [name: string]: string }): Promise<readonly JsonObject[]>;
  /** Replaces an object. */
  update(object: JsonObject, text?: string): Promise<JsonObject>;
  patch(place: ObjectPlace, type: PatchType, body: string): Promise<JsonObject>;
  /** @returns whether there was such an object */
  delete(place: ObjectPlace): Promise<boolean>;
}

/** Where an object belongs; its name is empty while it has only a `generateName`. */
export function placeOf({ apiVersion, kind, metadata }: { readonly [key: string]: unknown }): ObjectPlace {
  const { name, namespace } = isObject(metadata) ? metadata : {};
  return {
    apiVersion: typeof apiVersion === 'string' ? apiVersion : '',
    kind: typeof kind === 'string' ? kind : '',
    name: typeof name === 'string' ? name : '',
    ...(typeof namespace === 'string' && namespace !== '' && { namespace }),
  };
}

/** The `metadata` of an object; empty when it has none. */
export function metadataOf({ metadata }: JsonObject): JsonObject {
  return isObject(metadata) ? metadata : {};
}

/** An object in a few words: `Workflow argo/ci-x7k2p`. */
export function shownPlace({ kind, namespace, name }: ObjectPlace): string {
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
