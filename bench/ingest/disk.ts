import { mkdtempSync, rmSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a plain log takes. */
export interface Commits {
  /** Records each second. */
  readonly rate: number;
  /** Milliseconds of CPU that a record costs. */
  readonly cpu: number;
  /** How long each group took, in milliseconds. */
  readonly times: readonly number[];
}

/**
 * How many records of so many bytes a plain log takes, in groups as large as there are senders: one writev and one fdatasync for each
 * group.
 */
export async function groupCommits(bytes: number, senders: number, seconds: number): Promise<Commits> {
  const folder = mkdtempSync(join(tmpdir(), 'eventloom-bench-'));
  const file = await open(join(folder, 'log'), 'w');
  try {
    return await commits(file, Buffer.alloc(bytes, 'x'), senders, seconds);
  } finally {
    await file.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function commits(file: FileHandle, record: Buffer, senders: number, seconds: number): Promise<Commits> {
  const group = Array.from({ length: senders }, () => record);
  const [start, before] = [performance.now(), process.cpuUsage()];
  const times: number[] = [];
  let [written, passed] = [0, 0];
  while (passed < seconds) {
    const began = performance.now();
    await file.writev(group);
    await file.datasync();
    times.push(performance.now() - began);
    written += group.length;
    passed = (performance.now() - start) / 1000;
  }
  const { user, system } = process.cpuUsage(before);
  return { rate: written / passed, cpu: (user + system) / 1000 / written, times };
}
