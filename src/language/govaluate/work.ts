import { EventloomError } from '../../errors';

/** Most characters and values that one run may look at: an expression may name a large value many times. */
const maxWork = 4_000_000;

/** Counts what one run of an expression looks at. */
export class Work {
  #done = 0;

  /** @throws EventloomError `program-limit` when there is no more. */
  spend(count: number): void {
    this.#done += count;
    if (this.#done > maxWork) {
      throw new EventloomError('program-limit', `the expression looks at more than ${maxWork} characters`);
    }
  }
}
