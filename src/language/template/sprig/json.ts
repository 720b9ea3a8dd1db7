import { EventloomError, reasonOf } from '../../../errors';
import { decode, decodeLeniently, encode } from '../../go/json';
import type { Encodable } from '../../go/json-encode';
import { GoTime, layouts } from '../../go/time';
import type { GoValue } from '../../go/value';
import { GoInteger, GoObject, GoSlice, GoStruct, GoTypedMap, typeName } from '../../go/value';
import type { Budget } from '../budget';
import { failure } from '../failure';
import type { FunctionTable, Surroundings } from '../function';
import { bounded, fn } from '../function';
import { indentJson } from './indent-json';
import { Version } from './semver/version';

const maxDepth = 1000;

/** JSON as Go's encoding/json reads and writes it. The functions without `must` give nil or nothing instead of an error. */
export const json: FunctionTable = {
  fromJson: fn(['string'], decodeLeniently),
  mustFromJson: fn(['string'], fromJson),
  toJson: bounded(
    ['any'],
    lenient((value) => encode(value)),
  ),
  mustToJson: bounded(
    ['any'],
    strict((value) => encode(value)),
  ),
  toPrettyJson: bounded(
    ['any'],
    lenient((value) => indentJson(encode(value))),
  ),
  mustToPrettyJson: bounded(
    ['any'],
    strict((value) => indentJson(encode(value))),
  ),
  toRawJson: bounded(
    ['any'],
    strict((value) => encode(value, { escapeHtml: false })),
  ),
  mustToRawJson: bounded(
    ['any'],
    strict((value) => encode(value, { escapeHtml: false })),
  ),
};

function fromJson(text: string): GoValue {
  try {
    return decode(text);
  } catch (error) {
    throw failure(reasonOf(error), { cause: error });
  }
}

function strict(write: (value: Encodable) => string) {
  return ({ budget }: Surroundings, value: GoValue): string => {
    try {
      return write(encodable(value, budget, 0));
    } catch (error) {
      if (error instanceof EventloomError && error.code === 'bad-value') throw failure(error.message, { cause: error });
      throw error;
    }
  };
}

function lenient(write: (value: Encodable) => string) {
  const writeStrictly = strict(write);
  return (surroundings: Surroundings, value: GoValue): string => {
    try {
      return writeStrictly(surroundings, value);
    } catch (error) {
      if (error instanceof EventloomError && error.code === 'program-failed') return '';
      throw error;
    }
  };
}

function encodable(value: GoValue, budget: Budget, depth: number): Encodable {
  budget.step();
  if (value === null || typeof value !== 'object') return value;
  if (depth > maxDepth) {
    throw new EventloomError('program-limit', `a value to write as JSON is nested deeper than ${maxDepth} levels`);
  }
  if (value instanceof GoObject) return encodableObject(value, budget, depth + 1);
  if (Array.isArray(value)) return value.map((item: GoValue) => encodable(item, budget, depth + 1));
  return encodableEntries(Object.entries(value), budget, depth + 1);
}

function encodableEntries(
  entries: Iterable<readonly [string, GoValue | undefined]>,
  budget: Budget,
  depth: number,
): Encodable {
  const object = Object.create(null) as Record<string, Encodable>;
  for (const [key, item] of entries) object[key] = encodable(item ?? null, budget, depth);
  return object;
}

function encodableObject(value: GoObject, budget: Budget, depth: number): Encodable {
  if (value instanceof GoInteger) return value.value;
  if (value instanceof GoSlice) return value.items?.map((item) => encodable(item, budget, depth)) ?? null;
  if (value instanceof GoTypedMap) {
    return value.entries === null ? null : encodableEntries(Object.entries(value.entries), budget, depth);
  }
  if (value instanceof GoTime) return encodableTime(value);
  if (value instanceof Version) return value.text();
  if (value instanceof GoStruct) return encodableEntries(value.fields, budget, depth);
  throw failure(`a value of type ${typeName(value)} has no form in JSON`);
}

function encodableTime(time: GoTime): string {
  const { year } = time.fields();
  if (year < 0 || year > 9999) throw failure(`JSON has no time in the year ${year}`);
  return time.format(layouts.rfc3339Nano);
}
