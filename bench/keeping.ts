import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { EmbeddedBus } from '../src/bus/embedded';
import { openDataDir } from '../src/clients/data-dir';
import { pushData, pushEvent } from './sensor/pipeline';

/**
 * What an event costs the bus once old ones make room for it, beside what it costs while there is room: the same, or nearly so, however
 * long that goes on; and how long the file becomes. Run it bundled, as the program ships:
 *
 *     npx esbuild bench/keeping.ts --bundle --platform=node --external:lmdb --outdir=dist/bench
 *     node dist/bench/keeping.js [--bytes 10240] [--keep 268435456] [--times 8]
 */
const { values } = parseArgs({
  options: {
    bytes: { type: 'string', default: '10240' },
    keep: { type: 'string', default: String(256 * 1024 * 1024) },
    times: { type: 'string', default: '8' },
  },
});

/** So much more may it cost. */
const allowed = 2;

/** Few at once: then the disk is asked often. */
const senders = 8;

async function publish(bus: EmbeddedBus, first: number, count: number, data: Buffer): Promise<number> {
  const before = process.cpuUsage();
  let next = first;
  const send = async (): Promise<void> => {
    while (next < first + count) await bus.publish(pushEvent(next++, data));
  };
  await Promise.all(Array.from({ length: senders }, send));
  const { user, system } = process.cpuUsage(before);
  return (user + system) / count;
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'eventloom-bench-'));
  const { store, close } = openDataDir(join(folder, 'data'));
  const maxBytes = Number(values.keep);
  const bus = new EmbeddedBus(store, { maxBytes });
  await bus.consume('argo/ci/build', [{ source: 'github', subject: 'push' }], (delivery) => void delivery.settle());
  const data = pushData(Number(values.bytes));
  const count = Math.floor((0.8 * maxBytes) / (data.length + 1000));
  const growing = await publish(bus, 0, count, data);
  console.log(`with room ${growing.toFixed(0)} µs of CPU for each of ${count} events`);
  let last = growing;
  for (let time = 1; time <= Number(values.times); time++) {
    last = await publish(bus, time * count, count, data);
    const { size } = statSync(join(folder, 'data', 'store', 'data.mdb'));
    console.log(
      `old ones make room, ${time} times over: ${last.toFixed(0)} µs, the file is ${(size / maxBytes).toFixed(2)} times what is kept`,
    );
  }
  const met = last < allowed * growing ? 'met' : 'NOT met';
  console.log(`${(last / growing).toFixed(1)} times as much (< ${allowed}: ${met}); load ${loadavg()[0]?.toFixed(1)}`);
  await bus.close();
  await close();
  rmSync(folder, { recursive: true, force: true });
}

void main();
