import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Pool } from 'undici';
import { EmbeddedBus } from '../src/bus/embedded';
import { openDataDir } from '../src/clients/data-dir';
import { DryRunCluster } from '../src/clients/dry-run-cluster';
import type { JsonObject } from '../src/model/json';
import { createLog } from '../src/runtime/log';
import { startRuntime } from '../src/runtime/runtime';
import { triggerRunner } from '../src/triggers/kinds';
import { pushData, pushEvent, sensorOf } from './sensor/pipeline';

/**
 * How fast a sensor works off what waits on the bus: events of 10 KiB -> 3 filters, 4 parameters -> an HTTP call to a recorder on this
 * machine, at least once. Run it bundled, as the program ships:
 *
 *     npx esbuild bench/sensor.ts bench/sensor/recorder.ts --bundle --platform=node --external:lmdb --outdir=dist/bench
 *     node dist/bench/sensor.js [--events 20000] [--bytes 10240] [--only fast] [--only slow] [--only drop]
 */
const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '20000' },
    bytes: { type: 'string', default: '10240' },
    only: { type: 'string', multiple: true, default: ['fast', 'slow', 'drop'] },
    // How this program calls itself: what fills a data directory must not count as memory of what works it off.
    fill: { type: 'string' },
  },
});

const scenarios: Readonly<
  Record<string, { readonly delayMs: number; readonly branch: string; readonly goal: number }>
> = {
  fast: { delayMs: 0, branch: 'main', goal: 8000 },
  slow: { delayMs: 10, branch: 'main', goal: 4000 },
  drop: { delayMs: 0, branch: 'other', goal: 25_000 },
};

const events = Number(values.events);

interface Counts {
  readonly requests: number;
  readonly connections: number;
  readonly open: number;
}

interface Recorder {
  readonly url: string;
  counts(): Promise<Counts>;
  stop(): void;
}

async function startRecorder(delayMs: number): Promise<Recorder> {
  const child: ChildProcess = fork(join(__dirname, 'sensor', 'recorder.js'), [String(delayMs)]);
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  return {
    url: `http://127.0.0.1:${port}`,
    counts: async () => {
      child.send('counts');
      const [counts] = (await once(child, 'message')) as [Counts];
      return counts;
    },
    stop: () => child.disconnect(),
  };
}

/** A cluster whose objects are sent to a URL: an HTTP trigger as cheap as can be, to see what everything else costs. */
class PostingCluster extends DryRunCluster {
  private readonly pool: Pool;

  constructor(url: string) {
    super();
    this.pool = new Pool(url, { connections: 64 });
  }

  override async create(object: JsonObject): Promise<JsonObject> {
    const body = JSON.stringify(object.data);
    const { body: answer } = await this.pool.request({ path: '/', method: 'POST', body });
    await answer.dump();
    return object;
  }

  close(): Promise<void> {
    return this.pool.close();
  }
}

/** Leaves so many events in a data directory, for the trigger of the sensor. */
async function fill(dataDir: string): Promise<void> {
  const { store, close } = openDataDir(dataDir);
  const bus = new EmbeddedBus(store);
  const interest = [{ source: 'github', subject: 'push' }];
  const consumer = await bus.consume('argo/ci/build', interest, () => {}, { maxInFlight: 1 });
  await consumer.stop();
  const data = pushData(Number(values.bytes));
  for (let index = 0; index < events; index += 500) {
    const block = Array.from({ length: Math.min(500, events - index) }, (_, at) => pushEvent(index + at, data));
    await Promise.all(block.map((event) => bus.publish(event)));
  }
  await bus.close();
  await close();
}

/** Memory of this process that is no file, in MiB. */
const anonymousMiB = (): number => {
  const [, kib] = /^RssAnon:\s+(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return Math.round(Number(kib) / 1024);
};

/** How long the thread that runs this was on a processor, in milliseconds: others help it, but it is what the rate hangs on. */
const mainThreadMs = (): number => Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;

/** What this machine makes of JSON.parse of one payload at the moment, in microseconds on a processor: other figures of the same run compare to it. */
function reference(): number {
  const text = pushData(Number(values.bytes)).toString();
  const began = mainThreadMs();
  for (let round = 0; round < 2000; round++) JSON.parse(text);
  return Math.round((mainThreadMs() - began) / 2);
}

async function measure(name: string): Promise<void> {
  const scenario = scenarios[name];
  if (!scenario) throw new Error(`no scenario ${name}`);
  const dataDir = mkdtempSync(join(tmpdir(), 'eventloom-bench-'));
  await once(fork(__filename, ['--fill', dataDir, '--events', values.events, '--bytes', values.bytes]), 'exit');
  const parse = reference();
  const recorder = await startRecorder(scenario.delayMs);
  const cluster = new PostingCluster(recorder.url);
  const log = createLog({ json: false, level: 'warn', write: (line) => process.stderr.write(line) });
  const kind = triggerRunner('http') ? 'http' : 'k8s';
  const before = { memory: anonymousMiB(), cpu: process.cpuUsage(), main: mainThreadMs(), at: performance.now() };
  const runtime = await startRuntime(sensorOf(recorder.url, scenario.branch, kind), { dataDir, cluster, log, port: 0 });
  const memory: number[] = [];
  const watch = setInterval(() => {
    if (events - runtime.lag() > (events / 5) * (memory.length + 1)) memory.push(anonymousMiB());
  }, 20);
  await runtime.idle();
  clearInterval(watch);
  const seconds = (performance.now() - before.at) / 1000;
  const { user, system } = process.cpuUsage(before.cpu);
  const main = ((mainThreadMs() - before.main) / events).toFixed(3);
  const { requests, connections } = await recorder.counts();
  await runtime.stop();
  await cluster.close();
  recorder.stop();
  rmSync(dataDir, { recursive: true, force: true });
  const rate = Math.round(events / seconds);
  const cpu = ((user + system) / 1000 / events).toFixed(3);
  const [load] = loadavg();
  console.log(
    `${name} (${kind}): ${rate} events/s of ${scenario.goal}, ${cpu} ms CPU each, ${main} on the main thread; ${requests} calls over ${connections} connections; ` +
      `RssAnon at first ${before.memory} MiB, after each fifth ${memory.join(', ')}; JSON.parse of a payload ${parse} µs; load ${load?.toFixed(1)}`,
  );
}

async function main(): Promise<void> {
  if (values.fill !== undefined) return fill(values.fill);
  for (const name of values.only) await measure(name);
}

void main();
