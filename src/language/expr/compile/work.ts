import { EventloomError } from '../../../errors';

/** Nodes looked at and instructions made while one expression is compiled: `a ?: b` stands for two uses of `a`. */
const maxWork = 200_000;

/** Deepest tree: longer chains of operators would not fit on the call stack. */
const maxDepth = 1000;

/** Counts what compiling an expression takes. Throws `program-limit` when it is too much. */
export class Work {
  #count = 0;
  #depth = 0;

  /** Counts nodes or instructions. */
  step(count = 1): void {
    this.#count += count;
    if (this.#count > maxWork) throw new EventloomError('program-limit', 'the expression is too large');
  }

  /** Does something one level deeper. */
  deeper<T>(work: () => T): T {
    this.step();
    if (++this.#depth > maxDepth) {
      throw new EventloomError('program-limit', `the expression has more than ${maxDepth} operators in a row`);
    }
    const result = work();
    this.#depth--;
    return result;
  }
}
