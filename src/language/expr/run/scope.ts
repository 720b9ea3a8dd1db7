import { toBytes } from '../../go/text';
import type { GoValue } from '../../go/value';
import { GoInteger, isSlice, sliceItems } from '../../go/value';
import type { Budget } from '../../template/budget';
import { failure, typeText } from '../failure';
import { RangeSlice } from './range';
import { AnyKeyMap, hashKey, lengthOf } from './value';

/** A loop over the elements of a collection. */
export class Scope {
  readonly length: number;
  index = 0;
  count = 0;
  gathered: GoValue = null;
  readonly #collection: GoValue;
  #bytes: Uint8Array | undefined;
  #groups: Map<unknown, [key: GoValue, items: GoValue[]]> | undefined;

  /** Throws `program-failed` for what has no length. A map has one, but no elements. */
  constructor(collection: GoValue, budget: Budget) {
    const length = lengthOf(collection, budget);
    if (length === undefined) throw failure(`a list is needed, not ${typeText(collection)}`);
    this.length = length;
    this.#collection = collection;
  }

  /** The element that the loop is at. Throws `program-failed`. */
  element(): GoValue {
    const { index } = this;
    if (index < 0 || index >= this.length) throw failure(`there is no element ${index} among ${this.length}`);
    if (this.#collection instanceof RangeSlice) return this.#collection.at(index);
    if (isSlice(this.#collection)) return sliceItems(this.#collection)[index] ?? null;
    if (typeof this.#collection !== 'string')
      throw failure(`${typeText(this.#collection)} has no elements in an order`);
    this.#bytes ??= toBytes(this.#collection);
    return new GoInteger(BigInt(this.#bytes[index] ?? 0), 'uint8');
  }

  /** Puts the element into the group of a key. Throws `program-failed` for a key that no map can have. */
  group(key: GoValue): void {
    this.#groups ??= new Map();
    const hash = hashKey(key);
    const group = this.#groups.get(hash);
    if (group) group[1].push(this.element());
    else this.#groups.set(hash, [key, [this.element()]]);
  }

  /** The groups made so far; nil if there are none. */
  groups(): AnyKeyMap {
    return new AnyKeyMap(this.#groups?.values() ?? null, '[]interface {}');
  }
}
