interface Waiting {
  readonly sequence: number;
  readonly go: () => void;
}

interface Lane {
  /** The event that is being acted on, or that waits to be tried again. */
  holder: number;
  readonly waiting: Waiting[];
}

/** Lets events with the same key act one after the other, in the order in which they came. */
export class Lanes {
  private readonly lanes = new Map<string, Lane>();

  /** Gets in line; when others are before it, what is returned resolves once it is its turn. */
  enter(key: string, sequence: number): Promise<void> | undefined {
    const lane = this.lanes.get(key);
    if (lane && lane.holder !== sequence) {
      return new Promise((resolve) => lane.waiting.push({ sequence, go: resolve }));
    }
    if (!lane) this.lanes.set(key, { holder: sequence, waiting: [] });
    return undefined;
  }

  /** The holder is done: the next one goes. A holder that is to be tried again does not leave. */
  leave(key: string): void {
    const lane = this.lanes.get(key);
    const next = lane?.waiting.shift();
    if (!lane || !next) this.lanes.delete(key);
    else {
      lane.holder = next.sequence;
      next.go();
    }
  }
}
