import type { IConstruct } from 'constructs';
import type { SecretKeySelector } from '../src/model/kubernetes';
import { bad, requireFilled } from './requirements';

/**
 * What upstream knows of a key in a Secret, whatever else the object knows.
 * @throws EventloomError `bad-value` for an empty name or key.
 */
export function secretKey({ name, key, optional }: SecretKeySelector): SecretKeySelector {
  requireFilled('a key of a Secret or a ConfigMap', { name, key }, 'name', 'key');
  return { name, key, ...(optional === undefined ? {} : { optional }) };
}

/** The fields as a manifest has them: without those that are left out, and of each secret only what upstream knows. */
export function plain<T extends object>(fields: T): T {
  return plainObject(fields) as T;
}

function plainObject(fields: object): object {
  if (isSelector(fields)) secretKey(fields);
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries.map(([name, value]) => [name, plainValue(value)]));
}

function plainValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plainValue);
  if (typeof value !== 'object' || value === null) return value;
  if (Object.getPrototypeOf(value) === Object.prototype) return plainObject(value);
  // A secret may be a construct. Anything else, such as a lazy value, is for cdk8s to resolve.
  return isSelector(value) ? secretKey(value) : value;
}

function isSelector(value: object): value is SecretKeySelector {
  const { name, key } = value as { readonly name?: unknown; readonly key?: unknown };
  return typeof name === 'string' && typeof key === 'string';
}

/**
 * What a construct inside an object stands for: a secret for its name and key.
 * @param dest where it stands, for messages.
 * @throws EventloomError `bad-value` for any other: what a chart holds is applied with it, and not when an event comes.
 */
export function selectorOf(construct: IConstruct, dest: string): SecretKeySelector {
  if (isSelector(construct)) return secretKey(construct);
  throw bad(
    `${dest === '' ? 'the object' : `'${dest}'`} is the construct '${construct.node.path}', which is applied with its chart; give a manifest, as ` +
      'KubeJob.manifest({ ... }), or ApiObject.of(construct).toJson() of a chart in an App of its own',
  );
}
