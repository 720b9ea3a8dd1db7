import type { Entry } from './entry';

/** A timer cannot wait longer, in milliseconds. */
const longestWait = 2 ** 31 - 1;

/** Entries that wait for their time. They are on the disk; here is only when to look for them. */
export class Parked {
  private readonly entries = new Map<number, Entry>();
  private timer: NodeJS.Timeout | undefined;
  private timerAt = Infinity;

  /** @param due called with the entries whose time has come, in the order in which they were to be tried */
  constructor(
    private readonly now: () => number,
    private readonly due: (entries: readonly Entry[]) => void,
  ) {}

  get size(): number {
    return this.entries.size;
  }

  add(entry: Entry): void {
    this.entries.set(entry.sequence, entry);
    if (entry.notBefore < this.timerAt) this.wakeAt(entry.notBefore);
  }

  /** Forgets all of them. */
  clear(): void {
    clearTimeout(this.timer);
    this.entries.clear();
  }

  private wakeAt(at: number): void {
    clearTimeout(this.timer);
    this.timerAt = at;
    const delay = Math.min(Math.max(at - this.now(), 0), longestWait);
    this.timer = setTimeout(() => this.look(), delay);
  }

  private look(): void {
    const now = this.now();
    const due: Entry[] = [];
    let next = Infinity;
    for (const entry of this.entries.values()) {
      if (entry.notBefore <= now) due.push(entry);
      else next = Math.min(next, entry.notBefore);
    }
    for (const { sequence } of due) this.entries.delete(sequence);
    this.timerAt = Infinity;
    if (next < Infinity) this.wakeAt(next);
    if (due.length > 0) this.due(due.sort((one, other) => one.notBefore - other.notBefore));
  }
}
