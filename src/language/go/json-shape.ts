import { compareBytes } from './text';

/**
 * How many shapes are remembered; when there are more, all are forgotten before the next text, and those in use are met again soon. One
 * text may bring so many more.
 */
const maxShapes = 10_000;

/** Longer keys, and objects with more of them, are rarely records, and not worth remembering. */
const [maxKeyLength, maxKeys] = [100, 256] as const;

const nothing = new Uint8Array();

/**
 * The keys that a JSON object has had so far, in the order of the text. Objects of one kind go the same way from shape to shape, so
 * that their keys are only compared with what is expected, and sorted once.
 */
export class Shape {
  private static count = 0;
  private static root = new Shape(undefined, '', 0);
  /** The key that came next the last time, with its quotes and the colon. */
  expected: Uint8Array = nothing;
  /** The shape after it. */
  following: Shape | undefined;
  private readonly others = new Map<string, Shape>();
  private within: Shape | undefined;
  private sorted: readonly number[] | 'as they stand' | undefined;
  private readonly bytes: Uint8Array;

  private constructor(
    private readonly before: Shape | undefined,
    private readonly key: string,
    private readonly length: number,
  ) {
    this.bytes = Buffer.from(`${key}:`);
  }

  /** The shape of an object without members. */
  static get empty(): Shape {
    if (Shape.count > maxShapes) {
      Shape.root = new Shape(undefined, '', 0);
      Shape.count = 0;
    }
    return Shape.root;
  }

  /** The shape without members of objects under the last key, and of those in arrays there: they are mostly of one kind. */
  get inside(): Shape {
    if (!this.within) {
      this.within = new Shape(undefined, '', 0);
      Shape.count++;
    }
    return this.within;
  }

  /**
   * The shape with one more key.
   * @param key with its quotes; it has to look the same when Go writes it
   * @returns undefined when it is not worth remembering
   */
  with(key: string): Shape | undefined {
    const shape = this.others.get(key) ?? this.add(key);
    if (shape) {
      this.expected = shape.bytes;
      this.following = shape;
    }
    return shape;
  }

  /**
   * The places of the members, counted from 0, in the order in which Go writes them; of equal keys only the last is there. Undefined
   * when that is how they stand.
   */
  get order(): readonly number[] | undefined {
    this.sorted ??= this.sort();
    return this.sorted === 'as they stand' ? undefined : this.sorted;
  }

  private add(key: string): Shape | undefined {
    if (key.length > maxKeyLength || this.length >= maxKeys || Shape.count > 2 * maxShapes) return undefined;
    // A slice of the text would keep all of the text in memory.
    const own = Buffer.from(key).toString();
    const shape = new Shape(this, own, this.length + 1);
    this.others.set(own, shape);
    Shape.count++;
    return shape;
  }

  private sort(): readonly number[] | 'as they stand' {
    if (!this.before) return 'as they stand';
    const keys = [this.key.slice(1, -1)];
    for (let shape = this.before; shape?.before; shape = shape.before) keys.push(shape.key.slice(1, -1));
    const last = new Map(keys.reverse().map((key, place) => [key, place]));
    const order = [...last].sort(([one], [other]) => compareBytes(one, other)).map(([, place]) => place);
    const isInOrder = order.length === keys.length && order.every((place, index) => place === index);
    return isInOrder ? 'as they stand' : order;
  }
}
