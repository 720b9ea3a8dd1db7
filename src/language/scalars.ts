import { EventloomError } from '../errors';
import { compact, decode, encodeString, valid } from './go/json';
import { describeJsonFault } from './go/json-fault';
import { readFloat, readInt } from './go/parse-number';
import { numberError } from './go/strconv';
import { membersOf } from './path/members';
import { parse, whole } from './path/parse';
import { Work } from './path/work';

/** An Int64OrString as Argo Events holds it. */
export interface Int64OrStringValue {
  readonly kind: 'int64' | 'string';
  /** The number; of a string the one that it begins to be: 0 if it is none. */
  readonly int64: bigint;
  /** Empty for a number. */
  readonly string: string;
  /** The JSON that Argo Events writes. */
  readonly encoded: string;
}

/**
 * Reads an Int64OrString from its JSON: a string, or an integer of 64 bits.
 *
 * @throws EventloomError `bad-definition` for anything else.
 */
export function readInt64OrString(json: string): Int64OrStringValue {
  const text = scalarText(json);
  if (text.startsWith('"')) {
    const string = String(decode(text));
    return { kind: 'string', int64: readInt(string, 10, 64).value, string, encoded: encodeString(string) };
  }
  const int64 = text === 'null' ? 0n : integer(text, 64);
  return { kind: 'int64', int64, string: '', encoded: String(int64) };
}

/**
 * Reads an Amount from its JSON. Every JSON is kept as it is; whether it is a number shows only when it is used.
 *
 * @returns the JSON that Argo Events writes.
 * @throws EventloomError `bad-definition` if it is not JSON.
 */
export function readAmount(json: string): string {
  return compact(scalarText(json));
}

/**
 * The number that the JSON of an Amount means.
 *
 * @throws EventloomError `bad-definition` if it is none: a number in quotes, too.
 */
export function amountNumber(json: string): number {
  const { value, fault } = readFloat(json);
  if (fault) throw new EventloomError('bad-definition', numberError('ParseFloat', json, fault));
  return value;
}

/**
 * Reads a Backoff from its JSON. Names of members match in any case, unknown ones are ignored.
 *
 * @returns the JSON that Argo Events writes.
 * @throws EventloomError `bad-definition` if `duration` or `steps` are of another type.
 */
export function readBackoffJson(json: string): string {
  const text = scalarText(json);
  if (text === 'null') return '{}';
  const object = parse(whole(text));
  if (!object.isObject) throw new EventloomError('bad-definition', 'a backoff has to be an object');
  const members = new Map<string, string>();
  for (const { key, value } of membersOf(object, new Work(text.length))) {
    const name = foldedName(String(decode(key?.raw ?? '""')));
    const read = backoffMembers.get(name);
    const encoded = read?.(value.raw);
    if (encoded === undefined) members.delete(name);
    else members.set(name, encoded);
  }
  const parts = Array.from(backoffMembers.keys(), (name) =>
    members.has(name) ? [`"${name}":${members.get(name)}`] : [],
  );
  return `{${parts.flat().join(',')}}`;
}

/** What is written for a member; undefined if it is left out. */
const backoffMembers: ReadonlyMap<string, (json: string) => string | undefined> = new Map([
  ['duration', (json) => (json === 'null' ? undefined : readInt64OrString(json).encoded)],
  ['factor', (json) => (json === 'null' ? undefined : readAmount(json))],
  ['jitter', (json) => (json === 'null' ? undefined : readAmount(json))],
  ['steps', (json) => (json === 'null' || integer(json, 32) === 0n ? undefined : String(integer(json, 32)))],
]);

/** Go also takes the long s and the sign of Kelvin for the letters that they look like. */
const foldedName = (name: string): string => name.toLowerCase().replaceAll('\u017f', 's').replaceAll('\u212a', 'k');

function scalarText(json: string): string {
  if (!valid(json)) throw new EventloomError('bad-definition', `not JSON: ${describeJsonFault(json)}`);
  return json.trim();
}

function integer(json: string, bits: number): bigint {
  const { value, fault } = readInt(json, 10, bits);
  if (fault)
    throw new EventloomError('bad-definition', `expected an integer of ${bits} bits or, for a duration, a string`);
  return value;
}
