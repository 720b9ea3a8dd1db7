import { spawn, spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDataDir, readDataDir, resetDataDir } from '../../src/clients/data-dir';

const root = mkdtempSync(join(tmpdir(), 'eventloom-data-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let count = 0;
const fresh = (): string => join(root, String(++count));

/** Claims a folder as another process would have. */
function claim(folder: string, pid: number, host: string, started?: string): string {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'owner.json');
  writeFileSync(file, JSON.stringify({ pid, host, token: 'theirs', started }));
  return file;
}

/** Where the system does not tell when a process started, or that it has ended, nobody's directory is taken. */
const systemTells = existsSync('/proc/self/stat');

async function expectTakenOver(path: string): Promise<void> {
  if (systemTells) await openDataDir(path).close();
  else expect(() => openDataDir(path)).toThrow(expect.objectContaining({ code: 'data-dir-in-use' }));
}

/** The id of a process that has just ended. */
const deadPid = (): number => spawnSync(process.execPath, ['-e', '']).pid;

describe('a data directory', () => {
  it('says so when it cannot be made, even where the system is odd about it', () => {
    for (const path of ['/proc/no-such-thing', join(__filename, 'below-a-file')]) {
      expect(() => openDataDir(path)).toThrow(expect.objectContaining({ code: 'cannot-write' }));
    }
  });

  it('is for its owner alone when it is made, but not the folders above it', async () => {
    const path = join(fresh(), 'data');
    await openDataDir(path).close();
    expect(statSync(path).mode & 0o777).toBe(0o700);
    expect(statSync(join(path, '..')).mode & 0o777).toBe(0o777 & ~process.umask());
  });

  it('keeps what was written', async () => {
    const path = fresh();
    const first = openDataDir(path);
    await first.store.write([{ table: 'state', key: 'a', value: Buffer.from('1') }]);
    await first.close();
    const second = openDataDir(path);
    expect(Buffer.from(second.store.table('state').get('a') ?? []).toString()).toBe('1');
    await second.close();
  });

  it('is owned by one process, and says by which', async () => {
    const path = fresh();
    const owner = openDataDir(path);
    expect(() => openDataDir(path)).toThrow(`belongs to the running process ${process.pid}`);
    await owner.close();
    await openDataDir(path).close();
  });

  it('refuses while another process of this machine is alive', () => {
    const path = fresh();
    claim(path, process.ppid, hostname());
    expect(() => openDataDir(path)).toThrow(`belongs to the running process ${process.ppid}`);
  });

  it('takes over from a process that was killed', async () => {
    const path = fresh();
    const file = claim(path, deadPid(), hostname());
    const owner = openDataDir(path);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ pid: process.pid });
    await owner.close();
    expect(existsSync(file)).toBe(false);
  });

  it('takes over after a reboot that gave the process id to somebody else', async () => {
    const path = fresh();
    claim(path, process.ppid, hostname(), '1');
    await expectTakenOver(path);
  });

  it('takes over from a process that was killed, and that nobody took note of', async () => {
    const path = fresh();
    const parent = spawn('sh', ['-c', 'sleep 0.5 & echo $!; exec sleep 60']);
    const pid = Number(await new Promise<string>((resolve) => parent.stdout.once('data', resolve)));
    const isLeft = (): boolean => /\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
    if (systemTells) while (!isLeft()) await new Promise(setImmediate);
    claim(path, pid, hostname());
    await expectTakenOver(path);
    parent.kill();
  });

  it('takes over from itself after a restart that got the same process id, as containers do', async () => {
    const path = fresh();
    const file = claim(path, process.pid, hostname());
    const owner = openDataDir(path);
    expect(readFileSync(file, 'utf8')).not.toContain('theirs');
    await owner.close();
  });

  it('believes another machine as long as it gives signs of life', async () => {
    const path = fresh();
    const file = claim(path, 1, 'elsewhere');
    expect(() => openDataDir(path)).toThrow('process 1 on elsewhere');
    const longAgo = new Date(Date.now() - 60_000);
    utimesSync(file, longAgo, longAgo);
    await openDataDir(path).close();
  });

  it('takes over from an owner whose claim cannot be read', async () => {
    const path = fresh();
    const file = claim(path, 1, hostname());
    writeFileSync(file, '');
    const owner = openDataDir(path);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ pid: process.pid });
    await owner.close();
  });

  it('lets others read while one writes', async () => {
    const path = fresh();
    const writer = openDataDir(path);
    await writer.store.write([{ table: 'state', key: 'a', value: Buffer.from('1') }]);
    const reader = readDataDir(path);
    await writer.store.write([{ table: 'state', key: 'b', value: Buffer.from('2') }]);
    expect([...reader.store.table('state').keys()]).toEqual(['a', 'b']);
    await reader.close();
    await writer.close();
  });

  it('cannot be read before anything has run', () => {
    expect(() => readDataDir(fresh())).toThrow('nothing has run with it yet');
  });

  it('of the format before is read, and written to in the new one', async () => {
    const path = fresh();
    await openDataDir(path).close();
    const file = join(path, 'format');
    writeFileSync(file, '1\n');
    await readDataDir(path).close();
    expect(readFileSync(file, 'utf8')).toBe('1\n');
    await openDataDir(path).close();
    expect(readFileSync(file, 'utf8')).toBe('2\n');
  });

  it('keeps its format while a full disk takes nothing', async () => {
    const path = fresh();
    const file = join(path, 'format');
    const open = async (): Promise<number> => {
      await openDataDir(path).close();
      return statSync(file).ctimeMs;
    };
    expect(await open()).toBe(await open());
    writeFileSync(file, '1\n');
    const opened = openSync(file, 'r');
    await open();
    expect(readFileSync(opened, 'utf8')).toBe('1\n');
    closeSync(opened);
  });

  it('of another format is refused, and left as it is', async () => {
    const path = fresh();
    await openDataDir(path).close();
    writeFileSync(join(path, 'format'), '99\n');
    expect(() => openDataDir(path)).toThrow(/has format 99, this version .* format 2.*eventloom reset/);
    expect(() => readDataDir(path)).toThrow('has format 99');
    expect(existsSync(join(path, 'owner.json'))).toBe(false);
  });

  it('whose store is gone, is something else or lacks pages is refused by whoever opens it, and left as it is', async () => {
    const path = fresh();
    const file = join(path, 'store', 'data.mdb');
    const writer = openDataDir(path);
    for (let key = 0; key < 100; key++)
      await writer.store.write([{ table: 'events', key, value: Buffer.alloc(500, 1) }]);
    await writer.close();
    for (const [content, found] of [
      ['', 'missing or empty'],
      ['a thesis'.repeat(1000), 'does not begin like a store'],
      [readFileSync(file).subarray(0, 8 * 4096), 'has 32768 bytes, and it had'],
    ] as const) {
      writeFileSync(file, content);
      const refusal = expect.objectContaining({ code: 'store-damaged', message: expect.stringContaining(found) });
      expect(() => openDataDir(path)).toThrow(refusal);
      if (content !== '') expect(() => readDataDir(path)).toThrow(refusal);
      expect(readFileSync(file).length).toBe(content.length);
    }
  });

  it('that cannot be written is named', () => {
    const path = fresh();
    writeFileSync(path, 'a file');
    expect(() => openDataDir(path)).toThrow(`the data directory ${path} cannot be written`);
  });

  it('is emptied by a reset where the folder itself has to stay', async () => {
    const path = fresh();
    await openDataDir(path).close();
    mkdirSync(join(path, 'lost+found'));
    expect(resetDataDir(path)).toBe(true);
    expect(readdirSync(path)).toEqual(['lost+found']);
    await openDataDir(path).close();
  });

  it('is emptied by a reset, unless somebody owns it or it is something else', async () => {
    const path = fresh();
    expect(resetDataDir(path)).toBe(false);
    const owner = openDataDir(path);
    expect(() => resetDataDir(path)).toThrow('belongs to the running process');
    await owner.close();
    expect(resetDataDir(path)).toBe(true);
    expect(existsSync(path)).toBe(false);
    mkdirSync(path);
    writeFileSync(join(path, 'thesis.txt'), 'years of work');
    expect(() => resetDataDir(path)).toThrow('does not look like a data directory');
    expect(statSync(join(path, 'thesis.txt')).size).toBeGreaterThan(0);
    // Many projects have a folder of this name.
    mkdirSync(join(path, 'store'));
    expect(() => resetDataDir(path)).toThrow('does not look like a data directory');
  });

  it('is emptied by a reset of nothing but what is its own', async () => {
    const path = fresh();
    await openDataDir(path).close();
    writeFileSync(join(path, 'thesis.txt'), 'years of work');
    expect(resetDataDir(path)).toBe(true);
    expect(readdirSync(path)).toEqual(['thesis.txt']);
  });
});
