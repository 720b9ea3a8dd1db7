import { closeSync, existsSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readDataDir } from '../../clients/data-dir';
import { EventloomError } from '../../errors';
import { askListener } from '../../runtime/control';
import { retiredIn } from '../../runtime/retired';
import { readTraces } from '../../runtime/traces';
import { doubtful, type Finding, ill, well } from './finding';

/** So much should be free, in bytes: retention keeps as much by default. */
const roomy = 2 * 1024 ** 3;

/** A disk that takes longer for one write makes every request wait, in milliseconds. */
const slowMs = 50;

/** A clock that is further behind than this has been set back, in milliseconds. */
const setBackMs = 5_000;

/** Whether the data directory can be used, by whom, and whether what is in it can be read. */
export async function dataDirFindings(path: string, now: number): Promise<Finding[]> {
  const folder = existing(path);
  return [writable(folder), await room(folder), ...(await storeFindings(path, now))];
}

/** Whether a listener runs with a data directory, and answers. */
export async function runningListener(path: string): Promise<{ isRunning: boolean; finding: Finding }> {
  try {
    const isRunning = (await askListener(path, { ask: 'status' })) !== undefined;
    return { isRunning, finding: well('listener', `${isRunning ? 'one' : 'none'} runs with ${path}`) };
  } catch (error) {
    if (!(error instanceof EventloomError)) throw error;
    return {
      isRunning: true,
      finding: ill('listener', error.message, 'let that process go on, or end it with SIGTERM'),
    };
  }
}

/** The folder itself, or where it would be made. */
function existing(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : existing(dirname(path));
}

function writable(folder: string): Finding {
  const file = join(folder, `.eventloom-doctor-${process.pid}`);
  try {
    const start = performance.now();
    const descriptor = openSync(file, 'wx');
    try {
      writeSync(descriptor, Buffer.alloc(4096));
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
      rmSync(file, { force: true });
    }
    const ms = Math.round((performance.now() - start) * 10) / 10;
    const found = `${folder} can be written to; a durable write takes ${ms} ms`;
    if (ms <= slowMs) return well('disk', found);
    return doubtful('disk', found, 'every request waits for a durable write: put --data-dir on a faster, local disk');
  } catch (error) {
    const found = `${folder} cannot be written to: ${(error as Error).message}`;
    return ill('disk', found, 'name another folder with --data-dir, or give this user the right to write there');
  }
}

async function room(folder: string): Promise<Finding> {
  const { bsize, bavail } = await statfs(folder);
  const free = bsize * bavail;
  const found = `${(free / 1024 ** 3).toFixed(1)} GiB are free`;
  if (free >= roomy) return well('room', found);
  return doubtful('room', found, 'events are refused with 503 when the disk is almost full: make room, or keep less');
}

async function storeFindings(path: string, now: number): Promise<Finding[]> {
  if (!existsSync(join(path, 'store'))) return [well('store', 'nothing is stored yet')];
  try {
    const data = readDataDir(path);
    try {
      const newest = readTraces(data.store, 1)[0]?.at ?? 0;
      const retired = retiredIn(data.store).map(gone);
      return [well('store', 'it can be read'), clock(newest, now), ...retired];
    } finally {
      await data.close();
    }
  } catch (error) {
    if (!(error instanceof EventloomError)) throw error;
    return [ill('store', error.message, 'move the folder away to keep it, and start with an empty one')];
  }
}

function gone({ trigger, since, waiting }: ReturnType<typeof retiredIn>[number]): Finding {
  const found = `${trigger} is gone from the definitions since ${new Date(since).toISOString()}, ${waiting} events wait for it`;
  return doubtful('trigger', found, `put it back before they are dropped, or drop them: eventloom forget ${trigger}`);
}

function clock(newest: number, now: number): Finding {
  const found = `it is ${new Date(now).toISOString()}, time zones are those of ${process.versions.tz ?? 'nowhere'}`;
  if (newest <= now + setBackMs) return well('clock', found);
  return doubtful(
    'clock',
    `${found}; but something was recorded at ${new Date(newest).toISOString()}`,
    'the clock was set back: schedules and duplicates go by it, and retries after a restart; let it be kept by NTP',
  );
}
