/** Does one thing after the other, whether or not the one before worked. */
export class InTurn {
  private last: Promise<unknown> = Promise.resolve();

  /** Does it once all that came before is over; what becomes of it is for the caller alone. */
  do<T>(work: () => Promise<T>): Promise<T> {
    const done = this.last.then(work);
    this.last = done.catch(() => undefined);
    return done;
  }

  /** Resolves when all that came before is over. */
  async ended(): Promise<void> {
    await this.last;
  }
}
