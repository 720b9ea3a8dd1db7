import { watch } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { FeedContext } from './feed';
import {
  changesBetween,
  type FileChange,
  type FileOperation,
  type FileState,
  fileState,
  withoutContent,
} from './file-change';

/** How long notices gather, in milliseconds: the two of a renamed file come one right after the other. */
const gatherMs = 10;

/**
 * Reports what the system notices in a directory, until the feed is stopped. It only says that something about a name changed, so
 * that every name is looked at, and compared with what it was.
 * @throws when the directory cannot be watched, or vanishes: another one under its name would go unnoticed
 */
export async function watchDirectory(
  directory: string,
  { stopped, wait, started }: FeedContext,
  report: (change: FileChange) => Promise<void>,
): Promise<void> {
  const notices = new Notices(stopped);
  const watcher = watch(directory, { signal: stopped }, (kind, name) => {
    if (name !== null) notices.add(name, kind);
  });
  watcher.on('error', (error) => notices.fail(error));
  try {
    const files = new Files(directory);
    await files.read();
    const inode = (await fileState(directory))?.inode;
    started();
    for (;;) {
      await notices.some();
      await wait(gatherMs);
      for (const change of await files.changes(notices.take())) await report(change);
      if ((await fileState(directory))?.inode !== inode) throw new Error(`the directory ${directory} has vanished`);
    }
  } finally {
    watcher.close();
  }
}

/** How often the system said that a name appeared or disappeared; 0 when it only changed. */
type Noticed = ReadonlyMap<string, number>;

/** What the system noticed and nobody has looked at yet; each name stands there once. */
class Notices {
  private noticed = new Map<string, number>();
  private error: Error | undefined;
  private wake: () => void = () => {};

  constructor(private readonly stopped: AbortSignal) {
    stopped.addEventListener('abort', () => this.wake(), { once: true });
  }

  add(name: string, kind: string): void {
    this.noticed.set(name, (this.noticed.get(name) ?? 0) + (kind === 'rename' ? 1 : 0));
    this.wake();
  }

  fail(error: Error): void {
    this.error = error;
    this.wake();
  }

  async some(): Promise<void> {
    while (this.noticed.size === 0 && !this.error && !this.stopped.aborted) {
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
    if (this.error) throw this.error;
  }

  take(): Noticed {
    const taken = this.noticed;
    this.noticed = new Map();
    return taken;
  }
}

/** What stands under the number of a file. There may be several, which are links. */
class ByInode<T> {
  private readonly found = new Map<number, T[]>();

  add(inode: number, one: T): void {
    const known = this.found.get(inode);
    if (!known) this.found.set(inode, [one]);
    else if (known.length === 1) known.push(one);
  }

  hasOther(inode: number, than: T | undefined): boolean {
    return this.found.get(inode)?.some((one) => one !== than) ?? false;
  }
}

/** What was noticed together: the states before, and where the files are now. A directory may have many. */
interface Looked {
  readonly before: Map<string, FileState | undefined>;
  readonly statesBefore: ByInode<FileState>;
  readonly namesNow: ByInode<string>;
}

/** The files of a directory as they were when they were last looked at. */
class Files {
  private readonly known = new Map<string, FileState>();

  constructor(private readonly directory: string) {}

  async read(): Promise<void> {
    for (const name of await readdir(this.directory)) await this.look(name);
  }

  async changes(noticed: Noticed): Promise<FileChange[]> {
    const looked: Looked = { before: new Map(), statesBefore: new ByInode(), namesNow: new ByInode() };
    for (const name of noticed.keys()) {
      const was = this.known.get(name);
      looked.before.set(name, was);
      if (was) looked.statesBefore.add(was.inode, was);
    }
    for (const name of noticed.keys()) await this.look(name);
    for (const name of noticed.keys()) {
      const is = this.known.get(name);
      if (is) looked.namesNow.add(is.inode, name);
    }
    return [...noticed].flatMap(([name, renames]) => this.changesOf(name, renames, looked));
  }

  private changesOf(name: string, renames: number, looked: Looked): readonly FileChange[] {
    const [was, is] = [looked.before.get(name), this.known.get(name)];
    // Of a name that went and came again the number of the file may be the same.
    const isAgain = renames > 1;
    if (was && is && was.inode === is.inode && !isAgain) return changesBetween(name, was, is);
    if (!was && !is) return isAgain ? operations(name, 'CREATE', 'REMOVE') : [];
    const isReplaced = was && is && !isAgain;
    // A file that is gone from its name stands under another one that was noticed too.
    const gone =
      was && !isReplaced ? operations(name, looked.namesNow.hasOther(was.inode, name) ? 'RENAME' : 'REMOVE') : [];
    const came = is ? operations(name, 'CREATE') : [];
    const isMoved = isReplaced || (is && looked.statesBefore.hasOther(is.inode, was));
    return [...gone, ...came, ...(is && !isMoved ? changesBetween(name, withoutContent(is), is) : [])];
  }

  private async look(name: string): Promise<void> {
    const state = await fileState(join(this.directory, name));
    if (state) this.known.set(name, state);
    else this.known.delete(name);
  }
}

const operations = (name: string, ...all: FileOperation[]): FileChange[] =>
  all.map((operation) => ({ name, operation }));
