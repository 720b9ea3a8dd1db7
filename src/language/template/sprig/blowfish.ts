/** Words of the subkeys, and of the four boxes that follow them in the digits of pi. */
const subkeyCount = 18;
const boxWords = 4 * 256;

let initial: Uint32Array | undefined;

/** The first state of the cipher: the fraction of pi in binary, 32 bits a word. */
function initialWords(): Uint32Array {
  initial ??= fractionOfPi(subkeyCount + boxWords);
  return initial;
}

/** Computed rather than written down: a few milliseconds once, instead of a thousand constants. */
function fractionOfPi(words: number): Uint32Array {
  const bits = BigInt(words * 32);
  const guard = 64n;
  const unit = 1n << (bits + guard);
  // Machin: pi = 16 atan(1/5) - 4 atan(1/239).
  const fraction = (16n * inverseTangent(5n, unit) - 4n * inverseTangent(239n, unit) - 3n * unit) >> guard;
  const output = new Uint32Array(words);
  for (let at = 0; at < words; at++) {
    output[at] = Number(BigInt.asUintN(32, fraction >> (bits - BigInt(32 * (at + 1)))));
  }
  return output;
}

/** atan(1/x) * unit. */
function inverseTangent(x: bigint, unit: bigint): bigint {
  const square = x * x;
  let power = unit / x;
  let sum = power;
  for (let divisor = 3n, sign = -1n; power > 0n; divisor += 2n, sign = -sign) {
    power /= square;
    sum += (sign * power) / divisor;
  }
  return sum;
}

/** The Blowfish cipher with the key schedule that bcrypt repeats. */
export class Blowfish {
  readonly #subkeys = initialWords().slice(0, subkeyCount);
  readonly #boxes = initialWords().slice(subkeyCount);
  #left = 0;
  #right = 0;

  /** Encrypts two words of an array in place. */
  encryptAt(words: Uint32Array, at: number): void {
    this.#left = words[at] ?? 0;
    this.#right = words[at + 1] ?? 0;
    this.#encrypt();
    words[at] = this.#left;
    words[at + 1] = this.#right;
  }

  /** Mixes a key, and if given a salt of four words, into the state. */
  expand(key: Uint32Array, salt?: Uint32Array): void {
    for (let at = 0; at < subkeyCount; at++) this.#subkeys[at] = (this.#subkeys[at] ?? 0) ^ (key[at] ?? 0);
    this.#left = 0;
    this.#right = 0;
    const next = this.#replace(this.#subkeys, salt, 0);
    this.#replace(this.#boxes, salt, next);
  }

  #replace(words: Uint32Array, salt: Uint32Array | undefined, start: number): number {
    let saltAt = start;
    for (let at = 0; at < words.length; at += 2) {
      if (salt !== undefined) {
        this.#left ^= salt[saltAt] ?? 0;
        this.#right ^= salt[saltAt + 1] ?? 0;
        saltAt = (saltAt + 2) % 4;
      }
      this.#encrypt();
      words[at] = this.#left;
      words[at + 1] = this.#right;
    }
    return saltAt;
  }

  #encrypt(): void {
    const subkeys = this.#subkeys;
    const boxes = this.#boxes;
    let left = this.#left ^ (subkeys[0] ?? 0);
    let right = this.#right;
    for (let round = 1; round <= 16; round += 2) {
      right ^= mix(boxes, left) ^ (subkeys[round] ?? 0);
      left ^= mix(boxes, right) ^ (subkeys[round + 1] ?? 0);
    }
    this.#left = right ^ (subkeys[17] ?? 0);
    this.#right = left;
  }
}

function mix(boxes: Uint32Array, word: number): number {
  const first = (boxes[word >>> 24] ?? 0) + (boxes[256 + ((word >>> 16) & 255)] ?? 0);
  return ((first ^ (boxes[512 + ((word >>> 8) & 255)] ?? 0)) + (boxes[768 + (word & 255)] ?? 0)) | 0;
}
