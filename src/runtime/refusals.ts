/** How many refused requests of one event are told about in a second; the others are only counted. */
const perSecond = 20;

/** How many events are kept apart. */
const maxEvents = 10_000;

interface Second {
  readonly startedAt: number;
  told: number;
  untold: number;
}

/** Keeps a flood of requests that are refused from filling the log and the traces. */
export class Refusals {
  private readonly seconds = new Map<string, Second>();

  constructor(private readonly now: () => number) {}

  /**
   * Counts a refused request.
   * @returns how many before it were not told about; undefined when it is not to be told about either
   */
  count(event: string): number | undefined {
    const now = this.now();
    const known = this.seconds.get(event);
    const isSame = known !== undefined && now - known.startedAt < 1000 && now >= known.startedAt;
    const second = isSame ? known : { startedAt: now, told: 0, untold: known?.untold ?? 0 };
    if (!isSame) {
      if (this.seconds.size >= maxEvents) this.seconds.clear();
      this.seconds.set(event, second);
    }
    if (second.told >= perSecond) {
      second.untold++;
      return undefined;
    }
    second.told++;
    const { untold } = second;
    second.untold = 0;
    return untold;
  }
}
