import type { Budget } from './budget';
import { addInt } from './number';
import { LuaObject, type LuaValue } from './value';

/** Longer keys have no good hash in the engine: each is compared with all others. */
const longKey = 16_000;
/** From this number on a key is no index of the array. */
const maxArrayIndex = 67_108_864;

/** Where a table's entries come from: one by one as they are asked for, until something needs them all. */
export interface TableSource {
  /** The value of one key; nil if there is none. */
  member(key: string): LuaValue;
  /** All keys that may have a value. */
  keys(): readonly string[];
  /** The array part, which is then the table's own. */
  items(): LuaValue[] | undefined;
}

/**
 * A Lua table: an array for keys from 1, which grows to any index below 67108864 and keeps its holes, and a hash for all other
 * keys, whose order is that in which they came first, even if they were removed meanwhile.
 */
export class LuaTable extends LuaObject {
  readonly type = 'table';
  /** Whether it was made from an event, and got no metatable yet: then upstream has neither a table nor nil there. */
  bare: boolean;
  #metatable: LuaTable | undefined;
  readonly #budget: Budget;
  #source: TableSource | undefined;
  #array: LuaValue[] | undefined;
  /** A removed key stays, with nil. */
  #hash: Map<LuaValue, LuaValue> | undefined;
  #keys: LuaValue[] | undefined;
  #positions: Map<LuaValue, number> | undefined;
  #cursor = -1;
  #longKeys = 0;

  constructor(budget: Budget, source?: TableSource, bare = false) {
    super();
    this.#budget = budget;
    this.#source = source;
    this.bare = bare;
    budget.allocate(100);
  }

  get metatable(): LuaTable | undefined {
    return this.#metatable;
  }

  set metatable(metatable: LuaTable | undefined) {
    this.#metatable = metatable;
    this.bare = false;
  }

  /** Its source, if nothing of it was looked at or changed yet. */
  get untouched(): TableSource | undefined {
    return this.#hash === undefined && this.#metatable === undefined ? this.#source : undefined;
  }

  /** Has the array part exist, as where the table's constructor lists items. */
  reserveArray(): void {
    this.#array ??= [];
  }

  /** The value of a key, without metamethods. */
  get(key: LuaValue): LuaValue {
    if (typeof key === 'string') return this.getText(key);
    return typeof key === 'number' && isArrayKey(key) ? this.getIndex(key) : this.getHashed(key);
  }

  getText(key: string): LuaValue {
    if (key.length > longKey) this.#chargeLong(key);
    const value = this.#hash?.get(key);
    if (value !== undefined || this.#source === undefined || this.#hash?.has(key)) return value;
    const found = this.#source.member(key);
    if (found !== undefined) this.setHashed(key, found);
    return found;
  }

  /** The item of the array part; nil for an index outside of it. */
  getIndex(index: number): LuaValue {
    if (this.#source !== undefined) this.#fill();
    return this.#array?.[index - 1];
  }

  /** The value of a key of the hash part. */
  getHashed(key: LuaValue): LuaValue {
    if (this.#source !== undefined) this.#fill();
    return this.#hash?.get(key);
  }

  /** Sets a key, without metamethods. nil and NaN are the caller's to refuse. */
  set(key: LuaValue, value: LuaValue): void {
    if (typeof key === 'number' && isArrayKey(key)) this.#setItem(key - 1, value);
    else this.setHashed(key, value);
  }

  /** Sets a key that is no index. What comes from a source later does not take its place. */
  setHashed(key: LuaValue, value: LuaValue): void {
    this.#hash ??= new Map();
    if (typeof key === 'string' && key.length > longKey) this.#chargeLong(key);
    const before = this.#hash.get(key);
    if (value === undefined && before === undefined && this.#source === undefined) return;
    if (before === undefined && !this.#hash.has(key)) this.#addKey(key);
    this.#hash.set(key, value);
  }

  /** Sets an integer key. */
  setIndex(index: number, value: LuaValue): void {
    if (index < 1 || index >= maxArrayIndex) this.setHashed(index, value);
    else this.#setItem(index - 1, value);
  }

  /** The index of the last item that is not nil; Lua's `#` and `table.maxn`. */
  length(): number {
    const array = this.items();
    let length = array.length;
    for (; length > 0 && array[length - 1] === undefined; length--) this.#budget.spend(1);
    return length;
  }

  /** The array part, holes included. */
  items(): LuaValue[] {
    if (this.#source !== undefined) this.#fill();
    return this.#array ?? [];
  }

  /** The entries of the hash part, in their order. */
  hashed(): [LuaValue, LuaValue][] {
    if (this.#source !== undefined) this.#fill();
    return this.#hash ? [...this.#hash].filter(([, value]) => value !== undefined) : [];
  }

  /** Adds an item behind the last one. */
  append(value: LuaValue): void {
    if (value !== undefined) this.#setItem(this.length(), value);
  }

  /** Puts an item before that at an index; all from there move up. */
  insert(index: number, value: LuaValue): void {
    if (this.#source !== undefined) this.#fill();
    this.#array ??= [];
    if (index > this.#array.length || index <= 0) {
      this.set(index, value);
      return;
    }
    this.#budget.spend((this.#array.length - index) >> 5);
    this.#budget.allocate(16);
    this.#array.splice(index - 1, 0, value);
  }

  /** Takes the item at an index out, or the last place of the array part if the index is below 1. */
  remove(index: number): LuaValue {
    const array = this.items();
    const position = addInt(index, -1);
    if (array.length === 0 || position >= array.length) return undefined;
    if (position === array.length - 1 || position < 0) return array.pop();
    this.#budget.spend((array.length - position) >> 5);
    return array.splice(position, 1)[0];
  }

  /**
   * The key behind another one, in Lua's `next`; nil behind the last. As upstream it never fails: a key that is not in the table
   * counts as the first one of the hash part.
   */
  next(key: LuaValue): LuaValue {
    if (this.#source !== undefined) this.#fill();
    let from = key;
    const position = key === undefined ? 0 : key;
    if (typeof position === 'number' && (position > 0 ? isArrayKey(position) : key === undefined)) {
      const index = this.#nextItem(position);
      if (index > 0) return index;
      if (this.#array === undefined || position <= this.#array.length) {
        from = this.#orderedKeys()[0];
        if (this.getHashed(from) !== undefined) return from;
      }
    }
    return this.#nextHashed(from);
  }

  /** The index of the first item behind a position; 0 if there is none. */
  #nextItem(position: number): number {
    const array = this.#array ?? [];
    for (let index = position; index < array.length; index++) {
      if (array[index] !== undefined) return index + 1;
      this.#budget.spend(1);
    }
    return 0;
  }

  #nextHashed(key: LuaValue): LuaValue {
    const keys = this.#orderedKeys();
    const at = this.#cursor >= 0 && keys[this.#cursor] === key ? this.#cursor : this.#positionOf(key, keys);
    for (let index = at + 1; index < keys.length; index++) {
      if (this.getHashed(keys[index]) !== undefined) {
        this.#cursor = index;
        return keys[index];
      }
      this.#budget.spend(1);
    }
    return undefined;
  }

  #orderedKeys(): LuaValue[] {
    this.#keys ??= [...(this.#hash?.keys() ?? [])];
    return this.#keys;
  }

  #positionOf(key: LuaValue, keys: readonly LuaValue[]): number {
    if (keys[0] === key) return 0;
    if (this.#positions === undefined) {
      this.#budget.spend(keys.length);
      this.#positions = new Map(keys.map((one, index) => [one, index]));
    }
    return this.#positions.get(key) ?? 0;
  }

  #addKey(key: LuaValue): void {
    this.#budget.allocateEntry();
    if (typeof key === 'string' && key.length > longKey) this.#longKeys++;
    if (this.#keys === undefined) return;
    this.#positions?.set(key, this.#keys.length);
    this.#keys.push(key);
  }

  #chargeLong(key: string): void {
    this.#budget.spend((this.#longKeys + 1) * (key.length >> 7));
  }

  #setItem(position: number, value: LuaValue): void {
    if (this.#source !== undefined) this.#fill();
    this.#array ??= [];
    const gap = position - this.#array.length;
    // A far index makes the engine keep the array as a hash, so that only near holes take memory.
    if (gap >= 0) this.#budget.allocate(16 + 8 * Math.min(gap, 2048));
    this.#array[position] = value;
    // Writing nil far away must make the array as long as upstream's.
    if (value === undefined && gap >= 0) this.#array.length = position + 1;
  }

  #fill(): void {
    const source = this.#source;
    this.#source = undefined;
    if (source === undefined) return;
    this.#array = source.items();
    this.#budget.allocate(16 * (this.#array?.length ?? 0));
    for (const key of source.keys()) {
      // What was asked for already stays the same object.
      if (this.#hash?.has(key)) continue;
      const value = source.member(key);
      if (value !== undefined) this.setHashed(key, value);
    }
  }
}

function isArrayKey(key: number): boolean {
  return key > 0 && key < maxArrayIndex && Number.isInteger(key);
}
