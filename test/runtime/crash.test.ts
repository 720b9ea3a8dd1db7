import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Runtime, startRuntime } from '../../src/runtime/runtime';
import { eventSources, post, RecordingCluster, recordingLog, resourcesOf, sensor } from './pipeline';

const root = mkdtempSync(join(tmpdir(), 'eventloom-crash-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let count = 0;

interface Child {
  readonly process: ChildProcess;
  readonly endpoints: Runtime['endpoints'];
  /** Resolves when a trigger has begun to act. */
  acting(): Promise<void>;
  /** Kills it on the spot. */
  kill(): Promise<void>;
}

async function startChild(manifests: string, dataDir: string): Promise<Child> {
  const child = fork(join(__dirname, 'crash-child.ts'), [manifests, dataDir], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const messages: unknown[] = [];
  child.on('message', (message) => messages.push(message));
  const next = async (wanted: (message: unknown) => boolean): Promise<unknown> => {
    while (!messages.some(wanted)) await once(child, 'message');
    return messages.find(wanted);
  };
  const { endpoints } = (await next((message) => typeof message === 'object')) as Child;
  return {
    process: child,
    endpoints,
    acting: async () => {
      await next((message) => message === 'acting');
    },
    kill: async () => {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}

/** Starts where the killed process stopped, and tells what its triggers do then. */
async function recover(yaml: string, dataDir: string, then?: (runtime: Runtime) => Promise<unknown>) {
  const cluster = new RecordingCluster();
  const runtime = await startRuntime(resourcesOf(yaml), { dataDir, cluster, port: 0, log: recordingLog().log });
  await then?.(runtime);
  await runtime.idle();
  const attempts = runtime.traces.recent().filter((record) => record.kind === 'attempt');
  await runtime.stop();
  return { data: cluster.data, attempts };
}

const body = (value: string): string => JSON.stringify({ value });

describe('a process that is killed', () => {
  it('after the 2xx leaves the trigger to the next one', async () => {
    const [dataDir, manifests] = [join(root, String(++count)), join(root, 'single.yaml')];
    const yaml = `${eventSources}---${sensor()}`;
    writeFileSync(manifests, yaml);
    const child = await startChild(manifests, dataDir);
    const answers = await Promise.all(['1', '2', '3'].map((value) => post(child, 'a', body(value))));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    await child.acting();
    await child.kill();
    const { data, attempts } = await recover(yaml, dataDir);
    expect(data.map((entry) => (entry as { a: string }).a).sort()).toEqual(['1', '2', '3']);
    expect(attempts.map(({ outcome }) => outcome)).toEqual(['dry-run', 'dry-run', 'dry-run']);
    expect(attempts.every(({ attempt }) => attempt === 2)).toBe(true);
  });

  it('keeps the events of a condition together that was about to act, apart from those that came later', async () => {
    const [dataDir, manifests] = [join(root, String(++count)), join(root, 'joined.yaml')];
    const yaml = `${eventSources}---${sensor({ conditions: 'a && b' })}`;
    writeFileSync(manifests, yaml);
    const child = await startChild(manifests, dataDir);
    await post(child, 'a', body('first a'));
    await post(child, 'b', body('first b'));
    await child.acting();
    await post(child, 'a', body('second a'));
    await child.kill();
    const { data } = await recover(yaml, dataDir, (runtime) => post(runtime, 'b', body('second b')));
    expect(data).toEqual([
      { a: 'first a', b: 'first b' },
      { a: 'second a', b: 'second b' },
    ]);
  });
});
