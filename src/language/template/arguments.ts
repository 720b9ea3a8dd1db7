import { GoDuration, GoTime } from '../go/time';
import type { GoValue } from '../go/value';
import { anyType, GoObject, GoSlice, GoStruct, GoTypedMap } from '../go/value';
import type { ParameterKind } from './function';
import type { Operand } from './nodes';
import { Version } from './sprig/semver/version';

/** What a parameter wants, in the words of an error message. */
export const parameterNames: Readonly<Record<ParameterKind, string>> = {
  any: 'a value',
  value: 'a value',
  string: 'a string',
  int: 'an int',
  uint32: 'an unsigned integer written as a number',
  duration: 'a duration',
  float64: 'a float64',
  bool: 'a bool',
  map: 'a map',
  list: 'a list',
  time: 'a time',
  version: 'a version',
  certificate: 'a certificate',
};

const nilable: ReadonlySet<ParameterKind> = new Set<ParameterKind>(['any', 'value', 'map', 'list', 'version']);

/** Tells whether nil can be given to a parameter. */
export function isNilable(kind: ParameterKind): boolean {
  return nilable.has(kind);
}

/** The value as a parameter takes it; undefined if its type does not fit: Go converts nothing here. */
export function accept(value: GoValue, kind: ParameterKind): GoValue | undefined {
  switch (kind) {
    case 'any':
    case 'value':
      return value;
    case 'string':
    case 'bool':
      return typeof value === (kind === 'bool' ? 'boolean' : 'string') ? value : undefined;
    case 'int':
      return typeof value === 'bigint' ? value : undefined;
    case 'float64':
      return typeof value === 'number' ? value : undefined;
    case 'map':
      return acceptMap(value);
    case 'list':
      return acceptList(value);
    default:
      return value instanceof GoObject && acceptObject(value, kind) ? value : undefined;
  }
}

function acceptMap(value: GoValue): GoValue | undefined {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return undefined;
  if (value instanceof GoTypedMap) return value.element === anyType ? value.entries : undefined;
  return value instanceof GoObject ? undefined : value;
}

function acceptList(value: GoValue): GoValue | undefined {
  if (value instanceof GoSlice) return value.element === anyType ? (value.items ?? null) : undefined;
  return Array.isArray(value) ? value : undefined;
}

function acceptObject(value: GoObject, kind: ParameterKind): boolean {
  switch (kind) {
    case 'time':
      return value instanceof GoTime;
    case 'version':
      return value instanceof Version && value.kind === 'ptr';
    case 'certificate':
      return value instanceof GoStruct && value.type === 'sprig.certificate';
    default:
      return value instanceof GoDuration && kind === 'duration';
  }
}

type Literal = Extract<Operand, { readonly kind: 'bool' | 'string' | 'number' }>;

/** A literal as a parameter takes it; undefined if it does not fit. A number is made to the parameter's type. */
export function literal(operand: Literal, kind: ParameterKind): GoValue | undefined {
  if (kind === 'any' || kind === 'value') return operand.kind === 'number' ? operand.constant : operand.value;
  if (operand.kind !== 'number') return accept(operand.value, kind);
  switch (kind) {
    case 'int':
      return operand.int;
    case 'duration':
      return operand.int === undefined ? undefined : new GoDuration(operand.int);
    case 'uint32':
      return operand.uint === undefined ? undefined : BigInt.asUintN(32, operand.uint);
    case 'float64':
      return operand.float;
    default:
      return undefined;
  }
}
