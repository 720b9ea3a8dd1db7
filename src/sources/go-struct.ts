import { reasonOf } from '../errors';
import { compact, decode, encode as encodeJson, encodeString } from '../language/go/json';
import { numberError, parseInt } from '../language/go/strconv';
import { compareBytes } from '../language/go/text';
import { layouts, parseTime } from '../language/go/time';
import type { Json } from '../model/json';
import { goJsonFault } from './go-json-fault';
import { nameOf, partsOf } from './json-parts';

/** The structs that one kind of event source publishes, by name; the first is the outermost. Notation: {@link goStruct}. */
export type StructTable = { readonly [name: string]: string };

/** A value does not fit into a field; the message is Go's. */
export class Misfit extends Error {}

/**
 * JSON without blanks, as {@link GoStruct.rewrite} needs it.
 * @throws Misfit with what Go's decoder says of a text that is no JSON
 */
export function compactJson(text: string): string {
  try {
    return compact(text);
  } catch (error) {
    throw new Misfit(goJsonFault(text) ?? reasonOf(error));
  }
}

/** A Go struct with JSON tags, as far as decoding and encoding it goes. */
export interface GoStruct {
  /**
   * What Go writes after it has read a JSON object into the struct: fields in the order of their declaration, unknown ones gone,
   * absent ones at their zero value.
   * @param json valid and compact
   * @param fields JSON texts, valid and compact, that take the place of what stands in `json`
   * @throws Misfit
   */
  rewrite(json: string, fields?: { readonly [name: string]: string }): string;
}

/**
 * Compiles structs written as `name:type`, or `name?:type` when empty ones are left out. Types are `string`, `bool`, `int`, `float`,
 * `time`, `number` (a text of one too), `unix` (seconds, or a text of them), `raw` (any JSON, as it stands), `any` (any JSON, through a
 * map), `document` (an object or null, as it stands, that has to be there) and the names of other structs; before them may stand `*`, `[]`
 * and `{}` for pointers, lists and maps, and `{!}` for a map that is never null, and may be sent as an empty list.
 * Structs that have no name in Go begin with a point.
 * @param name how Go calls the outermost struct in its errors
 */
export function goStruct(name: string, structs: StructTable): GoStruct {
  const types = new Map<string, Struct>();
  const prefix = name.replace(/[^.]*$/, '');
  for (const key of Object.keys(structs)) {
    types.set(key, { name: key.startsWith('.') ? '' : prefix + key, fields: [], folded: new Map() });
  }
  for (const [key, text] of Object.entries(structs)) fill(types.get(key) as Struct, text, types);
  const [root] = types.values();
  if (!root) throw new Error(`${name} has no fields`);
  const struct = { ...root, name };
  return { rewrite: (json, fields) => rewriteStruct(struct, json, { struct: '', path: '' }, fields) };
}

type Scalar = 'string' | 'bool' | 'int' | 'float' | 'number' | 'time' | 'unix' | 'raw' | 'any' | 'document';
interface HolderType {
  readonly kind: 'pointer' | 'list' | 'map' | 'some';
  readonly of: Type;
}
type Type = { readonly kind: Scalar } | HolderType | { readonly kind: 'struct'; readonly struct: Struct };

interface Field {
  readonly name: string;
  readonly type: Type;
  readonly omitEmpty: boolean;
}

interface Struct {
  /** How Go calls it in its errors; empty when it has no name there. */
  readonly name: string;
  readonly fields: Field[];
  /** By name in lower case: Go finds fields without regard to case. */
  readonly folded: Map<string, Field>;
}

function fill(struct: Struct, text: string, types: ReadonlyMap<string, Struct>): void {
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    const [tag = '', type = ''] = word.split(':');
    const field = { name: tag.replace(/\?$/, ''), omitEmpty: tag.endsWith('?'), type: readType(type, types) };
    struct.fields.push(field);
    struct.folded.set(fold(field.name), field);
  }
}

/** Go takes the long s for an s. */
const fold = (name: string): string => name.toLowerCase().replaceAll('\u017f', 's');

function readType(text: string, types: ReadonlyMap<string, Struct>): Type {
  if (text.startsWith('*')) return { kind: 'pointer', of: readType(text.slice(1), types) };
  if (text.startsWith('[]')) return { kind: 'list', of: readType(text.slice(2), types) };
  if (text.startsWith('{!}')) return { kind: 'some', of: readType(text.slice(3), types) };
  if (text.startsWith('{}')) return { kind: 'map', of: readType(text.slice(2), types) };
  const struct = types.get(text);
  return struct ? { kind: 'struct', struct } : { kind: text as Scalar };
}

/** Where a value stands, for the error. */
interface Place {
  /** The name of the struct whose field it is. */
  readonly struct: string;
  readonly path: string;
}

function rewriteStruct(
  { name, fields, folded }: Struct,
  json: string,
  place: Place,
  given: { readonly [name: string]: string } = {},
): string {
  if (json !== 'null' && json[0] !== '{') throw misfit(json, place, name || 'struct');
  const texts = new Map<Field, string>();
  for (const [key, value] of partsOf(json)) {
    const field = folded.get(fold(nameOf(key)));
    if (field && !(value === 'null' && keptByNull.has(field.type.kind)))
      texts.set(field, rewrite(field.type, value, { struct: name, path: `${place.path}.${field.name}` }));
  }
  const written: string[] = [];
  for (const field of fields) {
    const text = given[field.name] ?? texts.get(field) ?? zero(field.type);
    if (!(field.omitEmpty && isEmpty(field.type, text))) written.push(`${encodeString(field.name)}:${text}`);
  }
  return `{${written.join(',')}}`;
}

/** The kinds of which a null says nothing: what was sent before it counts. */
const keptByNull: ReadonlySet<Type['kind']> = new Set(['string', 'bool', 'int', 'float', 'number', 'time', 'struct']);

function rewrite(type: Type, json: string, place: Place): string {
  if (json === 'null') return type.kind === 'document' ? json : zero(type);
  switch (type.kind) {
    case 'pointer':
      return rewrite(type.of, json, place);
    case 'struct':
      return rewriteStruct(type.struct, json, place);
    case 'list':
      if (json[0] !== '[') throw misfit(json, place, typeText(type));
      return `[${partsOf(json)
        .map(([, value]) => rewrite(type.of, value, place))
        .join(',')}]`;
    case 'map':
    case 'some':
      return type.kind === 'some' && json === '[]' ? '{}' : rewriteMap(type, json, place);
    default:
      return rewriteScalar(type.kind, json, place);
  }
}

function rewriteMap(type: HolderType, json: string, place: Place): string {
  if (json[0] !== '{') throw misfit(json, place, typeText(type));
  const members = new Map(partsOf(json).map(([key, value]) => [String(decode(key)), rewrite(type.of, value, place)]));
  const sorted = [...members].sort(([one], [other]) => compareBytes(one, other));
  return `{${sorted.map(([key, value]) => `${encodeString(key)}:${value}`).join(',')}}`;
}

function rewriteScalar(kind: Scalar, json: string, place: Place): string {
  switch (kind) {
    case 'string':
      if (json[0] !== '"') throw misfit(json, place, 'string');
      return encodeString(String(decode(json)));
    case 'bool':
      if (json !== 'true' && json !== 'false') throw misfit(json, place, 'bool');
      return json;
    case 'int':
      return wholeNumber(json, place);
    case 'number':
      return numberText(json, place);
    case 'float':
      if (!/^[-\d]/.test(json)) throw misfit(json, place, 'float64');
      return encodeJson(decodeValue(json));
    case 'time':
      return rewriteTime(json, place);
    case 'unix':
      return unixSeconds(json);
    case 'document':
      if (json[0] !== '{') throw misfit(json, place, 'map[string]interface {}');
      decodeValue(json);
      return json;
    default:
      return kind === 'any' ? encodeJson(decodeValue(json)) : json;
  }
}

/** @throws Misfit when a number is beyond float64 */
function decodeValue(json: string): Json {
  try {
    return decode(json);
  } catch (error) {
    throw new Misfit(reasonOf(error));
  }
}

function numberText(json: string, place: Place): string {
  const text = json[0] === '"' ? String(decode(json)) : json;
  if (!/^-?(0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?$/.test(text)) throw misfit(json, place, 'json.Number');
  return text;
}

function unixSeconds(json: string): string {
  const text = json.replace(/^"+|"+$/g, '');
  if (text.toLowerCase() === 'null') return '0';
  const seconds = parseInt(text, 10, 64);
  if (seconds === undefined) throw new Misfit(numberError('Atoi', text));
  return String(seconds);
}

const maxInteger = 2n ** 63n;

function wholeNumber(json: string, place: Place): string {
  const integer = /^-?\d+$/.test(json) ? BigInt(json) : undefined;
  if (integer === undefined || integer >= maxInteger || integer < -maxInteger) throw misfit(json, place, 'int');
  return String(integer);
}

function rewriteTime(json: string, place: Place): string {
  const time = json[0] === '"' ? parseTime(layouts.rfc3339Nano, String(decode(json))) : undefined;
  if (!time) throw misfit(json, place, 'time.Time');
  return encodeString(time.format(layouts.rfc3339Nano));
}

function zero(type: Type): string {
  switch (type.kind) {
    case 'string':
      return '""';
    case 'bool':
      return 'false';
    case 'int':
    case 'float':
    case 'number':
    case 'unix':
      return '0';
    case 'some':
      return '{}';
    case 'time':
      return '"0001-01-01T00:00:00Z"';
    case 'struct':
      return rewriteStruct(type.struct, 'null', { struct: '', path: '' });
    case 'document':
      throw new Misfit('unexpected end of JSON input');
    default:
      return 'null';
  }
}

const empty: ReadonlySet<string> = new Set(['""', 'false', '0', '-0', 'null', '[]', '{}']);

const isEmpty = ({ kind }: Type, text: string): boolean =>
  kind === 'pointer' || kind === 'any' || kind === 'raw' ? text === 'null' : kind !== 'struct' && empty.has(text);

function misfit(json: string, { struct, path }: Place, type: string): Misfit {
  const found = type === 'int' && /^[-\d]/.test(json) ? `number ${json}` : jsonKind(json);
  const into =
    path === '' ? `value of type ${type}` : `struct field ${struct.replace(/^.*\./, '')}${path} of type ${type}`;
  return new Misfit(`json: cannot unmarshal ${found} into Go ${into}`);
}

const goNames: Readonly<Record<string, string>> = {
  float: 'float64',
  number: 'json.Number',
  time: 'time.Time',
  raw: 'json.RawMessage',
  any: 'interface {}',
};

/** How Go writes a type. */
function typeText(type: Type): string {
  switch (type.kind) {
    case 'struct':
      return type.struct.name || 'struct';
    case 'pointer':
      return `*${typeText(type.of)}`;
    case 'list':
      return `[]${typeText(type.of)}`;
    case 'map':
    case 'some':
      return `map[string]${typeText(type.of)}`;
    default:
      return goNames[type.kind] ?? type.kind;
  }
}

function jsonKind(json: string): string {
  if (json[0] === '"') return 'string';
  if (json[0] === '{') return 'object';
  if (json[0] === '[') return 'array';
  return json === 'true' || json === 'false' ? 'bool' : 'number';
}
