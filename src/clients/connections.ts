/** What is kept open between two uses, and closed at the end. */
export interface Closable {
  /** Cuts what is still under way: whoever waits for it has gone, and never hears of it again. */
  close(): Promise<void> | void;
}

/** What comes of something that was cut: nothing, ever. */
export const forGood = (): Promise<never> => new Promise(() => undefined);

/** Clients of other systems, each opened when it is first needed and closed with all others. */
export class Connections {
  private readonly clients = new Map<new () => Closable, Closable>();

  /** The client of a class; the same one until {@link close}. */
  of<T extends Closable>(type: new () => T): T {
    const known = this.clients.get(type);
    if (known instanceof type) return known;
    const client = new type();
    this.clients.set(type, client);
    return client;
  }

  /** Lets go of everything. */
  async close(): Promise<void> {
    const clients = [...this.clients.values()];
    this.clients.clear();
    await Promise.all(clients.map((client) => client.close()));
  }
}
