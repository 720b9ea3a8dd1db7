import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedBus } from '../src/bus/embedded';
import { openDataDir } from '../src/clients/data-dir';
import { DryRunCluster } from '../src/clients/dry-run-cluster';
import { readManifests } from '../src/manifests/read';
import type { Event } from '../src/model/event';
import type { JsonObject } from '../src/model/json';
import type { Resource } from '../src/model/resource';
import { createLog } from '../src/runtime/log';
import { startRuntime } from '../src/runtime/runtime';

/**
 * What a condition costs that waits for many events: 2 to 64 dependencies, all of which must have had one. The cost of an event must
 * not grow with their number, apart from that of the action, which takes a value from each. Run it bundled, as the program ships:
 *
 *     npx esbuild bench/joins.ts --bundle --platform=node --external:lmdb --outdir=dist/bench && node dist/bench/joins.js
 */
const sizes = [2, 4, 8, 16, 32, 64];
const eventsInAll = 6400;

const names = (size: number): string[] => Array.from({ length: size }, (_, index) => `d${index}`);

function sensorOf(size: number): readonly Resource[] {
  const dependencies = names(size).map((name) => `  - { name: ${name}, eventSourceName: hooks, eventName: ${name} }`);
  const parameters = names(size).map(
    (name) => `{ dest: data.${name}, src: { dependencyName: ${name}, dataKey: value } }`,
  );
  const { resources } = readManifests(
    `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: joins, namespace: argo }
spec:
  dependencies:
${dependencies.join('\n')}
  triggers:
  - template:
      name: all
      conditions: ${names(size).join(' && ')}
      k8s:
        source: { resource: { apiVersion: v1, kind: ConfigMap, metadata: { generateName: kept- } } }
        parameters: [${parameters.join(', ')}]
`,
    'bench.yaml',
  );
  return resources;
}

const eventOf = (number: number, name: string): Event => ({
  id: `${number.toString(16).padStart(8, '0')}${'0'.repeat(24)}`,
  source: 'hooks',
  subject: name,
  type: 'webhook',
  time: new Date().toISOString(),
  datacontenttype: 'application/json',
  specversion: '1.0',
  data: Buffer.from(`{"value":${number}}`),
});

/** Leaves events in a data directory, one for each dependency in turn. */
async function fill(dataDir: string, size: number): Promise<void> {
  const { store, close } = openDataDir(dataDir);
  const bus = new EmbeddedBus(store);
  const interest = names(size).map((subject) => ({ source: 'hooks', subject }));
  await bus.register('argo/joins/all', interest);
  const publishing = Array.from({ length: eventsInAll }, (_, index) => bus.publish(eventOf(index, `d${index % size}`)));
  await Promise.all(publishing);
  await bus.close();
  await close();
}

class CountingCluster extends DryRunCluster {
  count = 0;

  override async create(object: JsonObject): Promise<JsonObject> {
    this.count++;
    return object;
  }
}

async function measure(size: number): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'eventloom-bench-'));
  await fill(dataDir, size);
  const cluster = new CountingCluster();
  const log = createLog({ json: false, level: 'warn', write: (line) => process.stderr.write(line) });
  const resources = sensorOf(size);
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  const runtime = await startRuntime(resources, { dataDir, cluster, log, port: 0 });
  await runtime.idle();
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  await runtime.stop();
  rmSync(dataDir, { recursive: true, force: true });
  const each = ((user + system) / eventsInAll).toFixed(0);
  console.log(
    `${size} dependencies: ${Math.round(eventsInAll / seconds)} events/s, ${each} µs CPU for each event, ` +
      `${cluster.count} actions of ${eventsInAll / size}; load ${loadavg()[0]?.toFixed(1)}`,
  );
}

async function main(): Promise<void> {
  for (const size of sizes) await measure(size);
}

void main();
