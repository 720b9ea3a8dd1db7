import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedBus } from '../../src/bus/embedded';
import { readDataDir } from '../../src/clients/data-dir';
import { EventloomError } from '../../src/errors';
import { type Runtime, startRuntime } from '../../src/runtime/runtime';
import { RecordingCluster, recordingLog, resourcesOf, sensor } from './pipeline';

const root = mkdtempSync(join(tmpdir(), 'eventloom-feeding-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let cluster: RecordingCluster;
let lines: string[];
let runtime: Runtime | undefined;

beforeEach(() => {
  cluster = new RecordingCluster();
});

afterEach(async () => {
  await runtime?.stop();
  runtime = undefined;
  jest.restoreAllMocks();
});

const source = (spec: string): string => `
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks, namespace: lab }
spec:
${spec.replace(/^/gm, '  ')}
---${sensor({ conditions: 'a', dependencies: ['a'] })}`;

async function start(dataDir: string, spec: string, now?: () => number): Promise<Runtime> {
  const recording = recordingLog();
  lines = recording.lines;
  const options = { dataDir, cluster, port: 0, log: recording.log, ...(now && { now }) };
  runtime = await startRuntime(resourcesOf(source(spec)), options);
  return runtime;
}

async function until(holds: () => boolean): Promise<void> {
  for (let waited = 0; !holds() && waited < 1000; waited++) await new Promise((resolve) => setTimeout(resolve, 25));
  expect(holds()).toBe(true);
}

const published = (dataDir: string): unknown[] => {
  const opened = readDataDir(dataDir);
  const rows = [...opened.store.table('events').entries()].map(({ value }) => Buffer.from(value).toString());
  void opened.close();
  return rows.map((row) => /"eventTime":"([^"]*)"/.exec(row)?.[1]);
};

describe('a runtime with sources that nobody calls', () => {
  it('starts a pipeline when a file appears', async () => {
    const directory = mkdtempSync(join(root, 'watched-'));
    const watch = `{ directory: ${directory}/, path: done.txt }`;
    await start(join(root, 'file'), `file: { a: { eventType: CREATE, watchPathConfig: ${watch} } }`);
    writeFileSync(join(directory, 'done.txt'), 'x');
    await until(() => cluster.created.length === 1);
  });

  it('starts a pipeline when it is time', async () => {
    await start(join(root, 'time'), 'calendar: { a: { interval: 1s } }');
    await until(() => cluster.created.length === 2);
  });

  it('catches up with what it missed, once, over any number of restarts', async () => {
    const dataDir = join(root, 'catch-up');
    const spec = 'calendar: { a: { schedule: "0 * * * *", persistence: { catchup: { enabled: true } } } }';
    let now = Date.parse('2026-05-01T09:59:59.900Z');
    const clock = (): number => now;
    await start(dataDir, spec, clock);
    now = Date.parse('2026-05-01T10:00:00Z');
    await until(() => cluster.created.length === 1);
    for (const restart of ['12:30', '12:31', '12:32']) {
      await runtime?.stop();
      now = Date.parse(`2026-05-01T${restart}:00Z`);
      await start(dataDir, spec, clock);
      await until(() => cluster.created.length === 3);
      await runtime?.idle();
    }
    expect(cluster.created).toHaveLength(3);
  });

  it('tries a due time again until the bus has taken it', async () => {
    const publish = EmbeddedBus.prototype.publish;
    let refused = 0;
    jest.spyOn(EmbeddedBus.prototype, 'publish').mockImplementation(function (this: EmbeddedBus, ...event) {
      if (refused++ < 3) return Promise.reject(new EventloomError('not-stored', 'the disk is full'));
      return publish.apply(this, event);
    });
    const dataDir = join(root, 'again');
    await start(dataDir, 'calendar: { a: { interval: 1s } }');
    await until(() => cluster.created.length > 0);
    const times = published(dataDir);
    expect(new Set(times).size).toBe(times.length);
    expect(refused).toBeGreaterThan(3);
  });

  it('leaves out what can never work, with a word, and runs the rest', async () => {
    await start(join(root, 'bad'), 'calendar: { b: { schedule: "* * * *" }, a: { interval: 1s } }');
    expect(lines.join('')).toMatch(/event b of EventSource hooks cannot be received: a schedule has five fields/);
    await until(() => cluster.created.length > 0);
  });

  it('goes on when a reload brings what can never work, and leaves alone what never did', async () => {
    const running = await start(join(root, 'slip'), 'calendar: { b: { schedule: "* * * *" }, a: { interval: 1h } }');
    const broken = source('calendar: { b: { schedule: "* * * *" }, a: { schedule: "* * * *" } }');
    await expect(running.reload(resourcesOf(broken))).rejects.toThrow(
      /event a of EventSource hooks cannot be received/,
    );
    await running.reload(resourcesOf(source('calendar: { b: { schedule: "* *" }, a: { interval: 2h } }')));
  });

  it('waits for a directory that is not there yet', async () => {
    const directory = join(root, 'later');
    const watch = `{ directory: ${directory}/, path: done.txt }`;
    await start(join(root, 'missing'), `file: { a: { eventType: CREATE, watchPathConfig: ${watch} } }`);
    expect(lines.join('')).toMatch(/failed, and is tried again: .*ENOENT/);
  });

  it('watches a directory anew that was removed and made again', async () => {
    const directory = mkdtempSync(join(root, 'again-'));
    const watch = `{ directory: ${directory}/, path: done.txt }`;
    await start(join(root, 'vanish'), `file: { a: { eventType: CREATE, watchPathConfig: ${watch} } }`);
    rmSync(directory, { recursive: true });
    await until(() => /has vanished/.test(lines.join('')));
    mkdirSync(directory);
    for (let count = 0; cluster.created.length === 0 && count < 400; count++) {
      rmSync(join(directory, 'done.txt'), { force: true });
      writeFileSync(join(directory, 'done.txt'), 'x');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await until(() => cluster.created.length > 0);
  });

  it('drops what the filter of a source does not let through, and remembers the time', async () => {
    const filter = `filter: { expression: 'eventTime contains "never"' }`;
    const dataDir = join(root, 'filtered');
    await start(dataDir, `calendar: { a: { interval: 1s, ${filter} } }`);
    const opened = readDataDir(dataDir);
    await until(() => opened.store.table('state').get('feed/lab/hooks/a') !== undefined);
    expect(opened.store.table('events').count()).toBe(0);
    await opened.close();
  });
});
