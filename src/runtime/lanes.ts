interface Lane {
  /** The event that is being acted on, or that waits to be tried again. */
  holder: number;
  /** What lets the others go, by their positions, in the order in which they came. */
  readonly waiting: Map<number, () => void>;
}

/** Lets events with the same key act one after the other, in the order in which they came. */
export class Lanes {
  private readonly lanes = new Map<string, Lane>();

  /**
   * Gets in line; when others are before it, what is returned resolves once it is its turn. Who comes again while it waits keeps its
   * place: what it waited for before never comes.
   */
  enter(key: string, sequence: number): Promise<void> | undefined {
    const lane = this.lanes.get(key);
    if (lane && lane.holder !== sequence) {
      return new Promise((resolve) => lane.waiting.set(sequence, resolve));
    }
    if (!lane) this.lanes.set(key, { holder: sequence, waiting: new Map() });
    return undefined;
  }

  /** The holder is done: the next one goes. A holder that is to be tried again does not leave. */
  leave(key: string): void {
    const lane = this.lanes.get(key);
    const [next] = lane?.waiting ?? [];
    if (!lane || !next) this.lanes.delete(key);
    else {
      const [sequence, go] = next;
      lane.waiting.delete(sequence);
      lane.holder = sequence;
      go();
    }
  }
}
