import type { Bus } from '../bus/bus';
import { EmbeddedBus } from '../bus/embedded';
import type { Cluster } from '../clients/cluster';
import { Connections } from '../clients/connections';
import { openDataDir } from '../clients/data-dir';
import type { Store } from '../clients/store';
import { EventloomError } from '../errors';
import type { Resource } from '../model/resource';
import type { TriggerContext } from '../triggers/trigger';
import { DeadLetters } from './dead-letters';
import { type Definitions, definitionsOf } from './definitions';
import { Documents } from './documents';
import { startFeeding } from './feeding';
import { type RuntimeEndpoint, removeListenerFile, writeListenerFile } from './listener-file';
import { localSecrets, type MadeUpSecret } from './local-secrets';
import type { Log } from './log';
import { startReceiving } from './receiving';
import { Traces } from './traces';
import { compileTriggers, type TriggerProgram } from './trigger-program';
import { TriggerWorker } from './trigger-worker';
import { refuseWrongTypes } from './wrong-types';

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
  /** Resolves when no event waits for a trigger. */
  idle(): Promise<void>;
  /** Takes no more requests, finishes what is under way, and releases everything. What could not be finished stays in the data directory. */
  stop(): Promise<void>;
}

/** How long requests and triggers that are under way may take after a stop, in milliseconds. */
const graceMs = 10_000;

/**
 * Runs EventSources and Sensors.
 * @throws EventloomError `unsupported-kind`, `bad-definition`, `bad-program`, `data-dir-in-use`, `data-dir-format`, `cannot-write`,
 * `port-in-use`
 */
export async function startRuntime(resources: readonly Resource[], options: RuntimeOptions): Promise<Runtime> {
  refuseWrongTypes(resources);
  const definitions = definitionsOf(resources);
  refuseUnsupported(definitions, options);
  const programs = definitions.sensors.flatMap(compileTriggers);
  const undo: Undo = [];
  const stop = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    return { ...(await start(definitions, programs, options, undo)), unsupported: definitions.unsupported, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function refuseUnsupported(
  { sources, sensors, unsupported }: Definitions,
  { skipUnsupported, log }: RuntimeOptions,
): void {
  if (sources.length === 0 && sensors.length === 0 && unsupported.length === 0) {
    throw new EventloomError('bad-definition', 'there is neither an EventSource nor a Sensor to run');
  }
  if (skipUnsupported) for (const line of unsupported) log.warn(`left out: ${line}`);
  else if (unsupported.length > 0) {
    const lines = unsupported.map((line) => `\n  ${line}`).join('');
    throw new EventloomError(
      'unsupported-kind',
      `these cannot run here yet; leave them out with --skip-unsupported:${lines}`,
    );
  }
}

type Undo = (() => Promise<void> | void)[];

/** Starts from the inside out, so that what is received finds everything ready; each step says how to undo it. */
async function start(
  { sources }: Definitions,
  programs: readonly TriggerProgram[],
  options: RuntimeOptions,
  undo: Undo,
): Promise<Omit<Runtime, 'stop' | 'unsupported'>> {
  const { log, host = '127.0.0.1', port, now = Date.now } = options;
  const dataDir = openDataDir(options.dataDir);
  undo.push(() => dataDir.close());
  const traces = new Traces(dataDir.store, (error) => log.error({ err: error }, 'what happened could not be recorded'));
  undo.push(() => traces.flush());
  const bus = new EmbeddedBus(dataDir.store, { now });
  undo.push(() => bus.close());
  const secrets = await localSecrets(options.secrets, dataDir.file('secrets'), sources);
  const connections = new Connections();
  undo.push(() => connections.close());
  const acting = { cluster: options.cluster, secrets, configMaps: secrets, connections, log, now };
  const workers = createWorkers(programs, dataDir.store, bus, traces, acting, undo);
  await Promise.all(workers.map((worker) => worker.start()));
  const receiving = await startReceiving(sources, { bus, traces, log, secrets, now, host, port });
  const { listener, endpoints } = receiving;
  undo.push(() => listener.stop(graceMs));
  const feeding = await startFeeding(sources, { bus, traces, log, secrets, now });
  undo.push(() => feeding.stop());
  const folder = options.secrets === undefined ? {} : { secrets: options.secrets };
  writeListenerFile(dataDir.path, { pid: process.pid, endpoints, ...folder });
  undo.push(() => removeListenerFile(dataDir.path));
  const lag = (): number => workers.reduce((sum, worker) => sum + worker.status().lag, 0);
  return { endpoints, traces, madeUpSecrets: secrets.madeUp, lag, idle: () => until(() => lag() === 0) };
}

function createWorkers(
  programs: readonly TriggerProgram[],
  store: Store,
  bus: Bus,
  traces: Traces,
  acting: Omit<TriggerContext, 'sensor'> & Pick<RuntimeOptions, 'log'>,
  undo: Undo,
): readonly TriggerWorker[] {
  const shared = { bus, traces, log: acting.log, deadLetters: new DeadLetters(store), documents: new Documents() };
  const workers = programs.map(
    (program) => new TriggerWorker(program, { ...shared, trigger: { ...acting, sensor: program.sensor } }),
  );
  undo.push(async () => {
    await Promise.all(workers.map((worker) => worker.stop(graceMs)));
  });
  return workers;
}

/** How often a condition is looked at, in milliseconds. */
const lookMs = 5;

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, lookMs));
}
