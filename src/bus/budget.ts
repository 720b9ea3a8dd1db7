/** So many events may wait for a retry, all consumers together. Each takes less than 200 bytes of memory. */
const maxParked = 131_072;

/**
 * How many bytes of events may be in flight, all consumers of a bus together. What does not fit stays on the disk; a consumer that has
 * nothing in flight may always take one event, so that none is starved for good.
 */
export class Budget {
  private used = 0;
  private parked = 0;
  private readonly starved = new Set<() => void>();

  constructor(private readonly maxBytes: number) {}

  /** Whether more may be taken; if not, `wake` is called once when that changes. */
  hasRoom(wake: () => void): boolean {
    if (this.used < this.maxBytes) return true;
    this.starved.add(wake);
    return false;
  }

  /** Whether more events may wait for a retry, beyond what each consumer may have. */
  canPark(): boolean {
    return this.parked < maxParked;
  }

  /** @param count how many more events wait for a retry, or fewer */
  park(count: number): void {
    this.parked += count;
  }

  take(bytes: number): void {
    this.used += bytes;
  }

  give(bytes: number): void {
    this.used -= bytes;
    if (this.starved.size === 0 || this.used >= this.maxBytes) return;
    const waiting = [...this.starved];
    this.starved.clear();
    setImmediate(() => {
      for (const wake of waiting) wake();
    });
  }
}
