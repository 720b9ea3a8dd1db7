import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

if (spawnSync('strace', ['-V']).status !== 0) {
  throw new Error("strace is missing: install Debian's package strace, to see what the store tells the disk");
}

const root = mkdtempSync(join(tmpdir(), 'eventloom-durability-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const turns = [1, 2, 3];

/** In which turns the disk was told to keep the store before a write resolved, as strace sees it. */
function syncedTurns(folder: string): number[] {
  const trace = `${folder}.strace`;
  const script = `
    const { openStore } = require('./src/clients/store');
    const { writeSync } = require('node:fs');
    (async () => {
      const store = openStore(${JSON.stringify(folder)});
      await store.write([{ table: 'events', key: 0, value: Buffer.alloc(1) }]);
      for (const turn of ${JSON.stringify(turns)}) {
        writeSync(1, 'before-' + turn);
        await store.write([{ table: 'events', key: turn, value: Buffer.alloc(10000) }]);
        writeSync(1, 'after-' + turn);
      }
      await store.close();
    })();`;
  const filter = ['-f', '-y', '-e', 'trace=fdatasync,write', '-o', trace];
  const cwd = join(__dirname, '../..');
  const { status, stderr } = spawnSync('strace', [...filter, process.execPath, '--import', 'tsx', '-e', script], {
    cwd,
  });
  if (status !== 0) throw new Error(stderr.toString());
  const calls = readFileSync(trace, 'utf8');
  return turns.filter((turn) => {
    const between = calls.slice(calls.indexOf(`"before-${turn}"`), calls.indexOf(`"after-${turn}"`));
    return /fdatasync\(\d+<[^>]*data\.mdb>/.test(between);
  });
}

describe('durability', () => {
  it('resolves a write only after the disk was told to keep it', () => {
    expect(syncedTurns(join(root, 'traced'))).toEqual(turns);
  });
});
