import { formatValue } from '../go/fmt';
import { compareBytes } from '../go/text';
import { GoTime } from '../go/time';
import type { GoValue } from '../go/value';
import { GoComplex, GoInteger, GoSlice, GoStruct, GoTypedMap, isMap, isSlice, kindOf, typeName } from '../go/value';
import { failure } from './failure';
import type { FunctionTable } from './function';
import { fn, variadic } from './function';

/** The comparisons of the template language. Only values of one basic kind can be compared: `eq 1 1.0` is an error. */
export const comparisons: FunctionTable = {
  eq: variadic(['value'], 'value', equalsAny),
  ne: fn(['value', 'value'], (one, other) => !equalsAny(one, other)),
  lt: fn(['value', 'value'], isLess),
  le: fn(['value', 'value'], isLessOrEqual),
  gt: fn(['value', 'value'], (one, other) => !isLessOrEqual(one, other)),
  ge: fn(['value', 'value'], (one, other) => !isLess(one, other)),
};

/** Kinds within which values compare; undefined for composite values, nil and nothing. */
type BasicKind = 'bool' | 'string' | 'integer' | 'float' | 'complex' | undefined;

function basicKind(value: GoValue | undefined): BasicKind {
  switch (typeof value) {
    case 'boolean':
      return 'bool';
    case 'string':
      return 'string';
    case 'number':
      return 'float';
    case 'bigint':
      return 'integer';
    default:
      if (value instanceof GoInteger) return 'integer';
      return value instanceof GoComplex ? 'complex' : undefined;
  }
}

function equalsAny(first: GoValue | undefined, ...others: (GoValue | undefined)[]): boolean {
  if (others.length === 0) throw failure('nothing to compare with');
  return others.some((other) => equals(first ?? undefined, other ?? undefined));
}

function equals(one: GoValue | undefined, other: GoValue | undefined): boolean {
  const [kind, otherKind] = [basicKind(one), basicKind(other)];
  if (kind !== otherKind) {
    if (one === undefined || other === undefined || one === null || other === null) return false;
    throw incompatible(one, other);
  }
  switch (kind) {
    case undefined:
      return compositesEqual(one, other);
    case 'integer':
      return integer(one) === integer(other);
    case 'complex':
      return complexEqual(one, other);
    default:
      return one === other;
  }
}

/** Composite values compare only with nil, except structs and pointers to them. */
function compositesEqual(one: GoValue | undefined, other: GoValue | undefined): boolean {
  if (one === undefined || one === null) return isNil(other);
  if (other === undefined || other === null) return isNil(one);
  if (kindOf(one) !== kindOf(other)) throw incompatible(one, other);
  if (isNil(one) || isNil(other)) return isNil(one) && isNil(other);
  if (isSlice(other) || isMap(other)) throw failure(`a value of type ${typeName(other)} can only be compared with nil`);
  return structsEqual(one, other);
}

function structsEqual(one: GoValue, other: GoValue): boolean {
  if (one instanceof GoTime && other instanceof GoTime) {
    return one.unixNanos === other.unixNanos && one.zone === other.zone;
  }
  if (one instanceof GoStruct && other instanceof GoStruct && one.kind === 'struct' && one.type === other.type) {
    return formatValue(one) === formatValue(other);
  }
  return one === other;
}

function isNil(value: GoValue | undefined): boolean {
  if (value === undefined || value === null) return true;
  if (value instanceof GoSlice) return value.items === null;
  return value instanceof GoTypedMap && value.entries === null;
}

function isLessOrEqual(one: GoValue | undefined, other: GoValue | undefined): boolean {
  return isLess(one, other) || equalsAny(one, other);
}

function isLess(one: GoValue | undefined, other: GoValue | undefined): boolean {
  const kind = orderedKind(one);
  if (kind !== orderedKind(other)) throw incompatible(one ?? null, other ?? null);
  if (typeof one === 'string' && typeof other === 'string') return compareBytes(one, other) < 0;
  if (typeof one === 'number' && typeof other === 'number') return one < other;
  if (kind !== 'integer') throw failure(`values of type ${typeName(one ?? null)} have no order`);
  return integer(one) < integer(other);
}

function orderedKind(value: GoValue | undefined): BasicKind {
  const kind = basicKind(value);
  if (kind === undefined) throw failure(`values of type ${typeName(value ?? null)} have no order`);
  return kind;
}

function integer(value: GoValue | undefined): bigint {
  return value instanceof GoInteger ? value.value : BigInt(value as bigint);
}

function complexEqual(one: GoValue | undefined, other: GoValue | undefined): boolean {
  if (!(one instanceof GoComplex) || !(other instanceof GoComplex)) return false;
  return one.real === other.real && one.imaginary === other.imaginary;
}

function incompatible(one: GoValue, other: GoValue): Error {
  return failure(
    `cannot compare ${typeName(one)} with ${typeName(other)}; numbers from JSON are float64, so write 1.0 instead of 1`,
  );
}
