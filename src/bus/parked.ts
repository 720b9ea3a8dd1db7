import type { Budget } from './budget';
import type { Entry } from './entry';

/** However far away a time is, the clock is looked at this often, since it may be set. In milliseconds. */
const longestWait = 60_000;

/** So many entries are looked through for each millisecond that passes between two looks. */
const perMs = 1000;

/** When there is no room for those whose time has come, it is looked for again so much later, in milliseconds. */
const fullMs = 5;

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

  /**
   * @param room how many may come back at the moment
   * @param due called with the entries whose time has come, in the order in which they were to be tried
   */
  constructor(
    private readonly now: () => number,
    private readonly budget: Budget,
    private readonly room: () => number,
    private readonly due: (entries: readonly Entry[]) => void,
  ) {}

  get size(): number {
    return this.waiting.size;
  }

  add(entry: Entry): void {
    const dueAt = performance.now() + Math.max(entry.notBefore - this.now(), 0);
    if (!this.waiting.has(entry.sequence)) this.budget.park(1);
    this.waiting.set(entry.sequence, { entry, dueAt });
    if (dueAt < this.timerAt) this.wakeAt(dueAt);
  }

  /** Forgets all of them. */
  clear(): void {
    clearTimeout(this.timer);
    this.budget.park(-this.waiting.size);
    this.waiting.clear();
  }

  /** The more there are, the less often they are looked through. */
  private wakeAt(dueAt: number): void {
    clearTimeout(this.timer);
    this.timerAt = dueAt;
    const delay = Math.max(Math.ceil(dueAt - performance.now()), this.waiting.size / perMs, 0);
    this.timer = setTimeout(() => this.look(), Math.min(delay, longestWait));
  }

  private look(): void {
    const [now, clock] = [performance.now(), this.now()];
    const due: Entry[] = [];
    let next = Infinity;
    for (const { entry, dueAt } of this.waiting.values()) {
      if (dueAt <= now || entry.notBefore <= clock) due.push(entry);
      else next = Math.min(next, dueAt);
    }
    due.sort((one, other) => one.notBefore - other.notBefore);
    const back = due.slice(0, Math.max(this.room(), 0));
    if (back.length < due.length) next = now + fullMs;
    for (const { sequence } of back) this.waiting.delete(sequence);
    this.budget.park(-back.length);
    this.timerAt = Infinity;
    if (next < Infinity) this.wakeAt(next);
    if (back.length > 0) this.due(back);
  }
}
