/** However far away a time is, the clock is looked at this often, since it may be set. In milliseconds. */
const lookMs = 60_000;

/** Rings at the times of a schedule, while this process runs. */
export class Alarm {
  private timer: NodeJS.Timeout | undefined;

  /**
   * @param next the next time of the schedule after a moment, both in milliseconds since 1970
   * @param ring called at each time, with the time that it was to ring
   * @param since the first time is the one after this
   */
  constructor(
    private readonly next: (afterMs: number) => number | undefined,
    private readonly now: () => number,
    private readonly ring: (dueAt: number) => void,
    since = now(),
  ) {
    this.wait(next(since));
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private wait(at: number | undefined): void {
    if (at === undefined) return;
    this.timer = setTimeout(() => this.look(at), Math.min(Math.max(at - this.now(), 0), lookMs));
  }

  private look(at: number): void {
    const now = this.now();
    if (now < at) return this.wait(at);
    this.wait(this.next(Math.floor(Math.max(at, now))));
    this.ring(at);
  }
}
