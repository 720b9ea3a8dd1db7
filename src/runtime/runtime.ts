import { EmbeddedBus, type EmbeddedOptions } from '../bus/embedded';
import type { Cluster } from '../clients/cluster';
import { Connections } from '../clients/connections';
import { type DataDir, openDataDir } from '../clients/data-dir';
import { damaged } from '../clients/store-damage';
import { EventloomError, reasonOf } from '../errors';
import type { Resource } from '../model/resource';
import { type RuntimeStatus, startControl } from './control';
import { DeadLetters } from './dead-letters';
import type { SourceDefinition } from './definitions';
import { Feeds } from './feeds';
import { FreeSpace } from './free-space';
import { InTurn } from './in-turn';
import { type RuntimeEndpoint, removeListenerFile, writeListenerFile } from './listener-file';
import { type LocalSecrets, localSecrets, type MadeUpSecret } from './local-secrets';
import type { Log } from './log';
import { type Prepared, prepare } from './prepared';
import { rememberSensors } from './recall';
import { type Receiving, startReceiving } from './receiving';
import { type LetterChoice, redrive } from './redrive';
import { Refusals } from './refusals';
import { definedTriggers, Retired } from './retired';
import { Traces } from './traces';
import { openTracing } from './tracing';
import { Workers } from './workers';

/** How to run a set of resources. */
export interface RuntimeOptions {
  /** Where events, state and traces are kept. One process at a time. */
  readonly dataDir: string;
  /** What triggers act on. */
  readonly cluster: Cluster;
  /** A folder with one folder for each Secret and one file for each key. @default - values are made up */
  readonly secrets?: string;
  /** The address to listen on. @default `127.0.0.1` */
  readonly host?: string;
  /** One port for all endpoints, 0 for a free one. @default - the ports that the specs declare */
  readonly port?: number;
  /** Leave out what has no runtime yet. @default false */
  readonly skipUnsupported?: boolean;
  /** How much is kept. @default - see {@link EmbeddedOptions} */
  readonly bus?: Omit<EmbeddedOptions, 'now'>;
  /** How long events are kept for a trigger that the definitions do not have any more, in milliseconds. @default 259200000 - 72 hours */
  readonly keepRetiredMs?: number;
  readonly log: Log;
  /** @default Date.now */
  readonly now?: () => number;
}

/** Pipelines that run in this process. */
export interface Runtime {
  readonly endpoints: readonly RuntimeEndpoint[];
  /** What happened, and what happens. */
  readonly traces: Pick<Traces, 'recent' | 'subscribe' | 'about'>;
  readonly madeUpSecrets: readonly MadeUpSecret[];
  /** What was left out, one line each. */
  readonly unsupported: readonly string[];
  /** How many events wait for triggers, summed over the triggers. */
  lag(): number;
  /** What each trigger has to do, and does. */
  status(): RuntimeStatus;
  /** Resolves when no event waits for a trigger. */
  idle(): Promise<void>;
  /**
   * Runs other resources from now on. What did not change goes on undisturbed; no request and no event is dropped.
   * @throws EventloomError as {@link startRuntime}; then everything stays as it was.
   */
  reload(resources: readonly Resource[]): Promise<void>;
  /**
   * Gives events that were given up to their triggers once more.
   * @returns how many
   */
  redrive(choice: LetterChoice): Promise<number>;
  /**
   * Forgets a trigger that the definitions do not have any more, with all that waits for it; without a name, all of them.
   * @returns which
   * @throws EventloomError `bad-value` when the definitions still have it, or nobody knows it
   */
  forget(trigger?: string): Promise<readonly string[]>;
  /** Takes no more requests, finishes what is under way, and releases everything. What could not be finished stays in the data directory. */
  stop(): Promise<void>;
}

/** How long requests and triggers that are under way may take after a stop, in milliseconds. */
const graceMs = 10_000;

/**
 * Runs EventSources and Sensors.
 * @throws EventloomError `unsupported-kind`, `bad-definition`, `bad-program`, `data-dir-in-use`, `data-dir-format`, `store-damaged`,
 * `cannot-write`, `port-in-use`
 */
export async function startRuntime(resources: readonly Resource[], options: RuntimeOptions): Promise<Runtime> {
  const prepared = prepare(resources, options);
  const runtime = new LocalRuntime(options);
  try {
    await runtime.start(prepared);
    return runtime;
  } catch (error) {
    await runtime.stop();
    throw error;
  }
}

/** What a started runtime consists of. */
interface Parts {
  readonly secrets: LocalSecrets;
  readonly feeds: Feeds;
  readonly receiving: Receiving;
}

/** A runtime whose bus is in its data directory. */
class LocalRuntime implements Runtime {
  readonly traces: Traces;
  madeUpSecrets: readonly MadeUpSecret[] = [];
  unsupported: readonly string[] = [];
  private readonly dataDir: DataDir;
  private readonly bus: EmbeddedBus;
  private readonly deadLetters: DeadLetters;
  private readonly connections = new Connections();
  private readonly retired: Retired;
  private workers: Workers | undefined;
  private parts: Parts | undefined;
  /** Steps that undo what was started, the last one first. */
  private readonly undo: (() => Promise<void> | void)[] = [];
  private readonly changes = new InTurn();

  constructor(private readonly options: RuntimeOptions) {
    const { log, now = Date.now } = options;
    this.dataDir = openDataDir(options.dataDir);
    this.undo.push(() => this.dataDir.close());
    const { store } = this.dataDir;
    const failed = (error: unknown): void => log.error({ err: error }, 'what happened could not be recorded');
    const unreadable = (sequence: number): void =>
      log.error({ sequence }, `the event at position ${sequence} is damaged on the disk: it is lost to its triggers`);
    [this.traces, this.bus] = readable(this.dataDir, () => [
      new Traces(store, failed),
      new EmbeddedBus(store, { ...options.bus, now, unreadable }),
    ]);
    this.undo.push(() => this.traces.flush());
    this.undo.push(() => this.bus.close());
    this.deadLetters = new DeadLetters(store);
    this.undo.push(() => this.connections.close());
    this.retired = new Retired({ bus: this.bus, log, now, keepMs: options.keepRetiredMs });
    this.undo.push(() => Promise.race([this.retired.stop(), patience()]));
  }

  /** Starts from the inside out, so that what is received finds everything ready. */
  async start({ definitions, programs }: Prepared): Promise<void> {
    const { log, cluster, host = '127.0.0.1', port, now = Date.now } = this.options;
    const { bus, traces, deadLetters, connections, undo } = this;
    await this.watchDisk();
    const secrets = await this.secretsFor(definitions.sources);
    const trigger = { cluster, secrets, configMaps: secrets, connections, log, now };
    const tracing = openTracing();
    const workers = new Workers({ bus, traces, log, deadLetters, trigger, tracing });
    this.workers = workers;
    undo.push(() => workers.stop(graceMs));
    await this.dataDir.store.write([rememberSensors(definitions.sensors)]);
    await workers.run(programs);
    await this.retired.update(definedTriggers(definitions.sensors));
    const control = await startControl(this.dataDir.path, this);
    undo.push(() => control.stop());
    const context = { bus, traces, log, secrets, tracing, now, unstored: new Refusals(now) };
    const receiving = await startReceiving(definitions.sources, {
      ...context,
      host,
      port,
      ready: () => bus.takesEvents(),
    });
    undo.push(() => receiving.listener.stop(graceMs));
    const feeds = new Feeds(context);
    undo.push(() => feeds.stop());
    await feeds.run(definitions.sources);
    this.parts = { secrets, feeds, receiving };
    this.unsupported = definitions.unsupported;
    this.announce();
    undo.push(() => removeListenerFile(this.dataDir.path));
  }

  get endpoints(): readonly RuntimeEndpoint[] {
    return this.parts?.receiving.endpoints() ?? [];
  }

  lag = (): number => this.workers?.lag() ?? 0;

  status(): RuntimeStatus {
    const { retired } = this;
    return {
      triggers: this.workers?.status() ?? [],
      // Counting what waits takes a while, and not everybody asks for it.
      get retired() {
        return retired.list();
      },
      deadLetters: this.deadLetters.count(),
    };
  }

  idle = async (): Promise<void> => {
    while (this.lag() > 0) await new Promise((resolve) => setTimeout(resolve, lookMs));
  };

  reload(resources: readonly Resource[]): Promise<void> {
    return this.changes.do(() => this.change(prepare(resources, this.options)));
  }

  /** Triggers are ready for what the endpoints take before they take it. */
  private async change({ definitions, programs }: Prepared): Promise<void> {
    const { parts, workers } = this;
    if (!parts || !workers || this.undo.length === 0) return;
    parts.feeds.refuseNewFaults(definitions.sources);
    const wanted = definedTriggers(definitions.sensors);
    await this.secretsFor(definitions.sources);
    await this.retired.expect(wanted);
    // On a disk that takes nothing everything stays as it is.
    await this.dataDir.store.write([rememberSensors(definitions.sensors)]);
    try {
      await workers.makeWay(programs);
      await parts.receiving.replace(definitions.sources);
    } catch (error) {
      await workers.goBack();
      throw error;
    }
    await workers.run(programs);
    await this.retired.update(wanted);
    await parts.feeds.run(definitions.sources);
    this.unsupported = definitions.unsupported;
    this.announce();
  }

  redrive(choice: LetterChoice): Promise<number> {
    return this.changes.do(() =>
      redrive(this.dataDir.store, this.bus, choice, (trigger, sequence) =>
        this.workers?.get(trigger)?.expect(sequence),
      ),
    );
  }

  forget(trigger?: string): Promise<readonly string[]> {
    return this.changes.do(() => this.retired.forget(trigger));
  }

  async stop(): Promise<void> {
    // A disk that takes nothing must not keep a process from ending.
    await Promise.race([this.changes.ended(), patience()]);
    for (const step of this.undo.splice(0).reverse()) await this.end(step);
  }

  /** What does not end well must not keep the rest from its end: the data directory has to be let go of. */
  private async end(step: () => Promise<void> | void): Promise<void> {
    try {
      await step();
    } catch (error) {
      this.options.log.error(`something did not end as it should: ${reasonOf(error)}`);
    }
  }

  private async watchDisk(): Promise<void> {
    const { log } = this.options;
    const space = new FreeSpace(this.dataDir.path, (fault) => {
      this.bus.refuse(fault);
      if (fault === undefined) log.info('there is room on the disk again: events are accepted');
      else log.error(`events are refused: ${fault}`);
    });
    this.undo.push(() => space.stop());
    await space.look();
  }

  private async secretsFor(sources: readonly SourceDefinition[]): Promise<LocalSecrets> {
    const secrets = await localSecrets(this.options.secrets, this.dataDir.file('secrets'), sources);
    this.madeUpSecrets = [...this.madeUpSecrets, ...secrets.madeUp];
    return secrets;
  }

  private announce(): void {
    const { secrets } = this.options;
    const folder = secrets === undefined ? {} : { secrets };
    writeListenerFile(this.dataDir.path, { pid: process.pid, endpoints: this.endpoints, ...folder });
  }
}

const patience = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, graceMs).unref());

/** What is in a data directory that opens may still be damaged; whoever reads it first finds out. */
function readable<T>(dataDir: DataDir, read: () => T): T {
  try {
    return read();
  } catch (error) {
    void dataDir.close();
    if (error instanceof EventloomError) throw error;
    // What a parser says may quote what is kept.
    const found = reasonOf(error).startsWith('MDB_') ? reasonOf(error) : 'what is kept there makes no sense any more';
    throw damaged(dataDir.path, found, error);
  }
}

/** How often it is looked whether all is done, in milliseconds. */
const lookMs = 5;
