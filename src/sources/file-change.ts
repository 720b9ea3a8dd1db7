import type { Stats } from 'node:fs';
import { lstat } from 'node:fs/promises';

/** What can happen to a file, with the number that says so in the event's data. */
export const fileOperations = { CREATE: 1, WRITE: 2, REMOVE: 4, RENAME: 8, CHMOD: 16 } as const;

/** A key of {@link fileOperations}. */
export type FileOperation = keyof typeof fileOperations;

/** Something that happened to a file of a directory. */
export interface FileChange {
  /** The name in the directory; of a file that was renamed its old one. */
  readonly name: string;
  readonly operation: FileOperation;
}

/** What is remembered of a file to notice changes. */
export interface FileState {
  readonly inode: number;
  readonly size: number;
  readonly modifiedMs: number;
  /** Type, permissions and owners. */
  readonly mode: string;
}

/** The state of a file that nobody has written to yet, so that its first content counts as a change. */
export const withoutContent = (state: FileState): FileState => ({ ...state, size: 0, modifiedMs: 0 });

/** Looks at a file; undefined when there is none. */
export async function fileState(path: string): Promise<FileState | undefined> {
  const stats: Stats | undefined = await lstat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw error;
  });
  return stats && { inode: stats.ino, size: stats.size, modifiedMs: stats.mtimeMs, mode: modeOf(stats) };
}

const modeOf = ({ mode, uid, gid }: Stats): string => `${mode}/${uid}/${gid}`;

/** What happened to a file that is still there. */
export function changesBetween(name: string, before: FileState, after: FileState): FileChange[] {
  const changes: FileChange[] = [];
  const isEmpty = after.size === 0 && before.size === 0 && before.modifiedMs === 0;
  const isWritten = before.size !== after.size || before.modifiedMs !== after.modifiedMs;
  if (isWritten && !isEmpty) changes.push({ name, operation: 'WRITE' });
  if (before.mode !== after.mode) changes.push({ name, operation: 'CHMOD' });
  return changes;
}
