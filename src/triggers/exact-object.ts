import type { Cluster, ObjectPlace } from '../clients/cluster';
import { EventloomError } from '../errors';
import { decodeExact } from '../language/go/exact-json';
import { type Encodable, encode } from '../language/go/json';
import type { Json, JsonObject } from '../model/json';
import type { Rendered } from '../model/rendered';

/** A Kubernetes object whose whole numbers beyond 2^53 are bigints, so that they keep all their digits. */
export type ExactObject = { readonly [key: string]: Encodable | undefined };

/**
 * The object that a trigger acts on.
 * @throws EventloomError `bad-definition` when it has none
 */
export function resourceOfTrigger({ resource, resourceText, template }: Rendered): ExactObject {
  if (!resource) throw new EventloomError('bad-definition', `the trigger ${template.name} has no object to act on`);
  return resourceText && hasLargeNumber(resource) ? readExact(resourceText()) : (resource as ExactObject);
}

/**
 * An object from its JSON.
 * @throws EventloomError `bad-value` when it is none
 */
export function readExact(json: string): ExactObject {
  const { exact } = decodeExact(json);
  if (isExactObject(exact)) return exact;
  throw new EventloomError('bad-value', 'a Kubernetes object was expected, and something else was found');
}

/** The object as other code knows it: with rounded numbers. */
export function rounded(object: ExactObject): JsonObject {
  return round(object) as JsonObject;
}

/** What {@link Cluster.create} and {@link Cluster.update} take: the JSON comes along only where it says more than the object. */
export function sent(object: ExactObject): [object: JsonObject, text?: string] {
  const plain = rounded(object);
  return plain === object ? [plain] : [plain, encode(object)];
}

/** The `metadata` of an object; empty when it has none. */
export function exactMetadata({ metadata }: ExactObject): ExactObject {
  return isExactObject(metadata) ? metadata : {};
}

/**
 * The object as it is in the cluster; undefined when it is not there.
 * @throws EventloomError like all operations of a cluster
 */
export async function readLive(cluster: Cluster, place: ObjectPlace): Promise<ExactObject | undefined> {
  const text = await cluster.getText(place);
  return text === undefined ? undefined : readExact(text);
}

/** Whether a value is an object, and not a list. */
export const isExactObject = (value: Encodable | undefined): value is ExactObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function hasLargeNumber(value: Json | undefined): boolean {
  if (typeof value === 'number') return Math.abs(value) > Number.MAX_SAFE_INTEGER;
  return typeof value === 'object' && value !== null && Object.values(value).some(hasLargeNumber);
}

/** The value itself when nothing in it has to be rounded. */
function round(value: Encodable | undefined): Encodable | undefined {
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const items: readonly Encodable[] = value;
    const plain = items.map((item) => round(item) ?? null);
    return plain.every((item, index) => item === items[index]) ? value : plain;
  }
  const members = Object.entries(value as ExactObject);
  const plain = members.map(([key, member]) => [key, round(member)] as const);
  return plain.every(([, member], index) => member === members[index]?.[1]) ? value : Object.fromEntries(plain);
}

/** The object at a path; empty when there is none. */
export function objectAt(object: ExactObject, ...path: readonly string[]): ExactObject {
  const found = path.reduce<Encodable | undefined>((part, key) => ownMember(part, key), object);
  return isExactObject(found) ? found : {};
}

/** The text of a member; empty when it has none. */
export function textOf(object: ExactObject, key: string): string {
  const value = ownMember(object, key);
  return typeof value === 'string' ? value : '';
}

/** The object with another value at a path, or without it: undefined takes it away. Objects on the way are made when they are missing. */
export function withMember(object: ExactObject, path: readonly string[], value: Encodable | undefined): ExactObject {
  const [key, ...rest] = path;
  if (key === undefined) return object;
  const member = rest.length === 0 ? value : withMember(objectAt(object, key), rest, value);
  const { [key]: _, ...others } = object;
  return member === undefined ? others : { ...object, [key]: member };
}

const ownMember = (value: Encodable | undefined, key: string): Encodable | undefined =>
  isExactObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
