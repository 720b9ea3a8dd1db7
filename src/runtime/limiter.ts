import type { RateLimit } from '../model/trigger';

/** Lets only so many act at once; the others wait in line. */
export class Limiter {
  private active = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly max: number) {}

  async run<T>(action: () => Promise<T>): Promise<T> {
    if (this.active >= this.max) await new Promise<void>((resolve) => this.waiting.push(resolve));
    else this.active++;
    try {
      return await action();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.active--;
    }
  }
}

const unitMs = { Second: 1000, Minute: 60_000, Hour: 3_600_000 } as const;

/** Spreads actions evenly over time: one in every interval, however long there was none. */
export class Pacer {
  private nextAt = 0;
  private readonly intervalMs: number;

  constructor({ requestsPerUnit = 0, unit = 'Second' }: RateLimit) {
    this.intervalMs = unitMs[unit] / requestsPerUnit;
  }

  /** How long the next action has to wait, in milliseconds. */
  delay(now: number): number {
    const at = Math.max(now, this.nextAt);
    this.nextAt = at + this.intervalMs;
    return at - now;
  }
}
