import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { check } from '../check/check';
import { countsOf, formatText } from '../check/format';
import { DryRunCluster } from '../clients/dry-run-cluster';
import { EventloomError } from '../errors';
import type { Resource } from '../model/resource';
import { createLog } from '../runtime/log';
import { type RunFlags, type RunOptions, runOptions } from '../runtime/options';
import { type Runtime, startRuntime } from '../runtime/runtime';
import { tellStory } from '../runtime/story';
import { chooseEndpoint, credentialsFor, secretsOf } from './credentials';
import { prepareDelivery, send } from './delivery';
import { loadFixture } from './fixture';
import { print, printAside } from './output';
import { packageRoot } from './package-root';
import { readResources } from './resources';
import { servePage } from './serve-page';
import { synthesizeApp } from './synth-app';
import { type FirstEvent, firstEvent, stopSignal } from './waiting';

interface StartFlags extends Pick<RunFlags, 'dataDir' | 'port' | 'page' | 'secrets'> {
  readonly fire: string;
  readonly once?: boolean;
}

/** `eventloom start`: an app from its sources to its first event, on a dry run of the cluster. */
export function startCommand(): Command {
  return new Command('start')
    .description(
      'try a cdk8s app: synthesize, check, run it on a dry run, send it a signed delivery, tell what happened',
    )
    .argument('[app]', "the folder of a cdk8s app (default: the repository's apps/github-ci)")
    .option('--fire <delivery>', 'what to send: a bundled delivery or a file', 'github/push')
    .option('--once', 'stop after that delivery; exit with 1 when no trigger fired')
    .option('--data-dir <dir>', 'where events, state and made-up secrets are kept (default: ./.eventloom)')
    .option('--secrets <dir>', 'values of secrets: one folder for each Secret, one file for each key')
    .option('--port <port>', 'one port for all endpoints, 0 for a free one (default: the ports that the specs declare)')
    .option('--page <port>', 'serve the page on this port, 0 for a free one, or off', '0')
    .action(async (app: string | undefined, flags: StartFlags) => {
      await start(app ?? exampleApp(), flags, runOptions(flags));
    });
}

/** The package has no apps; the repository has. */
function exampleApp(): string {
  const folder = join(packageRoot(), 'apps/github-ci');
  if (existsSync(folder)) return folder;
  throw new EventloomError('bad-value', 'name the folder of a cdk8s app: eventloom start <app>');
}

async function start(app: string, flags: StartFlags, options: RunOptions): Promise<void> {
  const resources = synthesize(app, options);
  if (resources === undefined) return;
  const stopped = stopSignal();
  const runtime = await listen(resources, options);
  const closing = [() => runtime.stop()];
  try {
    const page = await servePage(runtime, () => resources, options);
    closing.push(() => page.close());
    const { records, fired } = await fireOnce(runtime, flags, options);
    print(`\nWhat happened\n${tellStory(records)}`);
    if (flags.once) process.exitCode = fired ? 0 : 1;
    else {
      print(whatNext(flags, page.url));
      await stopped;
    }
  } finally {
    for (const close of closing.reverse()) await close();
  }
}

/** @returns nothing when check found errors; they are printed then, and the exit code is set */
function synthesize(app: string, { dataDir }: RunOptions): readonly Resource[] | undefined {
  const out = join(dataDir, 'manifests');
  synthesizeApp(app, out);
  const resources = readResources([out]);
  print(`Synthesized ${app}: ${resources.length} objects in ${out}\n`);
  const problems = check(resources).filter(({ severity }) => severity !== 'info');
  const { error, warning } = countsOf(problems);
  print(`Checked them: ${error + warning === 0 ? 'no problems' : formatText(problems, new Map())}\n`);
  if (error === 0) return resources;
  process.exitCode = 1;
  return undefined;
}

/** The declared ports, or a free one when somebody has them. */
async function listen(resources: readonly Resource[], options: RunOptions): Promise<Runtime> {
  const log = createLog({ json: options.json, level: 'warn', write: printAside });
  const { dataDir, host, secrets, port } = options;
  const base = { dataDir, host, log, cluster: new DryRunCluster(), ...(secrets !== undefined && { secrets }) };
  let runtime: Runtime;
  try {
    runtime = await startRuntime(resources, { ...base, ...(port !== undefined && { port }) });
  } catch (error) {
    if (port !== undefined || !(error instanceof EventloomError) || error.code !== 'port-in-use') throw error;
    print(`A declared port is taken (${error.message}): a free one is used instead\n`);
    runtime = await startRuntime(resources, { ...base, port: 0 });
  }
  for (const { eventSource, eventName, method, url } of runtime.endpoints) {
    print(`Listening for ${eventSource}/${eventName}: ${method} ${url}\n`);
  }
  for (const { name, key, file } of runtime.madeUpSecrets) {
    print(`Made up a value for key ${key} of secret ${name}: ${file}\n`);
  }
  print('The cluster is a dry run: nothing is created. `eventloom run --cluster kubeconfig` acts on a real one.\n');
  return runtime;
}

async function fireOnce(runtime: Runtime, { fire }: StartFlags, options: RunOptions): Promise<FirstEvent> {
  const fixture = loadFixture(fire);
  const endpoint = chooseEndpoint(runtime.endpoints, fixture, undefined);
  if (!endpoint)
    throw new EventloomError('bad-value', `no endpoint of this app takes ${fire}; choose another delivery with --fire`);
  const secrets = secretsOf(options.dataDir, [options.secrets]);
  const delivery = prepareDelivery(fixture, await credentialsFor(endpoint, secrets));
  const first = firstEvent(runtime);
  print(`\nFiring ${fire}: ${delivery.body.length} bytes to ${endpoint.url}\n`);
  const { status, body } = await send(endpoint.url, delivery);
  print(`It answered ${status} ${body.trim().slice(0, 200)}\n`);
  if (status < 400) return first;
  return { records: runtime.traces.recent().slice(-1), fired: false };
}

function whatNext({ fire, dataDir }: StartFlags, page: string | undefined): string {
  const where = dataDir === undefined ? '' : ` --data-dir ${dataDir}`;
  const command = process.argv[1]?.endsWith('.ts') ? 'node --import tsx src/cli/main.ts' : 'npx eventloom';
  const lines = [
    '',
    ...(page === undefined ? [] : [`Look at it:             ${page}`]),
    `Fire it again:          ${command} fire ${fire}${where}`,
    `See it not fire:        ${command} fire ${fire} --set body.ref=refs/heads/other${where}`,
    `Why it did not:         ${command} explain --last${where}`,
    'Stop: Ctrl-C',
    '',
  ];
  return lines.join('\n');
}
