import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { FeedContext } from './feed';
import { changesBetween, type FileChange, type FileState, fileState } from './file-change';

/** How often the directory is read, in milliseconds. */
const periodMs = 100;

/** How many files are looked at at the same time. */
const atOnce = 16;

/**
 * Compares a directory with what it was a moment ago, until the feed is stopped. A renamed file is reported under its old name only.
 * @throws when the directory cannot be read
 */
export async function pollDirectory(
  directory: string,
  { wait, started }: FeedContext,
  report: (change: FileChange) => Promise<void>,
): Promise<void> {
  let before = await readStates(directory);
  started();
  for (;;) {
    await wait(periodMs);
    const after = await readStates(directory);
    for (const change of compare(before, after)) await report(change);
    before = after;
  }
}

type States = ReadonlyMap<string, FileState>;

/** How often a directory is read again that changes while it is read. */
const maxReads = 3;

async function readStates(directory: string): Promise<States> {
  for (let count = 1; ; count++) {
    const { states, isWhole } = await readOnce(directory);
    if (isWhole || count === maxReads) return states;
  }
}

/** A name that is gone before it is looked at may stand under another one that was not listed yet. */
async function readOnce(directory: string): Promise<{ readonly states: States; readonly isWhole: boolean }> {
  const names = (await readdir(directory)).sort();
  const states = new Map<string, FileState>();
  for (let start = 0; start < names.length; start += atOnce) {
    const some = names.slice(start, start + atOnce);
    const found = await Promise.all(some.map((name) => fileState(join(directory, name))));
    for (const [index, state] of found.entries()) if (state) states.set(some[index] ?? '', state);
  }
  return { states, isWhole: states.size === names.length };
}

function compare(before: States, after: States): FileChange[] {
  const removed = new Map<number, string>();
  for (const [name, { inode }] of before) if (!after.has(name)) removed.set(inode, name);
  const changes: FileChange[] = [];
  for (const [name, state] of after) {
    const known = before.get(name);
    const oldName = known ? undefined : removed.get(state.inode);
    if (known) changes.push(...changesBetween(name, known, state));
    else if (oldName === undefined) changes.push({ name, operation: 'CREATE' });
    else changes.push({ name: oldName, operation: 'RENAME' });
    if (oldName !== undefined) removed.delete(state.inode);
  }
  for (const name of removed.values()) changes.push({ name, operation: 'REMOVE' });
  return changes;
}
