import type { LuaValue } from '../value/value';

/** Lists up to this length are sorted by insertion. */
const shortList = 12;
/** Lists from this length on choose their pivot among nine items. */
const longList = 50;
/** How many swaps the choice among nine can make. */
const mostSwaps = 12;
/** How many items out of order a nearly sorted list may have. */
const mostShifts = 5;

/**
 * Sorts items in place exactly as Go's sort.Sort: which of equal items comes first, and what a strange comparison does, is visible.
 *
 * @param less whether an item belongs before another one; may throw.
 */
export function sortItems(items: LuaValue[], less: (one: LuaValue, other: LuaValue) => boolean): void {
  if (items.length > 1) new Sorter(items, less).sort(0, items.length, bitLength(items.length));
}

const bitLength = (value: number): number => Math.floor(Math.log2(value)) + 1;

class Sorter {
  readonly #items: LuaValue[];
  readonly #compare: (one: LuaValue, other: LuaValue) => boolean;

  constructor(items: LuaValue[], compare: (one: LuaValue, other: LuaValue) => boolean) {
    this.#items = items;
    this.#compare = compare;
  }

  /** @param badPivots how many unbalanced divisions are allowed before it turns to a heap. */
  sort(from: number, to: number, badPivots: number): void {
    let [a, b, limit] = [from, to, badPivots];
    let [balanced, partitioned] = [true, true];
    while (b - a > shortList) {
      if (limit === 0) {
        this.#heapSort(a, b);
        return;
      }
      if (!balanced) {
        this.#breakPatterns(a, b);
        limit--;
      }
      let { pivot, order } = this.#choosePivot(a, b);
      if (order === 'decreasing') {
        this.#reverse(a, b);
        pivot = b - 1 - (pivot - a);
        order = 'increasing';
      }
      if (balanced && partitioned && order === 'increasing' && this.#nearlySorted(a, b)) return;
      if (a > 0 && !this.#less(a - 1, pivot)) {
        a = this.#partitionEqual(a, b, pivot);
        continue;
      }
      const division = this.#partition(a, b, pivot);
      const { middle } = division;
      partitioned = division.already;
      const [left, right] = [middle - a, b - middle];
      balanced = Math.min(left, right) >= Math.trunc((b - a) / 8);
      if (left < right) {
        this.sort(a, middle, limit);
        a = middle + 1;
      } else {
        this.sort(middle + 1, b, limit);
        b = middle;
      }
    }
    this.#insertionSort(a, b);
  }

  #less(one: number, other: number): boolean {
    return this.#compare(this.#items[one], this.#items[other]);
  }

  #swap(one: number, other: number): void {
    const item = this.#items[one];
    this.#items[one] = this.#items[other];
    this.#items[other] = item;
  }

  #insertionSort(a: number, b: number): void {
    for (let i = a + 1; i < b; i++) {
      for (let j = i; j > a && this.#less(j, j - 1); j--) this.#swap(j, j - 1);
    }
  }

  #heapSort(a: number, b: number): void {
    const size = b - a;
    for (let i = Math.trunc((size - 1) / 2); i >= 0; i--) this.#siftDown(i, size, a);
    for (let i = size - 1; i >= 0; i--) {
      this.#swap(a, a + i);
      this.#siftDown(0, i, a);
    }
  }

  #siftDown(start: number, size: number, first: number): void {
    let root = start;
    for (let child = 2 * root + 1; child < size; child = 2 * root + 1) {
      if (child + 1 < size && this.#less(first + child, first + child + 1)) child++;
      if (!this.#less(first + root, first + child)) return;
      this.#swap(first + root, first + child);
      root = child;
    }
  }

  #partition(a: number, b: number, pivot: number): { middle: number; already: boolean } {
    this.#swap(a, pivot);
    let [i, j] = [a + 1, b - 1];
    for (let swaps = 0; ; swaps++) {
      while (i <= j && this.#less(i, a)) i++;
      while (i <= j && !this.#less(j, a)) j--;
      if (i > j) {
        this.#swap(j, a);
        return { middle: j, already: swaps === 0 };
      }
      this.#swap(i++, j--);
    }
  }

  /** Puts the items equal to the pivot first; none is less. */
  #partitionEqual(a: number, b: number, pivot: number): number {
    this.#swap(a, pivot);
    let [i, j] = [a + 1, b - 1];
    for (;;) {
      while (i <= j && !this.#less(a, i)) i++;
      while (i <= j && this.#less(a, j)) j--;
      if (i > j) return i;
      this.#swap(i++, j--);
    }
  }

  /** Sorts a list in which few items are out of order. Returns whether that was so. */
  #nearlySorted(a: number, b: number): boolean {
    let i = a + 1;
    for (let shifts = 0; shifts < mostShifts; shifts++) {
      while (i < b && !this.#less(i, i - 1)) i++;
      if (i === b) return true;
      if (b - a < longList) return false;
      this.#swap(i, i - 1);
      if (i - a >= 2) {
        for (let j = i - 1; j >= 1 && this.#less(j, j - 1); j--) this.#swap(j, j - 1);
      }
      if (b - i >= 2) {
        for (let j = i + 1; j < b && this.#less(j, j - 1); j++) this.#swap(j, j - 1);
      }
    }
    return false;
  }

  /** Moves three items to places that only look random. */
  #breakPatterns(a: number, b: number): void {
    const length = b - a;
    let random = BigInt(length);
    const mask = (1n << BigInt(bitLength(length))) - 1n;
    const middle = a + Math.trunc(length / 4) * 2;
    for (let index = middle - 1; index <= middle + 1; index++) {
      random = BigInt.asUintN(64, random ^ (random << 13n));
      random ^= random >> 7n;
      random = BigInt.asUintN(64, random ^ (random << 17n));
      const other = Number(random & mask);
      this.#swap(index, a + (other >= length ? other - length : other));
    }
  }

  #choosePivot(a: number, b: number): { pivot: number; order: 'increasing' | 'decreasing' | 'unknown' } {
    const length = b - a;
    const quarter = Math.trunc(length / 4);
    const swaps = { count: 0 };
    let [i, j, k] = [a + quarter, a + quarter * 2, a + quarter * 3];
    if (length >= longList) {
      i = this.#median(i - 1, i, i + 1, swaps);
      j = this.#median(j - 1, j, j + 1, swaps);
      k = this.#median(k - 1, k, k + 1, swaps);
    }
    const pivot = this.#median(i, j, k, swaps);
    const order = swaps.count === 0 ? 'increasing' : swaps.count === mostSwaps ? 'decreasing' : 'unknown';
    return { pivot, order };
  }

  #median(one: number, two: number, three: number, swaps: { count: number }): number {
    let [a, b, c] = [one, two, three];
    [a, b] = this.#inOrder(a, b, swaps);
    [b, c] = this.#inOrder(b, c, swaps);
    return this.#inOrder(a, b, swaps)[1];
  }

  #inOrder(one: number, other: number, swaps: { count: number }): [number, number] {
    if (!this.#less(other, one)) return [one, other];
    swaps.count++;
    return [other, one];
  }

  #reverse(a: number, b: number): void {
    for (let [i, j] = [a, b - 1]; i < j; i++, j--) this.#swap(i, j);
  }
}
