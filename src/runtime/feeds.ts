import { EventloomError } from '../errors';
import { fingerprintOf, type SourceDefinition, sourceName } from './definitions';
import { type Feeding, type FeedingContext, feedingFault, startFeeding } from './feeding';

/** The event sources that find out by themselves what happened, and that run. */
export class Feeds {
  private readonly running = new Map<string, Feeding>();
  /** The names of those that run as they should. */
  private whole: ReadonlySet<string> = new Set();

  constructor(private readonly context: FeedingContext) {}

  /** Runs these, and no others: one that did not change goes on undisturbed. Resolves when none of them misses anything any more. */
  async run(sources: readonly SourceDefinition[]): Promise<void> {
    const wanted = new Map(sources.map((source) => [keyOf(source), source]));
    const gone = [...this.running].filter(([key]) => !wanted.has(key));
    for (const [key] of gone) this.running.delete(key);
    await Promise.all(gone.map(([, feeding]) => feeding.stop()));
    const fresh = [...wanted].filter(([key]) => !this.running.has(key));
    this.whole = new Set(sources.filter((source) => feedingFault(source) === undefined).map(sourceName));
    await Promise.all(
      fresh.map(async ([key, source]) => this.running.set(key, await startFeeding([source], this.context))),
    );
  }

  /**
   * A slip in one that runs must not end it.
   * @throws EventloomError `bad-definition` when one that runs could not be run any more
   */
  refuseNewFaults(sources: readonly SourceDefinition[]): void {
    for (const source of sources.filter((wanted) => !this.running.has(keyOf(wanted)))) {
      const fault = feedingFault(source);
      if (fault !== undefined && this.whole.has(sourceName(source))) throw new EventloomError('bad-definition', fault);
    }
  }

  /** Stops all; what is being stored is waited for. */
  async stop(): Promise<void> {
    await this.run([]);
  }
}

const keyOf = ({ namespace, eventSource, declared, resource }: SourceDefinition): string =>
  JSON.stringify([namespace, eventSource, declared.key, declared.name, fingerprintOf(resource)]);
