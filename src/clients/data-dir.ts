import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { EventloomError, reasonOf } from '../errors';
import { type Owner, own } from './owner';
import { Room } from './room';
import { openStore, type Store } from './store';
import { checkWhole, openWhole } from './whole-store';

/** What this version writes, and what it reads as well: events of format 1 have no checksum. Any other data directory is refused. */
const format = 2;
const older: readonly string[] = ['1'];

/** A data directory in use by this process. */
export interface DataDir {
  readonly path: string;
  readonly store: Store;
  /** The file of this name inside of it. */
  file(name: string): string;
  close(): Promise<void>;
}

/**
 * Opens a data directory for writing, making it if need be. Only one process may have it open like this.
 * @throws EventloomError `data-dir-in-use`, `data-dir-format`, `store-damaged`, `cannot-write`
 */
export function openDataDir(path: string): DataDir {
  let owner: Owner | undefined;
  try {
    // Payloads are for their owner's eyes only.
    makeFolder(path, 0o700);
    owner = own(path);
    checkFormat(path);
    const formatFile = join(path, 'format');
    const store = openWhole(storeFolder(path), existsSync(formatFile));
    // It says that there is a store, and so comes after it.
    keepFormat(formatFile);
    return dataDir(path, store, { owner, room: new Room(store, path) });
  } catch (error) {
    owner?.release();
    throw error instanceof EventloomError ? error : writeError(path, error);
  }
}

/**
 * Opens a data directory for reading, whether or not another process writes to it.
 * @throws EventloomError `cannot-read`, `data-dir-format`, `store-damaged`
 */
export function readDataDir(path: string): DataDir {
  if (!existsSync(storeFolder(path))) {
    throw new EventloomError(
      'cannot-read',
      `${path} is not a data directory: nothing has run with it yet; name another one with --data-dir`,
    );
  }
  checkFormat(path);
  checkWhole(storeFolder(path));
  return dataDir(path, openStore(storeFolder(path), { readOnly: true }));
}

/**
 * Removes everything that a data directory holds, made-up secrets included.
 * @returns whether there was anything
 * @throws EventloomError `data-dir-in-use`, `cannot-write`
 */
export function resetDataDir(path: string): boolean {
  if (!existsSync(path)) return false;
  const isOurs = existsSync(join(path, 'format')) || existsSync(join(storeFolder(path), 'data.mdb'));
  if (!isOurs && readdirSync(path).length > 0) {
    throw new EventloomError('cannot-write', `${path} does not look like a data directory, nothing was removed`);
  }
  let owner: Owner | undefined;
  try {
    owner = own(path);
    empty(path);
    return true;
  } catch (error) {
    owner?.release();
    throw error instanceof EventloomError ? error : writeError(path, error);
  }
}

/** What a data directory holds. What stands beside it is somebody else's. */
const ours = /^(?:format(?:\.new)?|store|secrets|manifests|listener\.json|control\.sock|owner\.json(?:\..+)?)$/;

/** The folder itself goes too, unless it is a volume, or stands in a folder where this user may not write. */
function empty(path: string): void {
  for (const name of readdirSync(path)) {
    if (ours.test(name)) rmSync(join(path, name), { recursive: true, force: true });
  }
  try {
    rmdirSync(path);
  } catch {
    // It is a volume, or somebody else has something there.
  }
}

/** Makes a folder and those above it. Node's own way never returns where the system refuses with ENOENT, as below /proc. */
export function makeFolder(path: string, mode = 0o777): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path, { mode });
}

const storeFolder = (path: string): string => join(path, 'store');

function dataDir(path: string, store: Store, writing?: { readonly owner: Owner; readonly room: Room }): DataDir {
  return {
    path,
    store,
    file: (name) => join(path, name),
    close: async () => {
      await writing?.room.stop();
      await store.close();
      writing?.owner.release();
    },
  };
}

function checkFormat(path: string): void {
  const file = join(path, 'format');
  if (!existsSync(file)) return;
  const found = readFileSync(file, 'utf8').trim();
  if (found === String(format) || older.includes(found)) return;
  throw new EventloomError(
    'data-dir-format',
    `${path} has format ${found.slice(0, 20)}, this version of Eventloom reads and writes format ${format}; ` +
      'use the version that wrote it, or empty it with: eventloom reset',
  );
}

/** Without it nothing can be opened, so that it is never half written: a full disk may take nothing of it. */
function keepFormat(file: string): void {
  const text = `${format}\n`;
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  const draft = `${file}.new`;
  writeFileSync(draft, text);
  renameSync(draft, file);
}

function writeError(path: string, cause: unknown): EventloomError {
  const reason = reasonOf(cause);
  return new EventloomError('cannot-write', `the data directory ${path} cannot be written: ${reason}`, { cause });
}
