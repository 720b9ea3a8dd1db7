import { EventloomError } from '../../errors';
import type { Json, JsonObject } from '../../model/json';
import { fieldsByName } from './definitions';
import type { Scalar, Type } from './notation';

/**
 * Decodes a JSON value as Go decodes it into a struct: fields are found without regard to case, unknown ones are dropped, null
 * means not set, and a value of the wrong type is an error.
 *
 * @param where what the value is, for the error.
 * @throws EventloomError `bad-definition`
 */
export function decodeStruct<T>(struct: string, value: Json | undefined, where: string): T {
  return decode({ kind: 'struct', name: struct }, value ?? null, where) as T;
}

function decode(type: Type, value: Json, where: string): Json {
  switch (type.kind) {
    case 'pointer':
      return decode(type.of, value, where);
    case 'list':
      if (!Array.isArray(value)) throw mismatch(where, 'a list', value);
      return (value as readonly Json[]).map((item, index) => element(type.of, item, `${where}[${index}]`));
    case 'struct':
      return decodeFields(type.name, value, where);
    default:
      return decodeScalar(type.kind, value, where);
  }
}

/** Null in a list is an element that was not set. */
function element(type: Type, value: Json, where: string): Json {
  if (value !== null) return decode(type, value, where);
  return type.kind === 'string' ? '' : type.kind === 'struct' ? {} : 0;
}

function decodeFields(struct: string, value: Json, where: string): JsonObject {
  const decoded: Record<string, Json> = {};
  if (value === null) return decoded;
  if (!isObject(value)) throw mismatch(where, 'an object', value);
  const fields = fieldsByName(struct);
  for (const [key, member] of Object.entries(value)) {
    const field = fields.get(key.toLowerCase());
    if (!field || member === null || member === undefined) continue;
    decoded[field.name] = decode(field.type, member, `${where}.${field.name}`);
  }
  return decoded;
}

const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const wholeNumbers: { readonly [Kind in Scalar]?: readonly [min: number, max: number] } = {
  int32: [-(2 ** 31), 2 ** 31 - 1],
  int64: [-(2 ** 63), 2 ** 63],
  uint64: [0, 2 ** 64],
};

function decodeScalar(kind: Scalar, value: Json, where: string): Json {
  const range = wholeNumbers[kind];
  if (range) return wholeNumber(value, range, where);
  switch (kind) {
    case 'string':
      if (typeof value !== 'string') throw mismatch(where, 'a text', value);
      return value;
    case 'bool':
      if (typeof value !== 'boolean') throw mismatch(where, 'true or false', value);
      return value;
    case 'map':
      return texts(value, where);
    case 'duration':
      return typeof value === 'string' ? value : wholeNumber(value, [-(2 ** 63), 2 ** 63], where);
    default:
      return value;
  }
}

function wholeNumber(value: Json, [min, max]: readonly [number, number], where: string): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < min || value > max) {
    throw mismatch(where, `a whole number from ${min} to ${max}`, value);
  }
  return value;
}

function texts(value: Json, where: string): JsonObject {
  if (!isObject(value)) throw mismatch(where, 'an object of texts', value);
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => {
      if (typeof member !== 'string' && member !== null) throw mismatch(`${where}.${key}`, 'a text', member ?? null);
      return [key, member ?? ''];
    }),
  );
}

function mismatch(where: string, wanted: string, found: Json): EventloomError {
  const text = JSON.stringify(found);
  const shown = text.length > 100 ? `${text.slice(0, 100)}...` : text;
  return new EventloomError('bad-definition', `${where} must be ${wanted}, found ${shown}`);
}
