import { EventloomError } from '../../../errors';
import type { GoValue } from '../../go/value';
import { GoSlice } from '../../go/value';
import { numberOf } from './number';

/** Ranges up to this length can be taken apart; loops, lengths and `in` need none of their elements. */
const maxElements = 200_000;

/** `1..9`: ints that follow each other, made only when somebody asks for all of them. */
export class RangeSlice extends GoSlice {
  readonly #from: bigint;
  readonly length: number;

  constructor(from: bigint, length: number) {
    super('int', []);
    this.#from = from;
    this.length = length;
    let made: readonly GoValue[] | undefined;
    // A field of the base class can only be replaced in the object itself.
    Object.defineProperty(this, 'items', { get: () => (made ??= this.#make()) });
  }

  /** The element at an index that is inside. */
  at(index: number): bigint {
    return this.#from + BigInt(index);
  }

  /** A part of the range. */
  part(start: number, end: number): RangeSlice {
    return new RangeSlice(this.at(start), Math.max(end - start, 0));
  }

  /** Whether a value equals one of the elements. */
  includes(value: GoValue): boolean {
    const number = numberOf(value);
    if (number === undefined || (typeof number === 'number' && !Number.isInteger(number))) return false;
    return number >= this.#from && number < this.at(this.length);
  }

  #make(): readonly GoValue[] {
    if (this.length > maxElements) {
      throw new EventloomError('program-limit', `a range has more than ${maxElements} elements`);
    }
    return Array.from({ length: this.length }, (_, index) => this.at(index));
  }
}
