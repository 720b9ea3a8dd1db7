import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Runtime, startRuntime } from '../../src/runtime/runtime';
import { eventSources, post, RecordingCluster, recordingLog, resourcesOf, sensor, signed } from './pipeline';

const root = mkdtempSync(join(tmpdir(), 'eventloom-guards-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let count = 0;
let cluster: RecordingCluster;
let lines: string[];
let runtime: Runtime | undefined;

afterEach(async () => {
  await runtime?.stop();
  runtime = undefined;
});

async function start(annotations: string, conditions = 'a'): Promise<Runtime> {
  const recording = recordingLog();
  lines = recording.lines;
  cluster = new RecordingCluster();
  const sources = eventSources.replace('namespace: lab', `namespace: lab, annotations: { ${annotations} }`);
  const resources = resourcesOf(`${sources}---${sensor({ conditions })}`);
  runtime = await startRuntime(resources, {
    dataDir: join(root, String(++count)),
    cluster,
    port: 0,
    log: recording.log,
  });
  return runtime;
}

const body = '{"value":"one"}';

describe('a runtime with guards', () => {
  it('makes one event of a delivery that GitHub sends twice', async () => {
    const running = await start('eventloom.dev/deduplicate.push: "true"', 'push');
    const headers = signed(body, secretOf(running));
    expect((await post(running, 'push', body, headers)).status).toBe(200);
    expect((await post(running, 'push', body, headers)).status).toBe(200);
    await running.idle();
    expect(cluster.created).toHaveLength(1);
    const outcomes = running.traces.recent().flatMap((record) => (record.kind === 'request' ? [record.outcome] : []));
    expect(outcomes.sort()).toEqual(['a duplicate: this delivery was received before', 'accepted']);
  });

  it('answers 403 and 429 before anything else', async () => {
    const running = await start('eventloom.dev/allowed-addresses.a: 192.0.2.1, eventloom.dev/rate-limit.b: 1/h');
    expect((await post(running, 'a', body)).status).toBe(403);
    expect((await post(running, 'b', body)).status).toBe(200);
    expect((await post(running, 'b', body)).status).toBe(429);
  });

  it('does not serve an event whose guard it does not understand, and says so', async () => {
    const running = await start('eventloom.dev/rate-limit.a: fast');
    expect(running.endpoints.map(({ eventName }) => eventName).sort()).toEqual(['b', 'push']);
    expect(lines.join('')).toMatch(
      /event a of EventSource hooks is not served: the annotation eventloom.dev\/rate-limit/,
    );
  });

  it('goes on as before when a reload brings a guard that it does not understand', async () => {
    const running = await start('eventloom.dev/rate-limit.a: 9/h, eventloom.dev/rate-limit.b: fast');
    const reload = (annotations: string): Promise<void> => {
      const sources = eventSources.replace('namespace: lab', `namespace: lab, annotations: { ${annotations} }`);
      return running.reload(resourcesOf(`${sources}---${sensor({ conditions: 'a' })}`));
    };
    await expect(reload('eventloom.dev/rate-limit.a: fast, eventloom.dev/rate-limit.b: fast')).rejects.toThrow(
      /event a of EventSource hooks is not served: the annotation eventloom.dev\/rate-limit/,
    );
    expect((await post(running, 'a', body)).status).toBe(200);
    await reload('eventloom.dev/rate-limit.a: 1/h, eventloom.dev/rate-limit.b: faster');
    expect((await post(running, 'a', body)).status).toBe(200);
    expect((await post(running, 'a', body)).status).toBe(429);
  });

  it('does not serve a webhook that is to know deliveries without a name for them', async () => {
    const running = await start('eventloom.dev/deduplicate: "true"');
    expect(running.endpoints.map(({ eventName }) => eventName)).toEqual(['push']);
    expect(lines.join('')).toMatch(/the senders of webhook give deliveries no id of their own/);
  });
});

function secretOf({ madeUpSecrets }: Runtime): Buffer {
  return readFileSync(madeUpSecrets[0]?.file ?? '');
}
