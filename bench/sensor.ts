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
import type { Answer } from './sensor/answers';
import { pushData, pushEvent, sensorOf } from './sensor/pipeline';

/**
 * How fast a sensor works off what waits on the bus: events of 10 KiB -> 3 filters, 4 parameters -> an HTTP call to a recorder on this
 * machine, at least once. Run it bundled, as the program ships:
 *
 *     npx esbuild bench/sensor.ts bench/sensor/recorder.ts --bundle --platform=node --external:lmdb --outdir=dist/bench
 *     node dist/bench/sensor.js [--events 20000] [--bytes 10240] [--only fast] [--only slow] [--only drop]
 *
 * Whether connections and memory stay flat whatever the target answers:
 *
 *     node dist/bench/sensor.js --events 100000 --bytes 1000 --only body --only empty --only error --only closing --only refused
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

interface Scenario {
  readonly answer: Answer;
  readonly delayMs?: number;
  /** What the filters let through. @default main, which all events are about */
  readonly branch?: string;
  /** In events per second; none where something else is of interest. */
  readonly goal?: number;
  /** How often each event is tried. @default 1 */
  readonly steps?: number;
  /** Nobody listens. */
  readonly refused?: boolean;
}

const scenarios: { readonly [name: string]: Scenario } = {
  fast: { answer: 'ok', goal: 8000 },
  slow: { answer: 'ok', delayMs: 10, goal: 4000 },
  drop: { answer: 'ok', branch: 'other', goal: 25_000 },
  body: { answer: 'long' },
  empty: { answer: 'empty' },
  error: { answer: 'error' },
  closing: { answer: 'nothing' },
  refused: { answer: 'nothing', refused: true, steps: 10 },
};

const events = Number(values.events);

interface Counts {
  readonly requests: number;
  readonly connections: number;
  readonly open: number;
  readonly mostOpen: number;
}

interface Recorder {
  readonly url: string;
  counts(): Promise<Counts>;
  stop(): void;
}

async function startRecorder({ answer, delayMs = 0, refused = false }: Scenario): Promise<Recorder> {
  const child: ChildProcess = fork(join(__dirname, 'sensor', 'recorder.js'), [answer, String(delayMs)]);
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  return {
    // No process may listen on port 1 but one of the system.
    url: `http://127.0.0.1:${refused ? 1 : port}`,
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
const mainThreadMs = (): number =>
  Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;

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
  const recorder = await startRecorder(scenario);
  const cluster = new PostingCluster(recorder.url);
  const log = createLog({ json: false, level: 'error', write: (line) => process.stderr.write(line) });
  const kind = triggerRunner('http') ? 'http' : 'k8s';
  const memoryBefore = anonymousMiB();
  const runtime = await startRuntime(sensorOf(recorder.url, scenario.branch ?? 'main', kind, scenario.steps), {
    dataDir,
    cluster,
    log,
    port: 0,
  });
  // What starting takes is not the rate at which events are worked off.
  const before = { waiting: runtime.lag(), cpu: process.cpuUsage(), main: mainThreadMs(), at: performance.now() };
  let attempts = 0;
  runtime.traces.subscribe(({ kind: of }) => {
    if (of === 'attempt') attempts++;
  });
  const memory: number[] = [];
  const watch = setInterval(() => {
    if (events - runtime.lag() > (events / 5) * (memory.length + 1)) memory.push(anonymousMiB());
  }, 20);
  await runtime.idle();
  clearInterval(watch);
  const seconds = (performance.now() - before.at) / 1000;
  const { user, system } = process.cpuUsage(before.cpu);
  const main = ((mainThreadMs() - before.main) / before.waiting).toFixed(3);
  const { requests, connections, open, mostOpen } = await recorder.counts();
  const { deadLetters } = runtime.status();
  await runtime.stop();
  await cluster.close();
  recorder.stop();
  rmSync(dataDir, { recursive: true, force: true });
  const rate = Math.round(before.waiting / seconds);
  const cpu = ((user + system) / 1000 / before.waiting).toFixed(3);
  const [load] = loadavg();
  console.log(
    `${name} (${kind}): ${rate} events/s${scenario.goal ? ` of ${scenario.goal}` : ''}, ${cpu} ms CPU each, ${main} on the main thread; ${attempts} attempts, ${requests} calls over ${connections} connections, ${mostOpen} at most and ${open} at last; ${deadLetters} dead letters; ` +
      `RssAnon at first ${memoryBefore} MiB, after each fifth ${memory.join(', ')}; JSON.parse of a payload ${parse} µs; load ${load?.toFixed(1)}`,
  );
}

async function main(): Promise<void> {
  if (values.fill !== undefined) return fill(values.fill);
  const [only = '', ...others] = values.only;
  if (others.length === 0) return measure(only);
  // Memory that one has taken must not be that of the next.
  for (const name of values.only) {
    const own = ['--only', name, '--events', values.events, '--bytes', values.bytes];
    await once(fork(__filename, own), 'exit');
  }
}

void main();
