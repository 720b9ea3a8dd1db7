import { mkdtempSync, rmSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * How many records of so many bytes a plain log takes each second, in groups as large as there are senders: one writev and one fdatasync
 * for each group.
 */
export async function groupCommits(bytes: number, senders: number, seconds: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'eventloom-bench-'));
  const file = await open(join(folder, 'log'), 'w');
  try {
    return await commits(file, Buffer.alloc(bytes, 'x'), senders, seconds);
  } finally {
    await file.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function commits(file: FileHandle, record: Buffer, senders: number, seconds: number): Promise<number> {
  const group = Array.from({ length: senders }, () => record);
  const start = performance.now();
  let [written, passed] = [0, 0];
  while (passed < seconds) {
    await file.writev(group);
    await file.datasync();
    written += group.length;
    passed = (performance.now() - start) / 1000;
  }
  return written / passed;
}
