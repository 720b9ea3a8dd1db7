import type { SourceContext } from './source';

/** Something that happened, as an event. */
export interface Occurrence {
  readonly data: Buffer;
  /** The id of the event, when the same occurrence may be reported twice. @default - a new one */
  readonly eventId?: string;
  /** What to find again under {@link FeedContext.recall} after a restart; it becomes durable with the event. */
  readonly mark?: string;
}

/** What a kind that finds out by itself what happened is given. */
export interface FeedContext extends SourceContext {
  /** Which event this is, unique in the process: `namespace/event source/event`. */
  readonly name: string;
  /**
   * Makes an event of an occurrence, unless the event's filter drops it. Resolves when it is durable; tries again until it is, or
   * until the feed is stopped.
   * @throws Stopped
   */
  emit(occurrence: Occurrence): Promise<void>;
  /** The last mark that became durable; undefined if there was none. */
  recall(): Promise<string | undefined>;
  /**
   * Waits.
   * @throws Stopped when the feed is stopped meanwhile
   */
  wait(ms: number): Promise<void>;
  /** Aborted when the feed is to stop. */
  readonly stopped: AbortSignal;
  /** To be called when nothing that happens from now on is missed. */
  started(): void;
  /** Tells the operator. */
  warn(message: string): void;
}

/**
 * Runs until the feed is stopped; whoever starts it starts it again when it throws something else than {@link Stopped}.
 * @throws EventloomError `bad-program`, `bad-definition` at once when the definition can never work
 */
export type Feed = (context: FeedContext) => Promise<void>;

/** The feed is to stop. */
export class Stopped extends Error {
  constructor() {
    super('stopped');
  }
}
