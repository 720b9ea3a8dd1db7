import type { SourceKey } from '../model/kinds';
import { alternatives, bodySchema, payloadSchema } from '../model/payload-schema';
import type { Schema } from '../model/schema';
import type { PayloadKnowledge } from './source-options';

/** What the types know of a payload. */
export interface KnownPayload {
  readonly kind: SourceKey;
  readonly payload: PayloadKnowledge;
}

/** A path that uses more of the path language than names and indexes, which the types take as it is. */
const elaborate = /[@|*?(\\{[]/;

/** Whether a path into a payload is sure to compile. */
export function acceptsPath({ kind, payload }: KnownPayload, path: string): boolean {
  if (payload === 'any' || elaborate.test(path)) return true;
  const schema = payloadSchema(kind);
  const steps = path.split('.');
  const [first, ...rest] = steps;
  if (schema === undefined) return false;
  if (first !== 'body' || rest.length === 0) return leadsOn(schema, steps);
  if (payload === 'below-body') return true;
  const body = payload === 'top' ? schema.properties?.body : bodySchema(kind, payload.event);
  return body !== undefined && !isUnknown(body) && leadsOn(body, rest);
}

/** Whether steps lead to something, whichever of the types of a part it is. */
function leadsOn(schema: Schema, [step, ...rest]: readonly string[]): boolean {
  if (step === undefined) return true;
  const parts = [...alternatives(schema)].filter(({ type }) => type !== 'null');
  return parts.length > 0 && parts.every((part) => isUnknown(part) || follows(part, step, rest));
}

function isUnknown({ type, properties, additionalProperties, items, anyOf, $ref }: Schema): boolean {
  return [type, properties, additionalProperties, items, anyOf, $ref].every((part) => part === undefined);
}

function follows(
  { properties = {}, additionalProperties, items }: Schema,
  step: string,
  rest: readonly string[],
): boolean {
  if (items !== undefined) return /^(\d+|#)$/.test(step) && leadsOn(items, rest);
  const own = Object.hasOwn(properties, step) ? properties[step] : undefined;
  if (own !== undefined) return leadsOn(own, rest);
  return typeof additionalProperties === 'object' && leadsOn(additionalProperties, rest);
}
