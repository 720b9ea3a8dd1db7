import { Builtin } from './function';
import type { Thread } from './thread';

/** What `run` returns to yield: all its arguments go to who resumed the coroutine. */
export const yielded = -1;

/**
 * A function of the library. It finds its arguments on the stack of the thread that calls it.
 *
 * It is the same object in all runs, so it keeps nothing of one.
 */
export class LibraryFunction extends Builtin {
  /** Returns how many values it pushed as results. */
  readonly run: (thread: Thread) => number;

  constructor(run: (thread: Thread) => number) {
    super();
    this.run = run;
  }
}
