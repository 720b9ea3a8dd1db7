import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readDataDir } from '../../src/clients/data-dir';
import { readListenerFile } from '../../src/runtime/listener-file';
import { type Runtime, type RuntimeOptions, startRuntime } from '../../src/runtime/runtime';
import { tellStory } from '../../src/runtime/story';
import { eventSources, post, RecordingCluster, recordingLog, resourcesOf, send, sensor, signed } from './pipeline';

const root = mkdtempSync(join(tmpdir(), 'eventloom-runtime-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let count = 0;
let dataDir: string;
let cluster: RecordingCluster;
let runtime: Runtime | undefined;
let lines: string[];

beforeEach(() => {
  dataDir = join(root, String(++count));
  cluster = new RecordingCluster();
});

afterEach(async () => {
  await runtime?.stop();
  runtime = undefined;
});

async function start(yaml: string, options: Partial<RuntimeOptions> = {}): Promise<Runtime> {
  const recording = recordingLog();
  lines = recording.lines;
  runtime = await startRuntime(resourcesOf(yaml), { dataDir, cluster, port: 0, log: recording.log, ...options });
  return runtime;
}

const body = (value: string): string => JSON.stringify({ value });

describe('a runtime', () => {
  it('turns a request into an object in the cluster, labelled, in the namespace of the sensor', async () => {
    const { idle } = await start(`${eventSources}---${sensor()}`);
    expect(await post(runtime as Runtime, 'a', body('one'))).toEqual({ status: 200, text: 'success' });
    await idle();
    expect(cluster.created).toMatchObject([
      {
        kind: 'ConfigMap',
        metadata: {
          namespace: 'lab',
          labels: {
            'events.argoproj.io/sensor': 'copy',
            'events.argoproj.io/trigger': 'keep',
            'events.argoproj.io/action-timestamp': expect.stringMatching(/^\d{13}$/),
          },
        },
        data: { a: 'one' },
      },
    ]);
  });

  it('accepts GitHub’s push with its signature, and refuses it when one byte was changed', async () => {
    const running = await start(`${eventSources}---${sensor({ conditions: 'push' })}`);
    const secret = readFileSync(join(dataDir, 'secrets', 'hook', 'secret'));
    const payload = body('main');
    const tampered = await post(running, 'push', body('maim'), signed(payload, secret));
    expect(tampered).toEqual({ status: 400, text: 'payload signature check failed' });
    expect(running.traces.recent().map(({ kind }) => kind)).toEqual(['request']);
    expect(readDataDir(dataDir).store.table('events').count()).toBe(0);
    expect(await post(running, 'push', payload, signed(payload, secret))).toMatchObject({ status: 200 });
    await running.idle();
    expect(cluster.data).toEqual([{ a: '', b: '', push: 'main' }]);
  });

  it('answers 200 to what filter.expression drops, and says why', async () => {
    const wanted = eventSources.replace(
      'endpoint: /a, method: POST }',
      `endpoint: /a, method: POST, filter: { expression: "body.value startsWith 'o'" } }`,
    );
    const broken = wanted.replace(
      'endpoint: /b, method: POST }',
      'endpoint: /b, method: POST, filter: { expression: "(" } }',
    );
    const running = await start(`${broken}---${sensor({ conditions: 'a || b' })}`);
    expect(lines.join('')).toMatch(
      /event b of EventSource hooks drops everything: the expression ends too early \(1:2\)/,
    );
    for (const value of ['one', 'two']) {
      expect(await post(running, 'a', body(value))).toEqual({ status: 200, text: 'success' });
    }
    expect(await post(running, 'a', '{}')).toEqual({ status: 200, text: 'success' });
    expect(await post(running, 'b', body('one'))).toEqual({ status: 200, text: 'success' });
    await running.idle();
    expect(cluster.data).toEqual([{ a: 'one', b: 'none' }]);
    const requests = running.traces.recent().flatMap((record) => (record.kind === 'request' ? [record.outcome] : []));
    expect(requests).toEqual([
      'accepted',
      "dropped: filter.expression is false: body.value startsWith 'o'",
      "dropped: filter.expression failed: 'startsWith' takes strings, not nil (1:12)",
      'dropped: filter.expression cannot be compiled: the expression ends too early (1:2)',
    ]);
  });

  it('takes the value of a secret from the folder that is given', async () => {
    const secrets = join(root, 'mounted');
    mkdirSync(join(secrets, 'hook'), { recursive: true });
    writeFileSync(join(secrets, 'hook', 'secret'), 'given\n');
    const running = await start(`${eventSources}---${sensor()}`, { secrets });
    expect(running.madeUpSecrets).toEqual([]);
    expect(await post(running, 'push', '{}', signed('{}', 'given'))).toMatchObject({ status: 200 });
  });

  it('leaves the same made-up secret to the next process', async () => {
    const first = await start(eventSources);
    const [madeUp] = first.madeUpSecrets;
    const value = readFileSync(madeUp?.file ?? '', 'utf8');
    await first.stop();
    const second = await start(eventSources);
    expect(second.madeUpSecrets).toEqual([]);
    expect(await post(second, 'push', '{}', signed('{}', value))).toMatchObject({ status: 200 });
  });

  it('waits for all events of a condition, across a restart', async () => {
    const pipeline = `${eventSources}---${sensor({ conditions: 'a && b' })}`;
    const first = await start(pipeline);
    await post(first, 'a', body('one'));
    await post(first, 'a', body('two'));
    await first.idle();
    expect(cluster.created).toEqual([]);
    await first.stop();
    const second = await start(pipeline);
    await post(second, 'b', body('three'));
    await second.idle();
    expect(cluster.data).toEqual([{ a: 'two', b: 'three' }]);
    await post(second, 'b', body('four'));
    await second.idle();
    expect(cluster.created).toHaveLength(1);
  });

  it('tries again as the retry strategy says, then keeps a dead letter; other triggers go on', async () => {
    const failing = sensor({ trigger: 'retryStrategy: { steps: 3, duration: 1ms, jitter: 0 }' });
    const other = sensor().replace('name: copy', 'name: other');
    const running = await start(`${eventSources}---${failing}---${other}`);
    cluster.before = ({ metadata }) => {
      const { labels } = metadata as { labels: Record<string, string> };
      if (labels['events.argoproj.io/sensor'] === 'copy') throw new Error('quota exceeded');
    };
    await post(running, 'a', body('one'));
    await running.idle();
    expect(cluster.data).toEqual([{ a: 'one', b: '' }]);
    const attempts = running.traces.recent().filter((record) => record.kind === 'attempt');
    expect(
      attempts
        .filter(({ sensor: name }) => name === 'copy')
        .map(({ attempt, outcome, error }) => [attempt, outcome, error]),
    ).toEqual([
      [1, 'retrying', 'quota exceeded'],
      [2, 'retrying', 'quota exceeded'],
      [3, 'dead-letter', 'quota exceeded'],
    ]);
    const store = readDataDir(dataDir).store;
    const letters = Array.from(store.table('deadLetters').entries(), ({ value }) =>
      JSON.parse(Buffer.from(value).toString()),
    );
    expect(letters).toMatchObject([{ trigger: 'lab/copy/keep', attempts: 3, error: 'quota exceeded' }]);
  });

  it('tries once without a retry strategy', async () => {
    const running = await start(`${eventSources}---${sensor()}`);
    let tries = 0;
    cluster.before = () => {
      tries++;
      throw new Error('no');
    };
    await post(running, 'a', body('one'));
    await running.idle();
    expect(tries).toBe(1);
  });

  it('runs the trigger that the manifest names for events that were given up', async () => {
    const dlqTrigger = `
atLeastOnce: true
dlqTrigger:
  atLeastOnce: true
  template:
    name: complain
    k8s:
      operation: create
      source: { resource: { apiVersion: v1, kind: Event, metadata: { generateName: sorry- } } }
      parameters: [{ dest: note, src: { dependencyName: a, dataKey: body.value } }]`;
    const running = await start(`${eventSources}---${sensor({ trigger: dlqTrigger })}`);
    cluster.before = ({ kind }) => {
      if (kind === 'ConfigMap') throw new Error('no');
    };
    await post(running, 'a', body('one'));
    await running.idle();
    expect(cluster.created).toMatchObject([{ kind: 'Event', note: 'one' }]);
  });

  it('lets triggers act at the same time, but not more than the annotation says', async () => {
    const annotated = sensor().replace('name: copy,', "name: copy, annotations: { eventloom.dev/concurrency: '16' },");
    const running = await start(`${eventSources}---${annotated}`);
    let [active, most] = [0, 0];
    let allAct = (): void => {};
    const together = new Promise<void>((resolve) => {
      allAct = resolve;
    });
    cluster.before = async () => {
      most = Math.max(most, ++active);
      if (active === 16) allAct();
      await together;
      await new Promise((resolve) => setTimeout(resolve, 2));
      active--;
    };
    await Promise.all(Array.from({ length: 60 }, (_, index) => post(running, 'a', body(String(index)))));
    await running.idle();
    expect(cluster.created).toHaveLength(60);
    expect(most).toBe(16);
  });

  it('keeps to a rate limit', async () => {
    const running = await start(
      `${eventSources}---${sensor({ trigger: 'rateLimit: { unit: Second, requestsPerUnit: 50 }' })}`,
    );
    const times: number[] = [];
    cluster.before = () => {
      times.push(performance.now());
    };
    await Promise.all(['1', '2', '3', '4'].map((value) => post(running, 'a', body(value))));
    await running.idle();
    expect((times[3] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(55);
  });

  it('finishes what is under way when it is stopped, and answers requests that it has taken', async () => {
    const running = await start(`${eventSources}---${sensor()}`);
    let [started, release] = [(): void => {}, (): void => {}];
    const acting = new Promise<void>((resolve) => {
      started = resolve;
    });
    cluster.before = () => {
      started();
      return new Promise((resolve) => {
        release = resolve;
      });
    };
    await post(running, 'a', body('one'));
    await acting;
    const stopped = running.stop();
    await expect(post(running, 'a', body('two'))).rejects.toThrow('ECONNREFUSED');
    release();
    await stopped;
    expect(cluster.data).toEqual([{ a: 'one', b: '' }]);
    const again = await start(`${eventSources}---${sensor()}`);
    await again.idle();
    expect(cluster.created).toHaveLength(1);
  });

  it('serves every endpoint under its namespace and event source too', async () => {
    const running = await start(`${eventSources}---${sensor()}`);
    const { origin } = new URL(running.endpoints[0]?.url ?? '');
    expect(await send(`${origin}/lab/hooks/a`, body('long'))).toMatchObject({ status: 200 });
    expect(await send(`${origin}/other/hooks/a`, body('x'))).toMatchObject({ status: 404 });
    await running.idle();
    expect(cluster.data).toEqual([{ a: 'long', b: '' }]);
  });

  it('keeps two event sources apart that use the same endpoint', async () => {
    const twins = eventSources.replace('name: hooks', 'name: twin');
    const running = await start(`${eventSources}---${twins}`);
    const urls = running.endpoints.filter(({ eventName }) => eventName === 'a').map(({ url }) => new URL(url).pathname);
    expect(urls).toEqual(['/a', '/lab/twin/a']);
  });

  it('tells other processes where it listens, without secrets, and only while it does', async () => {
    const running = await start(eventSources);
    const listener = readListenerFile(dataDir);
    expect(listener?.endpoints).toEqual(running.endpoints);
    const value = readFileSync(join(dataDir, 'secrets', 'hook', 'secret'), 'utf8');
    expect(JSON.stringify(listener)).not.toContain(value);
    await running.stop();
    expect(readListenerFile(dataDir)).toBeUndefined();
  });

  it('lets nothing that it keeps or says hold the value of a secret', async () => {
    const running = await start(`${eventSources}---${sensor({ conditions: 'push' })}`);
    const value = readFileSync(join(dataDir, 'secrets', 'hook', 'secret'), 'utf8');
    await post(running, 'push', body('x'), { ...signed(body('x'), value), Authorization: `Bearer ${value}` });
    await post(running, 'push', body('y'), signed(body('x'), value));
    await running.idle();
    const { store } = readDataDir(dataDir);
    const kept = ['events', 'traces', 'state', 'deadLetters'].flatMap((name) =>
      Array.from(store.table(name).entries(), ({ value: row }) => Buffer.from(row).toString()),
    );
    const told = tellStory(running.traces.recent());
    expect(kept.length).toBeGreaterThan(0);
    expect([...kept, told, ...lines].filter((text) => text.includes(value))).toEqual([]);
  });

  it('refuses what it cannot run, by name and place, unless told to leave it out', async () => {
    const calendar = `
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: clock }
spec:
  sqs:
    nightly: { region: eu-west-1, queue: q }
`;
    const http = sensor().replace(/k8s:[\s\S]*$/, 'pulsar: { url: pulsar://x.example, topic: t }');
    const pipeline = `${eventSources}---${calendar}---${http}`;
    await expect(start(pipeline)).rejects.toMatchObject({
      code: 'unsupported-kind',
      message: expect.stringMatching(
        /sqs \(event nightly of EventSource clock\)[\s\S]*pulsar \(trigger keep of Sensor copy\)/,
      ),
    });
    const running = await start(pipeline, { skipUnsupported: true });
    expect(running.unsupported).toHaveLength(2);
    expect(await post(running, 'a', '{}')).toMatchObject({ status: 200 });
  });

  it.each([
    ['webhook: { a: hello }'],
    ['webhook: [1, 2]'],
    ['webhook: { a: { port: "1", endpoint: [], method: POST } }'],
    ['github: { a: { webhook: 7 } }'],
    ['github: { a: { webhook: { port: 12000, endpoint: /a } } }'],
    ['7'],
  ])('refuses an event source with a value of the wrong type, and does not stumble over it: %s', async (spec) => {
    const [indented, text] = spec === '7' ? ['', ' 7'] : ['  ', `\n  ${spec}`];
    const yaml = `apiVersion: argoproj.io/v1alpha1\nkind: EventSource\nmetadata: { name: x }\nspec:${text}\n${indented}`;
    await expect(start(yaml)).rejects.toMatchObject({
      code: 'bad-definition',
      message: expect.stringMatching(/^pipeline\.yaml:\d+/),
    });
  });

  it('refuses a trigger that could never fire', async () => {
    await expect(start(`${eventSources}---${sensor({ conditions: 'a && nobody' })}`)).rejects.toThrow(
      /pipeline\.yaml:\d+: the Sensor copy cannot run/,
    );
  });

  it('says which port is taken, and leaves the data directory to the next', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as { port: number };
    await expect(start(eventSources, { port })).rejects.toMatchObject({
      code: 'port-in-use',
      message: expect.stringContaining(`port ${port} on 127.0.0.1 is in use`),
    });
    await new Promise((resolve) => other.close(resolve));
    await start(eventSources, { port });
  });

  it('leaves out an event that cannot be served, complains, and serves its neighbours', async () => {
    const bad = eventSources.replace('b: { port: "12000", endpoint: /b', 'b: { port: "12000", endpoint: b');
    const running = await start(bad);
    expect(running.endpoints.map(({ eventName }) => eventName)).toEqual(['push', 'a']);
    expect(lines.join('')).toContain('event b of EventSource hooks cannot be received');
  });
});
