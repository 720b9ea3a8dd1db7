/** An event that the bus has seen lately. */
export interface Seen {
  readonly sequence: number;
  readonly at: number;
  /** Settles when the event is durable, or could not be made so. */
  readonly stored: Promise<void>;
}

/** Remembers which events were published lately, so that a second one with the same id can be dropped. Bounded in time and number. */
export class RecentIds {
  private readonly seen = new Map<string, Seen>();

  constructor(
    private readonly windowMs: number,
    private readonly maxIds: number,
  ) {}

  get(key: string, now: number): Seen | undefined {
    const seen = this.seen.get(key);
    return seen && now - seen.at <= this.windowMs ? seen : undefined;
  }

  add(key: string, seen: Seen): void {
    this.seen.delete(key);
    this.seen.set(key, seen);
    for (const [oldest, { at }] of this.seen) {
      if (this.seen.size <= this.maxIds && seen.at - at <= this.windowMs) break;
      this.seen.delete(oldest);
    }
  }

  delete(key: string): void {
    this.seen.delete(key);
  }
}
