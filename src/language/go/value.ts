/**
 * A Go value as templates and expressions see it.
 *
 * nil is null, float64 is a number, int is a bigint, `[]interface {}` is an array and `map[string]interface {}` is a
 * plain object, so that decoded JSON needs no conversion. Every other Go type is a {@link GoObject}.
 */
export type GoValue = null | boolean | string | number | bigint | readonly GoValue[] | GoMap | GoObject;

/** A `map[string]interface {}`. Read it with Object.hasOwn or {@link mapGet}: a key may be named like a member of Object. */
export interface GoMap {
  readonly [key: string]: GoValue | undefined;
}

/** What sort of type a value has, in the words of Go's reflect package. */
export type GoKind =
  | 'invalid'
  | 'bool'
  | 'string'
  | 'float64'
  | 'complex128'
  | 'slice'
  | 'map'
  | 'struct'
  | 'ptr'
  | 'func'
  | SignedKind
  | UnsignedKind;

type SignedKind = 'int' | 'int32' | 'int64';
type UnsignedKind = 'uint8' | 'uint32' | 'uint64';

/** A value of a Go type that has no JavaScript equal. */
export abstract class GoObject {
  /** The type as Go's `%T` prints it. */
  abstract readonly type: string;
  /** The kind of the type. */
  abstract readonly kind: GoKind;

  /** What the type's String method answers; undefined if it has none. */
  text(): string | undefined {
    return undefined;
  }

  /** What the type's GoString method answers: the value in Go syntax. */
  goText(): string | undefined {
    return undefined;
  }
}

/** An integer of another type than int: `int64`, `uint8`, or a named one such as `time.Month`. */
export class GoInteger extends GoObject {
  readonly type: string;
  readonly kind: SignedKind | UnsignedKind;
  readonly value: bigint;

  constructor(value: bigint, kind: SignedKind | UnsignedKind, type: string = kind) {
    super();
    this.type = type;
    this.kind = kind;
    this.value = value;
  }
}

/** A complex128. */
export class GoComplex extends GoObject {
  readonly type = 'complex128';
  readonly kind = 'complex128';

  constructor(
    readonly real: number,
    readonly imaginary: number,
  ) {
    super();
  }
}

/** A slice of another element type than `interface {}`, or a nil slice (items null). */
export class GoSlice extends GoObject {
  readonly kind = 'slice';
  readonly type: string;

  constructor(
    readonly element: string,
    readonly items: readonly GoValue[] | null,
  ) {
    super();
    this.type = `[]${element}`;
  }
}

/** A map from strings with another element type than `interface {}`, or a nil map (entries null). */
export class GoTypedMap extends GoObject {
  readonly kind = 'map';
  readonly type: string;

  constructor(
    readonly element: string,
    readonly entries: GoMap | null,
  ) {
    super();
    this.type = `map[string]${element}`;
  }
}

/** A struct, or with kind `ptr` a pointer to one; fields in their order. */
export class GoStruct extends GoObject {
  constructor(
    readonly type: string,
    readonly fields: ReadonlyMap<string, GoValue>,
    readonly kind: 'struct' | 'ptr' = 'struct',
  ) {
    super();
  }
}

/** The name of the element type of `[]interface {}` and `map[string]interface {}`. */
export const anyType = 'interface {}';

/** Tells an array or a {@link GoSlice} from everything else. */
export function isSlice(value: GoValue): value is readonly GoValue[] | GoSlice {
  return Array.isArray(value) || value instanceof GoSlice;
}

/** Tells a map of either form from everything else. */
export function isMap(value: GoValue): value is GoMap | GoTypedMap {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return value instanceof GoObject ? value instanceof GoTypedMap : true;
}

/** The elements of a slice; none for a nil slice. */
export function sliceItems(slice: readonly GoValue[] | GoSlice): readonly GoValue[] {
  return slice instanceof GoSlice ? (slice.items ?? []) : slice;
}

/** The entries of a map; none for a nil map. */
export function mapEntries(map: GoMap | GoTypedMap): GoMap {
  return map instanceof GoTypedMap ? (map.entries ?? emptyMap) : map;
}

/** The value at a key; undefined if the map has no such key. */
export function mapGet(map: GoMap | GoTypedMap, key: string): GoValue | undefined {
  const entries = map instanceof GoTypedMap ? mapEntries(map) : map;
  return Object.hasOwn(entries, key) ? entries[key] : undefined;
}

/** A new map that is safe for any key. */
export function newMap(): Record<string, GoValue> {
  return Object.create(null) as Record<string, GoValue>;
}

const emptyMap: GoMap = Object.freeze(newMap());

/** The kind of a value; `invalid` for nil. */
export function kindOf(value: GoValue): GoKind {
  switch (typeof value) {
    case 'boolean':
      return 'bool';
    case 'string':
      return 'string';
    case 'number':
      return 'float64';
    case 'bigint':
      return 'int';
    default:
      if (value === null) return 'invalid';
      if (Array.isArray(value)) return 'slice';
      return value instanceof GoObject ? value.kind : 'map';
  }
}

/** The type of a value as Go's `%T` prints it; `<nil>` for nil. */
export function typeName(value: GoValue): string {
  switch (typeof value) {
    case 'boolean':
      return 'bool';
    case 'string':
      return 'string';
    case 'number':
      return 'float64';
    case 'bigint':
      return 'int';
    default:
      if (value === null) return '<nil>';
      if (Array.isArray(value)) return `[]${anyType}`;
      return value instanceof GoObject ? value.type : `map[string]${anyType}`;
  }
}

/** The number of a value of any integer type; undefined for other values. */
export function integerOf(value: GoValue): bigint | undefined {
  if (typeof value === 'bigint') return value;
  return value instanceof GoInteger ? value.value : undefined;
}

/** An int64, wrapped around as Go's arithmetic does. */
export function int64(value: bigint): GoInteger {
  return new GoInteger(BigInt.asIntN(64, value), 'int64');
}
