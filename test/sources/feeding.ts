import { setTimeout as pause } from 'node:timers/promises';
import { EventloomError } from '../../src/errors';
import { isJson } from '../../src/language/go/json-check';
import { type Feed, type FeedContext, type Occurrence, Stopped } from '../../src/sources/feed';

/** A clock that only moves when somebody waits, and a place where what a feed emits is kept. */
export class FeedUnderTest {
  readonly emitted: Occurrence[] = [];
  readonly warnings: string[] = [];
  now: number;
  /** What an emit does before it succeeds. */
  refuse: () => boolean = () => false;
  private readonly stopping = new AbortController();
  private waits = 0;
  private ended: Promise<void> = Promise.resolve();

  constructor(
    now: string,
    private mark?: string,
  ) {
    this.now = Date.parse(now);
  }

  /** Runs a feed until its clock has reached a time. */
  async runUntil(feed: Feed, end: string): Promise<void> {
    const endMs = Date.parse(end);
    const wait = async (ms: number): Promise<void> => {
      if (this.now + ms > endMs) throw new Stopped();
      this.now += ms;
    };
    await feed({ ...this.context(), wait }).catch((error: unknown) => {
      if (!(error instanceof Stopped)) throw error;
    });
  }

  /** What a feed is given, with real waiting. */
  context(): FeedContext {
    return {
      name: 'default/source/event',
      secrets: { value: async (name, key) => Promise.reject(new EventloomError('secret-missing', `${name}/${key}`)) },
      get: async () => ({ status: 404, body: Buffer.alloc(0) }),
      now: () => this.now,
      stopped: this.stopping.signal,
      started: () => {},
      warn: (message) => this.warnings.push(message),
      wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      recall: async () => this.mark,
      emit: async (occurrence) => {
        if (this.refuse()) throw new Stopped();
        if (!isJson(occurrence.data)) throw new Error('what a source publishes is no JSON');
        this.emitted.push(occurrence);
        if (occurrence.mark !== undefined) this.mark = occurrence.mark;
      },
    };
  }

  /** Starts a feed that really waits; resolves when it misses nothing any more. */
  async start(feed: Feed): Promise<void> {
    await new Promise<void>((started, failed) => {
      const wait = async (ms: number): Promise<void> => {
        await pause(ms);
        if (this.stopping.signal.aborted) throw new Stopped();
        this.waits++;
      };
      this.ended = feed({ ...this.context(), wait, started }).catch((error: unknown) => {
        if (!(error instanceof Stopped)) failed(error);
      });
    });
  }

  /** Lets a feed notice what happened: one that polls has to have looked once more from the beginning. */
  async notice(isPolling: boolean): Promise<void> {
    const looked = this.waits + 2;
    await pause(300);
    if (!isPolling) return;
    while (this.waits < looked) await pause(20);
  }

  /** Stops what {@link start} started. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.ended;
  }

  /** The member of this name of the data of each event. */
  data(member: string): unknown[] {
    return this.emitted.map(({ data }) => (JSON.parse(data.toString()) as Record<string, unknown>)[member]);
  }
}
