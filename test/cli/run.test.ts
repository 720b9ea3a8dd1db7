import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDataDir } from '../../src/clients/data-dir';
import { eventSources, sensor } from '../runtime/pipeline';
import { eventloom, type Running, startEventloom } from './eventloom';

const root = mkdtempSync(join(tmpdir(), 'eventloom-cli-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const pipeline = join(root, 'pipeline.yaml');
writeFileSync(pipeline, `${eventSources}---${sensor({ conditions: 'push' }).replace('body.value', 'body.ref')}`);
let count = 0;
const fresh = (): string => join(root, `data-${++count}`);

jest.setTimeout(30_000);

async function listening(running: Running): Promise<string> {
  const [, url = ''] = await running.says(/github event hooks\/push: POST (\S+)/);
  await running.says(/dry run/);
  return url;
}

describe('eventloom run', () => {
  it('tells what it made up and where it listens, fires, explains, and stops on SIGTERM with 0', async () => {
    const dataDir = fresh();
    const running = startEventloom('run', pipeline, '--data-dir', dataDir, '--port', '0');
    await listening(running);
    const [, file = ''] = await running.says(/made up a value for the key secret of secret hook: (\S+)/);
    expect(statSync(file).mode & 0o777).toBe(0o600);

    const fired = await eventloom('fire', 'push', '--data-dir', dataDir, '--set', 'body.ref=refs/heads/x');
    expect(fired).toMatchObject({ status: 0, stdout: expect.stringContaining('answered 200 success') });
    await running.says(/would create ConfigMap lab\/kept-/);
    const [, delivery = ''] = /delivery (\S+),/.exec(fired.stdout) ?? [];
    const explained = await eventloom('explain', delivery, '--data-dir', dataDir);
    expect(explained.stdout).toMatch(/request accepted: POST \/push, delivery .*, sha256 signature checked/);
    expect(explained.stdout).toMatch(
      /event stored[\s\S]*sensor copy, trigger keep[\s\S]*"refs\/heads\/x"[\s\S]*would create/,
    );

    expect(await eventloom('reset', '--data-dir', dataDir)).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/^error: the data directory \S+ belongs to the running process \d+; .*\n$/),
    });
    expect(await eventloom('run', pipeline, '--data-dir', dataDir, '--port', '0')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining(`belongs to the running process ${running.process.pid}`),
    });

    running.process.kill('SIGTERM');
    expect((await running.done).status).toBe(0);
    expect((await eventloom('explain', '--last', '--data-dir', dataDir)).stdout).toBe(explained.stdout);
    expect(await eventloom('reset', '--data-dir', dataDir)).toMatchObject({ status: 0 });
    expect(await eventloom('explain', '--data-dir', dataDir)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('is not a data directory'),
    });
  });

  it('with --once tells the story of the first event and ends with 0 when it fired', async () => {
    const dataDir = fresh();
    const running = startEventloom('run', pipeline, '--data-dir', dataDir, '--port', '0', '--once', '--json');
    await running.says(/"msg":"github event hooks\/push: POST/);
    await running.says(/dry run/);
    await eventloom('fire', 'push', '--data-dir', dataDir);
    const { status, stdout, stderr } = await running.done;
    expect(status).toBe(0);
    expect(stdout).toContain('✓ fires');
    for (const line of stderr.trim().split('\n')) expect(JSON.parse(line)).toHaveProperty('msg');
  });

  it('goes on when nobody reads its log any more', async () => {
    const dataDir = fresh();
    const running = startEventloom('run', pipeline, '--data-dir', dataDir, '--port', '0');
    await listening(running);
    running.process.stderr?.destroy();
    for (let sent = 0; sent < 3; sent++) {
      expect(await eventloom('fire', 'push', '--data-dir', dataDir)).toMatchObject({ status: 0 });
    }
    running.process.kill('SIGTERM');
    expect((await running.done).status).toBe(0);
  });

  it('ends as it was asked to, whatever it is told on the way to its end', async () => {
    const running = startEventloom('run', pipeline, '--data-dir', fresh(), '--port', '0');
    const sender = connect(Number(new URL(await listening(running)).port), '127.0.0.1');
    sender.write('POST /push HTTP/1.1\r\nHost: x\r\n');
    // A request that comes after it is answered: it is known.
    await eventloom('fire', 'push', '--to', await listening(running));
    running.process.kill('SIGTERM');
    await running.says(/SIGTERM: no more requests/);
    // It says so and goes on at once, long before another command has ended.
    await eventloom('status', '--data-dir', fresh());
    running.process.kill('SIGHUP');
    sender.destroy();
    expect((await running.done).status).toBe(0);
  });

  it('says what is wrong in one line, and ends with 2', async () => {
    const wrong: readonly (readonly [readonly string[], RegExp])[] = [
      [['run', join(root, 'nothing.yaml')], /cannot read .*nothing\.yaml: there is no such file/],
      [['run', pipeline, '--port', 'web'], /--port is "web"/],
      [['run', pipeline, '--cluster', 'prod'], /--cluster is "prod", allowed are dry-run, kubeconfig/],
      [['run', pipeline, '--data-dir', pipeline], /cannot be written/],
      [
        ['run', pipeline, '--data-dir', fresh(), '--secrets', join(root, 'none')],
        /there is no folder .*none with secrets/,
      ],
      [['run'], /missing required argument 'paths'/],
      [['fire', 'push', '--data-dir', join(root, 'none')], /no listener runs with the data directory/],
      [['fire', 'nonsense'], /neither a file nor a bundled delivery "nonsense"/],
    ];
    const done = await Promise.all(wrong.map(async ([args]) => eventloom(...args)));
    for (const [index, { status, stderr }] of done.entries()) {
      expect([status, stderr]).toEqual([2, expect.stringMatching(wrong[index]?.[1] ?? /^$/)]);
      expect(stderr.trim().split('\n')).toHaveLength(1);
    }
  });

  it('names a port that is in use, and ends with 2', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as { port: number };
    for (const flags of [
      ['--port', String(port)],
      ['--port', '0', '--page', '0', '--metrics', String(port)],
    ]) {
      const { status, stderr } = await eventloom('run', pipeline, '--data-dir', fresh(), ...flags);
      expect([status, stderr]).toEqual([
        2,
        expect.stringMatching(new RegExp(`^error: port ${port} on 127.0.0.1.* is in use.*\n$`, 'm')),
      ]);
    }
    await new Promise((resolve) => other.close(resolve));
  });

  it('names a broken document with its place, and ends with 2', async () => {
    const broken = join(root, 'broken.yaml');
    writeFileSync(broken, 'apiVersion: argoproj.io/v1alpha1\nkind: Sensor\nspec: {{ a }\n');
    const { status, stderr } = await eventloom('run', broken, '--data-dir', fresh());
    expect([status, stderr]).toEqual([2, expect.stringMatching(/^error: .*broken\.yaml:\d+:\d+: /)]);
  });

  it('does not reset what is no data directory', async () => {
    const { status, stderr } = await eventloom('reset', '--data-dir', root);
    expect([status, stderr]).toEqual([2, expect.stringContaining('does not look like a data directory')]);
  });

  it('explains what is kept although the process that wrote it is gone', async () => {
    const path = fresh();
    const data = openDataDir(path);
    const record = {
      kind: 'request',
      at: 1,
      eventSource: 'hooks',
      eventName: 'push',
      method: 'POST',
      path: '/push',
      status: 400,
      outcome: 'payload signature check failed',
    };
    await data.store.write([{ table: 'traces', key: 1, value: Buffer.from(JSON.stringify(record)) }]);
    await data.close();
    expect((await eventloom('explain', '--data-dir', path)).stdout).toBe(
      '✗ request refused with 400: POST /push, payload signature check failed; nothing was stored\n',
    );
  });
});
