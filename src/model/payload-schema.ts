import generated from './generated/payloads.json';
import type { SourceKey } from './kinds';
import type { Schema } from './schema';

interface Generated {
  readonly payloads: { readonly [K in SourceKey]?: Schema };
  /** By kind and name, with a blank between. */
  readonly bodies: { readonly [event: string]: Schema };
  readonly definitions: { readonly [name: string]: Schema };
}

const { payloads, bodies, definitions } = generated as Generated;

/**
 * What an event of a kind holds, as far as it is known before it comes: a `Schema` with nothing but types and names. A member without a
 * type is anything. `undefined` for kinds that publish whatever they are sent.
 */
export function payloadSchema(kind: SourceKey): Schema | undefined {
  return payloads[kind];
}

/**
 * What the `body` of an event holds, for kinds whose events have names.
 * @param event the provider's name of it, such as `pull_request`
 */
export function bodySchema(kind: SourceKey, event: string): Schema | undefined {
  const name = `${kind} ${event}`;
  return Object.hasOwn(bodies, name) ? bodies[name] : undefined;
}

/** The alternatives that a schema of a payload stands for, without references. */
export function* alternatives(schema: Schema): Iterable<Schema> {
  const { $ref, anyOf } = schema;
  if ($ref !== undefined) yield* alternatives(definitions[$ref.slice('#/definitions/'.length)] ?? {});
  else if (anyOf !== undefined) for (const each of anyOf) yield* alternatives(each);
  else if (Array.isArray(schema.type)) for (const type of schema.type) yield { type };
  else yield schema;
}
