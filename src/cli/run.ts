import { Command } from 'commander';
import type { Cluster } from '../clients/cluster';
import { DryRunCluster } from '../clients/dry-run-cluster';
import { kubeconfigCluster } from '../clients/kubeconfig-cluster';
import type { Resource } from '../model/resource';
import { createLog, type Log } from '../runtime/log';
import { type RunFlags, type RunOptions, runOptions } from '../runtime/options';
import { type Runtime, startRuntime } from '../runtime/runtime';
import { tellStory } from '../runtime/story';
import { print, printAside } from './output';
import { fingerprint, followDefinitions } from './reloading';
import { readResources } from './resources';
import { serveMetrics } from './serve-metrics';
import { servePage } from './serve-page';
import { type FirstEvent, firstEvent, stopSignal } from './waiting';

/** `eventloom run`: receives events and acts on them until it is told to stop. */
export function runCommand(): Command {
  return new Command('run')
    .description('run the EventSources and Sensors found in files and folders')
    .argument('<paths...>', 'files and folders of YAML or JSON, - for standard input')
    .option('--data-dir <dir>', 'where events, state and made-up secrets are kept (default: ./.eventloom)')
    .option(
      '--cluster <cluster>',
      'the cluster of k8s and argoWorkflow triggers: dry-run records what would be created, kubeconfig does it (default: dry-run)',
    )
    .option('--secrets <dir>', 'values of secrets: one folder for each Secret, one file for each key')
    .option('--port <port>', 'one port for all endpoints, 0 for a free one (default: the ports that the specs declare)')
    .option('--host <host>', 'the address to listen on (default: 127.0.0.1)')
    .option('--page <port>', 'serve the page on this port, 0 for a free one, or off (default: off)')
    .option('--metrics <port>', 'serve metrics for Prometheus on this port, 0 for a free one, or off (default: off)')
    .option('--keep-age <duration>', 'how long events are kept: 12h, 7d (default: 7d)')
    .option('--keep-size <size>', 'how much of the disk the events may take: 500MiB, 2GiB (default: 2GiB)')
    .option('--keep-events <count>', 'how many events are kept (default: 1000000)')
    .option('--keep-retired <duration>', 'how long events wait for a trigger that is gone (default: 72h)')
    .option('--once', 'stop after the first event; exit with 1 when no trigger fired')
    .option('--json', 'write log lines as JSON')
    .option('--skip-unsupported', 'leave out what cannot run here yet')
    .action(async (paths: readonly string[], flags: RunFlags & { readonly once?: boolean }) => {
      await run(paths, runOptions(flags), flags.once ?? false);
    });
}

async function run(paths: readonly string[], options: RunOptions, once: boolean): Promise<void> {
  // It asks for a reload, and must not end what has nothing to reload yet, or no more.
  if (!paths.includes('-')) process.on('SIGHUP', () => {});
  const loaded = fingerprint(paths);
  let resources: readonly Resource[] = readResources(paths);
  const log = createLog({ json: options.json, level: options.logLevel, write: printAside });
  const cluster = await chooseCluster(options.cluster);
  const stopped = stopSignal();
  const runtime = await startRuntime(resources, {
    dataDir: options.dataDir,
    cluster,
    host: options.host,
    skipUnsupported: options.skipUnsupported,
    log,
    ...options.keep,
    ...(options.secrets !== undefined && { secrets: options.secrets }),
    ...(options.port !== undefined && { port: options.port }),
  });
  const ends = once ? [stopped, firstEvent(runtime)] : [stopped];
  const closing = [() => runtime.stop()];
  try {
    const page = await servePage(runtime, () => resources, options);
    closing.push(() => page.close());
    if (page.url !== undefined) log.info(`page: ${page.url}`);
    const metrics = await serveMetrics(runtime, options);
    closing.push(() => metrics.close());
    if (metrics.url !== undefined) log.info(`metrics: ${metrics.url}`);
    let told = announce(runtime, log);
    announceCluster(cluster, log);
    logAttempts(runtime, log);
    const unfollow = followDefinitions(paths, loaded, runtime, log, (reloaded) => {
      resources = reloaded;
      told = announce(runtime, log, told);
    });
    conclude(await Promise.race(ends), log);
    unfollow();
  } finally {
    for (const close of closing.reverse()) await close();
  }
}

/** Why it ends: it was asked to, or the first event is through. */
function conclude(ended: NodeJS.Signals | FirstEvent, log: Log): void {
  if (typeof ended === 'string') {
    return log.info(`${ended}: no more requests are taken, what is under way is finished`);
  }
  print(tellStory(ended.records));
  process.exitCode = ended.fired ? 0 : 1;
}

async function chooseCluster(cluster: RunOptions['cluster']): Promise<Cluster> {
  return cluster === 'kubeconfig' ? kubeconfigCluster() : new DryRunCluster();
}

/**
 * Says where events are received and which secrets were made up.
 * @param told what was said the last time, and need not be said again
 */
function announce({ endpoints, madeUpSecrets }: Runtime, log: Log, told: ReadonlySet<string> = new Set()): Set<string> {
  const lines = [
    ...madeUpSecrets.map(({ name, key, file }) => `made up a value for the key ${key} of secret ${name}: ${file}`),
    ...endpoints.map(
      ({ kind, eventSource, eventName, method, url }) => `${kind} event ${eventSource}/${eventName}: ${method} ${url}`,
    ),
  ];
  for (const line of lines) if (!told.has(line)) log.info(line);
  return new Set(lines);
}

function announceCluster(cluster: Cluster, log: Log): void {
  log.info(
    cluster.dryRun
      ? 'the cluster is a dry run, in which nothing is created; --cluster kubeconfig acts on that of your current context; http and custom triggers act in any case'
      : 'triggers act on the cluster of the current context',
  );
}

function logAttempts({ traces }: Runtime, log: Log): void {
  traces.subscribe((record) => {
    if (record.kind !== 'attempt') return;
    const { eventId, sensor, trigger, summary, error } = record;
    const about = { eventId, sensor, trigger, ...(error !== undefined && { error }) };
    if (error === undefined) log.info(about, summary);
    else log.error(about, summary);
  });
}
