import {
  closeSync,
  cpSync,
  mkdtempSync,
  openSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { send } from '../runtime/pipeline';
import { pipeline } from './killing';
import { bundleListener, ListenerProcess, type Place } from './listener';
import { freePort, Target } from './target';

const root = mkdtempSync(join(tmpdir(), 'eventloom-damage-'));
const values = Array.from({ length: 100 }, (_, index) => `${index} ${'x'.repeat(3000)}`);
const page = 4096;

let refuses = true;
const target = new Target(() => (refuses ? 0 : 0.5));
let place: Place;
let size = 0;
let count = 0;

/** Leaves a data directory behind in which all events wait for their trigger. */
beforeAll(async () => {
  const manifests = join(root, 'pipeline.yaml');
  writeFileSync(manifests, pipeline(await target.open()));
  place = { program: bundleListener(root), manifests, dataDir: join(root, 'data'), port: await freePort() };
  const listener = new ListenerProcess(place);
  await listener.ready();
  for (const value of values) {
    const delivery = { 'X-Delivery': value.slice(0, 5) };
    const { status } = await send(`http://127.0.0.1:${place.port}/single`, JSON.stringify({ value }), delivery);
    if (status !== 200) throw new Error(`refused with ${status}`);
  }
  await listener.killAfter(0);
  size = statSync(join(place.dataDir, 'store/data.mdb')).size;
  refuses = false;
});

afterAll(async () => {
  await target.close();
  rmSync(root, { recursive: true, force: true });
});

/** Starts a listener on a damaged copy, and tells what it says, or that it has done everything. */
async function startDamaged(damage: (file: string) => void): Promise<string> {
  const dataDir = join(root, `damaged-${++count}`);
  cpSync(place.dataDir, dataDir, { recursive: true, filter: (path) => !path.endsWith('.sock') });
  damage(join(dataDir, 'store/data.mdb'));
  target.arrived.clear();
  const listener = new ListenerProcess({ ...place, dataDir });
  const ended = listener.outcome();
  const isDone = await Promise.race([ended.then(() => false), untilAllArrived()]);
  if (isDone) {
    await listener.killAfter(0);
    return target.arrived.size === values.length ? 'nothing is lost' : `${target.arrived.size} arrived`;
  }
  const { code, signal, said } = await ended;
  return `${signal ?? code}: ${/EventloomError: (.*)/.exec(said)?.[1] ?? said}`;
}

/** Waits for all events, but not forever. */
async function untilAllArrived(): Promise<true> {
  for (let ms = 0; ms < 20_000 && target.arrived.size < values.length; ms += 20) await pause(20);
  return true;
}

function overwrite(file: string, at: number, bytes: Buffer): void {
  const handle = openSync(file, 'r+');
  writeSync(handle, bytes, 0, bytes.length, at);
  closeSync(handle);
}

describe('a store that is damaged', () => {
  it('is not, to begin with', async () => {
    expect(await startDamaged(() => {})).toBe('nothing is lost');
  });

  it.each([0, 100, page, 2 * page, 10 * page])('is refused in words when %i bytes are left', async (left) => {
    expect(await startDamaged((file) => truncateSync(file, left))).toMatch(
      /^1: the store in .* is damaged: data\.mdb .*; put a copy of it back, or move the data directory away/,
    );
  });

  it('is refused in words when its file is gone', async () => {
    expect(await startDamaged((file) => rmSync(file))).toMatch(/^1: .*data\.mdb is missing or empty/);
  });

  it('is refused in words when it is something else', async () => {
    const damage = (file: string): void => writeFileSync(file, 'nothing of the kind\n'.repeat(10_000));
    expect(await startDamaged(damage)).toMatch(/^1: .*data\.mdb does not begin like a store/);
  });

  it('is refused in words when all but its beginning was wiped out', async () => {
    const damage = (file: string): void => overwrite(file, 2 * page, Buffer.alloc(size - 2 * page));
    expect(await startDamaged(damage)).toMatch(/^1: the store in .*MDB_CORRUPTED/);
  });

  it.each([1, 2, 3, 5, 8, 13, 21])('loses nothing in silence when the last %i pages are gone', async (pages) => {
    const found = await startDamaged((file) => truncateSync(file, size - pages * page));
    expect(found).toMatch(/^(nothing is lost|1: the store in .* is damaged: (data\.mdb has |MDB_CORRUPTED))/);
  });
});
