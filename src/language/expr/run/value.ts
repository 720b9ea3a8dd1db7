import { formatValue } from '../../go/fmt';
import { byteLength, compareBytes } from '../../go/text';
import { GoTime } from '../../go/time';
import type { GoValue } from '../../go/value';
import {
  anyType,
  GoInteger,
  GoObject,
  GoSlice,
  GoTypedMap,
  isMap,
  isSlice,
  mapEntries,
  sliceItems,
} from '../../go/value';
import type { Budget } from '../../template/budget';
import { failure, typeText } from '../failure';
import { RangeSlice } from './range';

/** A key and its value in one array: Go's `[2]interface {}`. */
export class Pair extends GoSlice {
  override readonly type: string = `[2]${anyType}`;

  constructor(key: GoValue, value: GoValue) {
    super(anyType, [key, value]);
  }
}

/** A map with keys of any type, or the nil one (entries null). */
export class AnyKeyMap extends GoObject {
  readonly kind = 'map';
  readonly type: string;
  readonly #entries: Map<unknown, readonly [key: GoValue, value: GoValue]> | null;
  readonly #isGroups: boolean;

  /** @param element what the values are: anything, or lists of anything, as `groupBy` makes them */
  constructor(
    entries: Iterable<readonly [key: GoValue, value: GoValue]> | null,
    element: 'interface {}' | '[]interface {}',
  ) {
    super();
    this.#isGroups = element !== anyType;
    this.type = `map[${anyType}]${element}`;
    this.#entries = entries && new Map([...entries].map(([key, value]) => [hashKey(key), [key, value]]));
  }

  get isNil(): boolean {
    return this.#entries === null;
  }

  get size(): number {
    return this.#entries?.size ?? 0;
  }

  entries(): Iterable<readonly [key: GoValue, value: GoValue]> {
    return this.#entries?.values() ?? [];
  }

  /** Throws `program-failed` for a key that no map can have. */
  has(key: GoValue): boolean {
    return this.#entries?.has(hashKey(key)) ?? false;
  }

  /** The value at a key; what Go calls the zero value if there is no such key. Throws as {@link has}. */
  get(key: GoValue): GoValue {
    const entry = this.#entries?.get(hashKey(key));
    return entry ? entry[1] : this.#isGroups ? new GoSlice(anyType, null) : null;
  }

  override text(): string {
    const entries = [...this.entries()].sort(([one], [other]) => compareKeys(one, other));
    return `map[${entries.map(([key, value]) => `${formatValue(key)}:${formatValue(value)}`).join(' ')}]`;
  }
}

/** The order in which keys are shown: nil first, numbers by their value, everything else by its text. */
function compareKeys(one: GoValue, other: GoValue): number {
  if (one === null || other === null) return one === null ? -1 : 1;
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  if (typeof one === 'bigint' && typeof other === 'bigint') return one < other ? -1 : 1;
  return compareBytes(formatValue(one), formatValue(other));
}

/** Something equal for keys that are equal to Go. Throws `program-failed` for lists, maps and functions. */
export function hashKey(key: GoValue): unknown {
  if (key === null || typeof key !== 'object') return key;
  if (key instanceof GoInteger) return `\0${key.type} ${key.value}`;
  if (key instanceof GoTime) return `\0${key.type} ${key.unixNanos} ${key.zone.name}`;
  if (key instanceof Pair) return `\0pair ${(key.items ?? []).map(hashOfPart).join(' ')}`;
  if (isSlice(key) || isMap(key) || key instanceof AnyKeyMap || (key instanceof GoObject && key.kind === 'func')) {
    throw failure(`a value of type ${typeText(key)} cannot be a key`);
  }
  return key;
}

function hashOfPart(part: GoValue): string {
  const hash = hashKey(part);
  return JSON.stringify(typeof hash === 'string' ? hash : [typeof hash, String(hash)]);
}

/** Whether a value is nil, also a list or a map that is. */
export function isNil(value: GoValue): boolean {
  if (value === null || typeof value !== 'object') return value === null;
  if (value instanceof GoSlice) return value.items === null;
  if (value instanceof GoTypedMap) return value.entries === null;
  return value instanceof AnyKeyMap && value.isNil;
}

/** How many entries count as one step. */
const entriesPerStep = 8;

/** The bytes of a text, or the entries of a list or map; undefined for what has no length. */
export function lengthOf(value: GoValue, budget: Budget): number | undefined {
  if (typeof value === 'string') {
    budget.read(value.length);
    return byteLength(value);
  }
  if (value instanceof RangeSlice) return value.length;
  if (isSlice(value)) return sliceItems(value).length;
  if (value instanceof AnyKeyMap) return value.size;
  if (!isMap(value)) return undefined;
  const { length } = Object.keys(mapEntries(value));
  budget.step(length / entriesPerStep);
  return length;
}
