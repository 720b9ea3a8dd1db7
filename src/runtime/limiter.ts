import type { RateLimit } from '../model/trigger';

/** Lets only so many act at once; the others wait in line. */
export class Slots {
  private free: number;
  private readonly waiting: (() => void)[] = [];

  constructor(count: number) {
    this.free = count;
  }

  /** Takes a slot; when there is none, what is returned resolves once there is. */
  take(): Promise<void> | undefined {
    if (this.free > 0) {
      this.free--;
      return undefined;
    }
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  give(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.free++;
  }
}

/** Any other unit counts as a second, as in Argo Events. */
const unitMs: ReadonlyMap<string, number> = new Map([
  ['Minute', 60_000],
  ['Hour', 3_600_000],
]);

/** Spreads actions evenly over time: one in every interval, however long there was none. */
export class Pacer {
  private nextAt = 0;
  private readonly intervalMs: number;

  constructor({ requestsPerUnit = 0, unit = 'Second' }: RateLimit) {
    this.intervalMs = (unitMs.get(unit) ?? 1000) / requestsPerUnit;
  }

  /**
   * How long the next action has to wait, in milliseconds.
   * @param now in milliseconds, on a clock that nobody sets
   */
  delay(now: number): number {
    const at = Math.max(now, this.nextAt);
    this.nextAt = at + this.intervalMs;
    return at - now;
  }
}
