import type { Json, JsonObject } from '../../model/json';
import { fieldsByName } from './definitions';
import type { Type } from './notation';

/**
 * The JSON that Go writes for a struct that was decoded: fields that were never set are there too, unless empty ones are left out.
 */
export function encodeStruct(struct: string, value: object): JsonObject {
  const members = value as JsonObject;
  const encoded: Record<string, Json> = {};
  for (const { name, type, omitEmpty } of fieldsByName(struct).values()) {
    const member = members[name];
    if (omitEmpty && isEmpty(type, member)) continue;
    encoded[name] = member === undefined ? zero(type) : encode(type, member);
  }
  return encoded;
}

function encode(type: Type, value: Json): Json {
  switch (type.kind) {
    case 'pointer':
      return encode(type.of, value);
    case 'list':
      return (value as readonly Json[]).map((item) => encode(type.of, item));
    case 'struct':
      return encodeStruct(type.name, value as JsonObject);
    default:
      return value;
  }
}

/** What is left out: a struct never is, and a pointer only if it points to nothing. */
function isEmpty(type: Type, value: Json | undefined): boolean {
  if (type.kind === 'struct') return false;
  if (value === undefined) return true;
  if (type.kind === 'pointer') return false;
  if (Array.isArray(value)) return value.length === 0;
  if (typeof value === 'object' && value !== null) return Object.keys(value).length === 0;
  return value === '' || value === 0 || value === false;
}

function zero(type: Type): Json {
  switch (type.kind) {
    case 'string':
      return '';
    case 'bool':
      return false;
    case 'struct':
      return encodeStruct(type.name, {});
    case 'pointer':
    case 'list':
    case 'map':
      return null;
    default:
      return 0;
  }
}
