/** What sort of type a static type is, in the words of Go's reflect package. */
export type StaticKind =
  | 'interface'
  | 'bool'
  | 'int'
  | 'int64'
  | 'uint8'
  | 'float64'
  | 'string'
  | 'slice'
  | 'map'
  | 'struct'
  | 'ptr'
  | 'func';

/**
 * What is known of a value before the expression runs. Of names nothing is known, since the payload comes later, but literals and
 * calls of the language's own functions have types, and an operator that cannot take them is an error.
 *
 * The type of nil is undefined everywhere.
 */
export interface StaticType {
  /** As Go prints it; equal names are equal types. */
  readonly name: string;
  readonly kind: StaticKind;
  /** Of lists and maps. */
  readonly element?: StaticType;
  /** Of maps. */
  readonly key?: StaticType;
  /** Of functions. */
  readonly signature?: Signature;
  /** Whether the type has a name in a package, such as `time.Month`. */
  readonly named?: boolean;
}

/** A type, or undefined: that of nil. */
export type Known = StaticType | undefined;

/** What a function takes and gives. */
export interface Signature {
  readonly parameters: readonly StaticType[];
  /** The type of any number of further arguments. */
  readonly variadic?: StaticType;
  readonly results: readonly StaticType[];
}

const any: StaticType = { name: 'interface {}', kind: 'interface' };
const string: StaticType = { name: 'string', kind: 'string' };
const error: StaticType = { name: 'error', kind: 'interface', named: true };

/** `[]element`. */
export function listOf(element: StaticType): StaticType {
  return { name: `[]${element.name}`, kind: 'slice', element };
}

const list = listOf(any);

/** The types that literals, operators, functions and methods have; of `any` nothing is known. */
export const types = {
  any,
  bool: { name: 'bool', kind: 'bool' },
  int: { name: 'int', kind: 'int' },
  int64: { name: 'int64', kind: 'int64' },
  float64: { name: 'float64', kind: 'float64' },
  string,
  bytes: listOf({ name: 'uint8', kind: 'uint8' }),
  integers: listOf({ name: 'int', kind: 'int' }),
  strings: listOf(string),
  list,
  map: { name: 'map[string]interface {}', kind: 'map', key: string, element: any },
  anyKeyMap: { name: 'map[interface {}]interface {}', kind: 'map', key: any, element: any },
  groups: { name: 'map[interface {}][]interface {}', kind: 'map', key: any, element: list },
  time: { name: 'time.Time', kind: 'struct', named: true },
  duration: { name: 'time.Duration', kind: 'int64', named: true },
  month: { name: 'time.Month', kind: 'int', named: true },
  weekday: { name: 'time.Weekday', kind: 'int', named: true },
  location: { name: '*time.Location', kind: 'ptr' },
  error,
  /** Of a name that belongs to a function of the language. */
  builtin: {
    name: 'func(...interface {}) (interface {}, error)',
    kind: 'func',
    signature: { parameters: [], variadic: any, results: [any, error] },
  },
} as const satisfies Record<string, StaticType>;

/** Tells whether nothing is known of a type; what is nil is known. */
export const isAny = (type: StaticType | undefined): boolean => type?.kind === 'interface';
export const isBool = (type: StaticType | undefined): boolean => type?.kind === 'bool';
export const isString = (type: StaticType | undefined): boolean => type?.kind === 'string';
export const isList = (type: StaticType | undefined): boolean => type?.kind === 'slice';
export const isMap = (type: StaticType | undefined): boolean => type?.kind === 'map';
export const isTime = (type: StaticType | undefined): boolean => type?.name === types.time.name;
export const isDuration = (type: StaticType | undefined): boolean => type?.name === types.duration.name;
export const isFloat = (type: StaticType | undefined): boolean => type?.kind === 'float64';

/** Tells integers, durations and months from other types. */
export function isInteger(type: StaticType | undefined): boolean {
  return type?.kind === 'int' || type?.kind === 'int64' || type?.kind === 'uint8';
}

export const isNumber = (type: StaticType | undefined): boolean => isInteger(type) || isFloat(type);

/** Whether Go could store a value of one type in a variable of another. */
export function isAssignable(type: StaticType, to: StaticType): boolean {
  return to.name === types.any.name || type.name === to.name;
}

/** The type in the words of a message. */
export function nameOf(type: StaticType | undefined): string {
  if (type === undefined) return 'nil';
  return isAny(type) ? 'any' : type.name.replaceAll('interface {}', 'any');
}
