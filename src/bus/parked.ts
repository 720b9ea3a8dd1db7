import type { Entry } from './entry';

/** A timer cannot wait longer, in milliseconds. */
const longestWait = 2 ** 31 - 1;

/** An entry, and the time on a clock that nobody sets. */
interface Waiting {
  readonly entry: Entry;
  readonly dueAt: number;
}

/**
 * Entries that wait for their time. They are on the disk; here is only when to look for them. While they wait nobody can put them off by
 * setting the clock back; one that is set forward brings them back early.
 */
export class Parked {
  private readonly waiting = new Map<number, Waiting>();
  private timer: NodeJS.Timeout | undefined;
  private timerAt = Infinity;

  /** @param due called with the entries whose time has come, in the order in which they were to be tried */
  constructor(
    private readonly now: () => number,
    private readonly due: (entries: readonly Entry[]) => void,
  ) {}

  get size(): number {
    return this.waiting.size;
  }

  add(entry: Entry): void {
    const dueAt = performance.now() + Math.max(entry.notBefore - this.now(), 0);
    this.waiting.set(entry.sequence, { entry, dueAt });
    if (dueAt < this.timerAt) this.wakeAt(dueAt);
  }

  /** Forgets all of them. */
  clear(): void {
    clearTimeout(this.timer);
    this.waiting.clear();
  }

  private wakeAt(dueAt: number): void {
    clearTimeout(this.timer);
    this.timerAt = dueAt;
    const delay = Math.min(Math.max(Math.ceil(dueAt - performance.now()), 0), longestWait);
    this.timer = setTimeout(() => this.look(), delay);
  }

  private look(): void {
    const [now, clock] = [performance.now(), this.now()];
    const due: Entry[] = [];
    let next = Infinity;
    for (const { entry, dueAt } of this.waiting.values()) {
      if (dueAt <= now || entry.notBefore <= clock) due.push(entry);
      else next = Math.min(next, dueAt);
    }
    for (const { sequence } of due) this.waiting.delete(sequence);
    this.timerAt = Infinity;
    if (next < Infinity) this.wakeAt(next);
    if (due.length > 0) this.due(due.sort((one, other) => one.notBefore - other.notBefore));
  }
}
