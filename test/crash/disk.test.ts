import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { send } from '../runtime/pipeline';
import { pipeline } from './killing';
import { bundleListener, ListenerProcess, type Place } from './listener';
import { freePort, Target } from './target';

const root = mkdtempSync(join(tmpdir(), 'eventloom-disk-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** From now on writes of a process beyond this size of a file fail, the first of them after a part. */
function limitFiles(pid: number, bytes: number | 'unlimited'): void {
  const { status, error, stderr } = spawnSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}:`]);
  if (status !== 0) throw new Error(`prlimit of util-linux is needed: ${error?.message ?? stderr.toString()}`);
}

describe('a disk whose writes fail under way', () => {
  it('gets events refused that it does not hold, and the others are neither lost nor held up for good', async () => {
    const target = new Target(() => 0.5);
    const manifests = join(root, 'pipeline.yaml');
    writeFileSync(manifests, pipeline(await target.open()));
    const dataDir = join(root, 'data');
    const place: Place = { program: bundleListener(root), manifests, dataDir, port: await freePort() };
    const listener = new ListenerProcess(place);
    await listener.ready();
    const acknowledged: string[] = [];
    let number = 0;
    const post = async (): Promise<number> => {
      const body = JSON.stringify({ value: `${number++} ${'x'.repeat(20_000)}` });
      const { status } = await send(`http://127.0.0.1:${place.port}/single`, body);
      if (status === 200) acknowledged.push(`/single ${body}`);
      return status;
    };
    for (let turn = 0; turn < 3; turn++) {
      expect(await post()).toBe(200);
      limitFiles(listener.pid, statSync(join(dataDir, 'store/data.mdb')).size + 300_000);
      let status = await post();
      for (let tries = 0; status === 200 && tries < 1000; tries++) status = await post();
      expect([500, 503]).toContain(status);
      limitFiles(listener.pid, 'unlimited');
      for (let tries = 0; status !== 200 && tries < 100; tries++) {
        await pause(50);
        status = await post();
      }
      expect(status).toBe(200);
    }
    for (let ms = 0; ms < 20_000 && acknowledged.some((call) => !target.arrived.has(call)); ms += 50) await pause(50);
    expect(acknowledged.filter((call) => !target.arrived.has(call)).length).toBe(0);
    await listener.killAfter(0);
    const next = new ListenerProcess(place);
    await next.ready();
    expect(await post()).toBe(200);
    await next.killAfter(0);
    await target.close();
  });
});
