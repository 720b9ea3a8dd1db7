import type { Json, JsonObject } from '../../model/json';
import type { Schema } from '../../model/schema';
import { isObject } from '../part';
import { resolve } from '../shape';
import { goMember, isUnsigned, mismatch, type Spot } from './go-struct';
import { isInteger, type Refusal, selfDecoding } from './self-decoding';

/** A value as Go holds it: fields by their own names, nothing where there was null. */
export interface Decoded {
  readonly value: Json | undefined;
  /** Why Go's JSON package refuses it: the first mistake, in the order of the field names, but before it one that ends the decoding. */
  readonly error?: string;
}

/**
 * Decodes JSON into the struct of an interface as Go does: unknown fields are passed over, names match without regard to case,
 * null is nothing, and a wrong type is an error.
 * @param name the name of the interface, such as `Sensor`
 */
export function decodeStruct(json: Json | undefined, name: string): Decoded {
  const decoder = new Decoder();
  const value = decoder.decode(json, { $ref: `#/definitions/${name}` }, { struct: '', path: [] });
  const error = decoder.failure ?? decoder.error;
  return error === undefined ? { value } : { value, error };
}

type Read = (json: Json) => boolean;

/** Types that are no structs: whether they accept a value. */
const scalars: { readonly [name: string]: Read | undefined } = {
  Int32: (json) => isInteger(json, 32),
  Int64: (json) => isInteger(json, 64),
  // Kept as it was written, and read only when it is needed.
  Amount: () => true,
  Json: () => true,
  JsonObject: () => true,
  FieldsV1: () => true,
  K8SResource: () => true,
};

class Decoder {
  /** The first value of a wrong type. */
  error: string | undefined;
  /** What the first type to refuse its value said that decodes itself. */
  failure: string | undefined;

  decode(json: Json | undefined, reference: Schema, spot: Spot): Json | undefined {
    if (json === undefined || json === null) return undefined;
    const { schema, name } = resolve(reference);
    const itself = named(selfDecoding, reference) ?? selfDecoding[name ?? ''];
    if (itself !== undefined) return this.decodeItself(json, itself(json), spot);
    const accepts = named(scalars, reference) ?? scalars[name ?? ''];
    if (accepts !== undefined) return accepts(json) ? json : this.refuse(json, name ?? '', spot);
    if (schema.type === 'array') return this.list(json, schema, spot);
    if (schema.type === 'object') return this.map(json, schema, name, spot);
    return typeof json === schema.type ? json : this.refuse(json, String(schema.type), spot);
  }

  private decodeItself(json: Json, refusal: Refusal | undefined, spot: Spot): Json | undefined {
    if (refusal === undefined) return json;
    this.failure ??= 'words' in refusal ? refusal.words : mismatch(json, refusal.wanted, spot);
    return undefined;
  }

  private list(json: Json, { items = {} }: Schema, spot: Spot): Json | undefined {
    if (!Array.isArray(json)) return this.refuse(json, 'a list', spot);
    return json.map((item: Json) => this.decode(item, items, spot) ?? zero(items));
  }

  private map(json: Json, schema: Schema, name: string | undefined, spot: Spot): Json | undefined {
    if (!isObject(json)) return this.refuse(json, name ?? 'a map', spot);
    const { additionalProperties: values, properties } = schema;
    if (properties !== undefined) return this.struct(json, properties, { ...spot, struct: name ?? spot.struct });
    const element = typeof values === 'object' ? values : {};
    return Object.fromEntries(sorted(json).map((key) => [key, this.decode(json[key], element, spot) ?? zero(element)]));
  }

  private struct(json: JsonObject, properties: NonNullable<Schema['properties']>, { struct, path }: Spot): JsonObject {
    const fields: { [name: string]: Json | undefined } = {};
    for (const key of sorted(json)) {
      const field = Object.hasOwn(properties, key) ? key : foldedFields(properties).get(fold(key));
      if (field === undefined) continue;
      const spot = { struct, path: [...path, ...goMember(struct, field)] };
      const value = this.decode(json[key], properties[field] ?? {}, spot);
      if (isUnsigned(struct, field) && Number(value) < 0) this.refuse(json[key] ?? 0, 'uint64', spot);
      fields[field] = merged(fields[field], value);
    }
    return fields;
  }

  private refuse(json: Json, wanted: string, spot: Spot): undefined {
    this.error ??= mismatch(json, wanted, spot);
    return undefined;
  }
}

/** The API server hands out the fields of an object in this order. */
const sorted = (json: JsonObject): string[] => Object.keys(json).sort();

/** A type such as `K8SResource` that the schema only refers on to another one. */
function named<T>(types: { readonly [name: string]: T | undefined }, { $ref = '' }: Schema): T | undefined {
  return types[$ref.slice($ref.lastIndexOf('/') + 1)];
}

/** A field that stands there twice, in different cases: the later one is read over the earlier. */
function merged(before: Json | undefined, after: Json | undefined): Json | undefined {
  return isObject(before) && isObject(after) ? { ...before, ...after } : (after ?? before);
}

/** What an element of a list or a map is when null stands for it. */
function zero(schema: Schema): Json {
  const { type } = resolve(schema).schema;
  if (type === 'object') return {};
  return type === 'string' ? '' : null;
}

const folded = new WeakMap<object, ReadonlyMap<string, string>>();

function foldedFields(properties: NonNullable<Schema['properties']>): ReadonlyMap<string, string> {
  const known = folded.get(properties);
  if (known !== undefined) return known;
  const names = new Map(Object.keys(properties).map((name) => [fold(name), name]));
  folded.set(properties, names);
  return names;
}

/** Two signs outside of ASCII are the same as letters to Go: the long s and the sign of kelvin. */
function fold(name: string): string {
  return name
    .replaceAll('\u017f', 's')
    .replaceAll('\u212a', 'k')
    .replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
