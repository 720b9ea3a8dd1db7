import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedBus } from '../../src/bus/embedded';
import { openDataDir } from '../../src/clients/data-dir';
import { startRuntime } from '../../src/runtime/runtime';
import { eventOf } from '../conformance/bus';
import { eventSources, post, RecordingCluster, recordingLog, resourcesOf, sensor } from '../runtime/pipeline';

const root = mkdtempSync(join(tmpdir(), 'eventloom-full-'));
const disk = (name: string, size: string): string => {
  const path = mkdtempSync(join(root, name));
  const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', path]);
  if (status !== 0) throw new Error(`a small disk is needed, run this as root: ${stderr.toString()}`);
  disks.push(path);
  return path;
};
const disks: string[] = [];

afterAll(() => {
  for (const path of disks) spawnSync('umount', ['-l', path]);
  rmSync(root, { recursive: true, force: true });
});

const big = 'x'.repeat(20_000);

describe('a full disk', () => {
  it('refuses events that do not fit, loses none that were taken, and takes more when there is room', async () => {
    const dataDir = openDataDir(join(disk('store-', '12m'), 'data'));
    const bus = new EmbeddedBus(dataDir.store);
    const got = new Set<string>();
    let settle = false;
    const held: (() => void)[] = [];
    await bus.consume('a', [{ source: 'hooks', subject: 'push' }], (delivery) => {
      const done = (): void => {
        got.add(delivery.event.id);
        void delivery.settle([{ key: 'last', value: Buffer.from(delivery.event.id) }]);
      };
      if (settle) done();
      else held.push(done);
    });
    const taken = new Set<string>();
    let refused = 0;
    const isRefused = (): boolean => refused === 5;
    for (let number = 0; !isRefused(); number++) {
      const id = `e${number}`;
      await bus.publish(eventOf(id, 'push', big)).then(
        () => taken.add(id),
        (error: { code?: string }) => {
          expect(error.code).toBe('disk-full');
          refused++;
        },
      );
    }
    settle = true;
    for (const done of held) done();
    while (got.size < taken.size) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(got).toEqual(taken);
    await expect(bus.publish(eventOf('later', 'push', 'small'))).resolves.toMatchObject({ duplicate: false });
    await bus.close();
    await dataDir.close();
  }, 30_000);

  it('is answered with 503 before it is quite full, and with 200 when there is room again', async () => {
    const path = disk('runtime-', '24m');
    const ballast = join(path, 'ballast');
    writeFileSync(ballast, Buffer.alloc(20 * 1024 * 1024));
    const cluster = new RecordingCluster();
    const { log, lines } = recordingLog();
    const options = { dataDir: join(path, 'data'), cluster, port: 0, log };
    const runtime = await startRuntime(resourcesOf(`${eventSources}---${sensor()}`), options);
    const send = (): Promise<{ status: number }> => post(runtime, 'a', JSON.stringify({ value: big }));
    let accepted = 0;
    // The disk is looked at every second: what is left below the reserve must last that long.
    while ((await send()).status === 200) {
      accepted++;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    expect(accepted).toBeGreaterThan(5);
    expect((await send()).status).toBe(503);
    rmSync(ballast);
    while ((await send()).status !== 200) await new Promise((resolve) => setTimeout(resolve, 50));
    await runtime.idle();
    expect(cluster.created.length).toBe(accepted + 1);
    expect(lines.join('')).toContain('an event could not be stored');
    await runtime.stop();
  }, 30_000);
});
