import { EventloomError } from '../../errors';
import type { Json } from '../../model/json';
import { type GoMap, GoObject, type GoValue, integerOf } from '../go/value';
import { Budget } from './value/budget';
import { fromByteString, toByteString } from './value/bytes';
import { formatNumber } from './value/number';
import { LuaTable, type TableSource } from './value/table';
import { Nothing, Userdata } from './value/userdata';
import type { LuaObject, LuaValue } from './value/value';

/**
 * A value as scripts see it. An object becomes a table whose parts are made when they are first looked at; members that are null, and
 * nulls and arrays directly in an array, are left out.
 *
 * @param budget what the tables are charged to.
 */
export function toLua(value: GoValue, budget: Budget = new Budget()): LuaValue {
  switch (typeof value) {
    case 'string':
      return toByteString(value);
    case 'number':
    case 'boolean':
      return value;
    case 'bigint':
      return Number(value);
    default:
      return value === null ? undefined : objectToLua(value, budget);
  }
}

function objectToLua(value: GoObject | GoMap | readonly GoValue[], budget: Budget): LuaValue {
  if (isArray(value)) return new LuaTable(budget, new ArraySource(value, budget), true);
  if (!(value instanceof GoObject)) return new LuaTable(budget, new ObjectSource(value, budget), true);
  const integer = integerOf(value);
  return integer === undefined ? undefined : Number(integer);
}

const isArray = (value: GoValue): value is readonly GoValue[] => Array.isArray(value);

class ObjectSource implements TableSource {
  readonly object: GoMap;
  readonly #budget: Budget;

  constructor(object: GoMap, budget: Budget) {
    this.object = object;
    this.#budget = budget;
  }

  member(key: string): LuaValue {
    const name = fromByteString(key);
    return Object.hasOwn(this.object, name) ? toLua(this.object[name] ?? null, this.#budget) : undefined;
  }

  keys(): readonly string[] {
    return Object.keys(this.object).map(toByteString);
  }

  items(): undefined {
    return undefined;
  }
}

class ArraySource implements TableSource {
  readonly array: readonly GoValue[];
  readonly #budget: Budget;

  constructor(array: readonly GoValue[], budget: Budget) {
    this.array = array;
    this.#budget = budget;
  }

  member(): undefined {
    return undefined;
  }

  keys(): readonly string[] {
    return [];
  }

  items(): LuaValue[] | undefined {
    const kept = this.array.filter((item) => item !== null && !isArray(item));
    return kept.length === 0 ? undefined : kept.map((item) => toLua(item, this.#budget));
  }
}

/** Tables nested deeper are refused: only a table that holds itself gets there. */
const maxDepth = 1000;

/**
 * A value as JSON. A table is an array if it has any item, or if its metatable has `__is_array` true; then its other keys are left out
 * and holes are null. Members of objects that are nil do not exist.
 *
 * @param budget what the work is charged to.
 * @throws EventloomError `program-failed` for NaN and infinities, functions, coroutines and channels, and for a table that holds itself.
 */
export function fromLua(value: LuaValue, budget: Budget = new Budget()): Json {
  return new JsonConverter(budget).convert(value, 0);
}

class JsonConverter {
  readonly #budget: Budget;
  #addresses = 0;

  constructor(budget: Budget) {
    this.#budget = budget;
  }

  convert(value: LuaValue, depth: number): Json {
    this.#enter(depth);
    switch (typeof value) {
      case 'undefined':
        return null;
      case 'boolean':
        return value;
      case 'number':
        if (!Number.isFinite(value)) throw refusal(`the number ${value}`);
        return value;
      case 'string':
        return fromByteString(value);
      default:
        if (value instanceof LuaTable) return this.#table(value, depth);
        if (value instanceof Userdata) return userdataJson(value);
        return value instanceof Nothing ? null : refuseObject(value);
    }
  }

  #table(table: LuaTable, depth: number): Json {
    const source = table.untouched;
    if (source instanceof ObjectSource) return this.#object(source.object, depth);
    if (source instanceof ArraySource) return this.#array(source.array, depth);
    const length = table.length();
    if (length > 0 || table.metatable?.getText('__is_array') === true) {
      this.#budget.spend(length);
      this.#budget.allocate(length * 8);
      return Array.from({ length }, (_, index) => this.convert(table.getIndex(index + 1), depth + 1));
    }
    const object = Object.create(null) as Record<string, Json>;
    for (const [key, value] of table.hashed()) object[this.#key(key)] = this.convert(value, depth + 1);
    return object;
  }

  /** What is left of an object that the script did not look at. */
  #object(object: GoMap, depth: number): Json {
    const kept: Record<string, Json> = Object.create(null) as Record<string, Json>;
    for (const key of Object.keys(object)) {
      const value = object[key] ?? null;
      if (value !== null) kept[key] = this.#untouched(value, depth + 1);
    }
    return kept;
  }

  /** An array without nulls and arrays; without items it is an object. */
  #array(array: readonly GoValue[], depth: number): Json {
    const kept = array.filter((item) => item !== null && !isArray(item));
    return kept.length === 0 ? {} : kept.map((item) => this.#untouched(item, depth + 1));
  }

  #untouched(value: GoValue, depth: number): Json {
    this.#enter(depth);
    if (isArray(value)) return this.#array(value, depth);
    if (typeof value === 'object' && value !== null && !(value instanceof GoObject)) return this.#object(value, depth);
    return this.convert(toLua(value, this.#budget), depth);
  }

  #enter(depth: number): void {
    this.#budget.spend(1);
    if (depth > maxDepth) throw refusal(`tables in more than ${maxDepth} levels; does one hold itself?`);
  }

  #key(key: LuaValue): string {
    if (typeof key === 'string') return fromByteString(key);
    if (typeof key === 'number') return formatNumber(key);
    return typeof key === 'object'
      ? `${key.type}: 0xc0${(++this.#addresses).toString(16).padStart(8, '0')}`
      : String(key);
  }
}

/** What Go's encoder shows of upstream's type: its public fields. */
function userdataJson({ content, metatable }: Userdata): Json {
  return {
    Value: content === undefined ? null : {},
    Env: { Metatable: {} },
    Metatable: metatable === undefined ? {} : { Metatable: {} },
  };
}

function refuseObject(object: LuaObject): never {
  throw refusal(`a ${object.type}`);
}

const refusal = (what: string): EventloomError =>
  new EventloomError('program-failed', `the script returned ${what}, which JSON cannot hold`);
