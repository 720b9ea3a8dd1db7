import type { RateLimit } from '../../language/guards';

/** Lets so many requests pass in a time. */
export class RateGate {
  private tokens: number;
  private at: number;

  constructor(
    private readonly limit: RateLimit,
    private readonly now: () => number,
  ) {
    this.tokens = limit.requests;
    this.at = now();
  }

  /** 0 when a request may pass, else the milliseconds until the next one may. */
  take(): number {
    const { requests, perMs } = this.limit;
    const now = this.now();
    // A clock that goes back must not lock anybody out.
    const elapsed = Math.max(0, now - this.at);
    this.tokens = Math.min(requests, this.tokens + (elapsed * requests) / perMs);
    this.at = now;
    if (this.tokens < 1) return Math.ceil(((1 - this.tokens) * perMs) / requests);
    this.tokens--;
    return 0;
  }
}
