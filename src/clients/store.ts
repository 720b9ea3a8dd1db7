import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Database, RootDatabase, RootDatabaseOptionsWithPath } from 'lmdb';
import { EventloomError, reasonOf } from '../errors';
import { refuseFewAddresses } from './address-space';
import { damaged } from './store-damage';
import { type Key, LmdbTable, statistics, type Table } from './store-table';

/** Sets a key of a table, or removes it when there is no value. */
export interface Write {
  readonly table: string;
  readonly key: Key;
  readonly value?: Uint8Array;
}

/** @see Store.write */
export interface WriteOptions {
  /** @default false */
  readonly surely?: boolean;
  /** @default false */
  readonly patiently?: boolean;
  /** @default false */
  readonly apart?: boolean;
}

/** Ordered tables on the local disk, for one writing process and any number of readers. */
export interface Store {
  table(name: string): Table;
  /**
   * Applies all writes or none; resolves when they are on the disk. Writes of several callers share one synchronisation, and become
   * durable in the order of the calls; without writes it waits for the earlier ones.
   * @param options.patiently others need not wait for it: it goes along with the next write, or alone after a few milliseconds.
   * @param options.apart nothing shares its fate: what nobody would miss must not keep others from the disk.
   * @param options.surely when the disk does not take them, they are tried again, before all later writes, until it does or the store
   * is closed: for what memory counts on already.
   * @throws EventloomError `not-stored`, `disk-full`
   */
  write(writes: readonly Write[], options?: WriteOptions): Promise<void>;
  /** How long the file is, in bytes, used or not. */
  bytes(): number;
  /** Waits for the writes under way, and releases the files. */
  close(): Promise<void>;
}

/** The tables that exist: readers must be able to open all of them, so that the writer creates them at once. */
export const tableNames = ['meta', 'events', 'pending', 'consumers', 'state', 'traces', 'deadLetters'] as const;

/** The address space that is reserved, not the size on the disk: the map never has to move while somebody reads. */
const mapBytes = 2 ** 36;

/** How many bytes one transaction may carry; what comes on top waits for the next. */
const groupBytes = 16 * 1024 * 1024;

/**
 * Opens the store in a folder.
 * @param options.readOnly for a second process; the folder must hold a store already.
 * @throws EventloomError `cannot-read`, `cannot-write`
 */
export function openStore(folder: string, options: { readonly readOnly?: boolean } = {}): Store {
  refuseFewAddresses(mapBytes);
  const { open } = require('lmdb') as typeof import('lmdb');
  const readOnly = options.readOnly ?? false;
  try {
    if (readOnly && !existsSync(join(folder, 'data.mdb'))) throw new Error('it was never written');
    const root = open<Buffer, Key>(environment(folder, readOnly));
    const tables = new Map(
      tableNames.map((name) => [name as string, root.openDB<Buffer, Key>({ name, encoding: 'binary' })]),
    );
    return new LmdbStore(folder, root, tables);
  } catch (error) {
    throw openError(folder, readOnly, error);
  }
}

type Environment = RootDatabaseOptionsWithPath & {
  readonly noReadAhead: boolean;
  readonly eventTurnBatching: boolean;
  readonly maxFreeSpaceToLoad: number;
  readonly maxFreeSpaceToRetain: number;
};

const environment = (path: string, readOnly: boolean): Environment => ({
  path,
  readOnly,
  encoding: 'binary',
  maxDbs: tableNames.length + 1,
  mapSize: mapBytes,
  // With overlapping synchronisation a transaction would be reported before the disk has it.
  overlappingSync: false,
  // Groups are made here; a transaction of the library's own around them would reject where nobody listens.
  eventTurnBatching: false,
  noReadAhead: true,
  // With lists of free pages as long as the library has them, writes take ever longer once old events make room: see bench/keeping.ts.
  maxFreeSpaceToLoad: 400,
  maxFreeSpaceToRetain: 100,
});

function openError(folder: string, readOnly: boolean, cause: unknown): EventloomError {
  const reason = reasonOf(cause);
  return readOnly
    ? new EventloomError('cannot-read', `there is no store to read in ${folder}: ${reason}`, { cause })
    : new EventloomError('cannot-write', `the store in ${folder} cannot be opened for writing: ${reason}`, { cause });
}

/** A group is all or nothing, so that a key which the tree cannot hold must not reach it. */
const maxKeyBytes = 1500;

const keyBytes = (key: Key): number =>
  Array.isArray(key)
    ? key.reduce((sum: number, part) => sum + keyBytes(part) + 1, 0)
    : typeof key === 'string'
      ? Buffer.byteLength(key)
      : 9;

const keyError = ({ table, key }: Write): EventloomError =>
  new EventloomError(
    'not-stored',
    `a key of table ${table} has ${keyBytes(key)} bytes, at most ${maxKeyBytes} are possible`,
  );

/** How long a disk that takes nothing is left alone before it is tried again, in milliseconds. */
const pauseMs = 500;

/** How long a patient write waits for one to go along with, in milliseconds, and how many may. */
const patienceMs = 10;
const maxPatient = 512;

interface Waiting extends Required<WriteOptions> {
  readonly writes: readonly Write[];
  readonly resolve: () => void;
  readonly reject: (error: EventloomError) => void;
}

class LmdbStore implements Store {
  private waiting: Waiting[] = [];
  /** How many of them are not patient. */
  private urgent = 0;
  private patience: NodeJS.Timeout | undefined;
  private committing: Promise<void> | undefined;
  private closed = false;

  constructor(
    private readonly folder: string,
    private readonly root: RootDatabase<Buffer, Key>,
    private readonly tables: ReadonlyMap<string, Database<Buffer, Key>>,
  ) {}

  table(name: string): Table {
    return new LmdbTable(this.database(name));
  }

  write(writes: readonly Write[], options: WriteOptions = {}): Promise<void> {
    const { surely = false, patiently = false, apart = false } = options;
    if (this.closed) return Promise.reject(new EventloomError('not-stored', 'the store is closed'));
    const unfit = writes.find(({ key }) => keyBytes(key) > maxKeyBytes);
    if (unfit) return Promise.reject(keyError(unfit));
    return new Promise((resolve, reject) => {
      this.waiting.push({ writes, surely, patiently, apart, resolve, reject });
      if (!patiently) this.urgent++;
      if (!patiently || this.waiting.length >= maxPatient) this.committing ??= this.commitAll();
      else this.waitPatiently();
    });
  }

  bytes(): number {
    const { pageSize, lastPageNumber } = statistics(this.root);
    return (lastPageNumber + 1) * pageSize;
  }

  private waitPatiently(): void {
    this.patience ??= setTimeout(() => {
      this.patience = undefined;
      this.committing ??= this.commitAll();
    }, patienceMs);
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.patience);
    await this.committing;
    await this.commitAll();
    await this.root.close();
  }

  private database(name: string): Database<Buffer, Key> {
    const database = this.tables.get(name);
    if (!database) throw new Error(`no table ${name}`);
    return database;
  }

  /** While one group is on its way to the disk the next one gathers. */
  private async commitAll(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    while (this.waiting.length > 0) {
      clearTimeout(this.patience);
      this.patience = undefined;
      const group = this.nextGroup();
      try {
        await this.commit(group);
        for (const { resolve } of group) resolve();
      } catch (error) {
        await this.refuse(group, await commitError(error, this.folder));
      }
      if (this.urgent === 0 && this.waiting.length < maxPatient && !this.closed) break;
    }
    this.committing = undefined;
    if (this.waiting.length > 0) this.waitPatiently();
  }

  /** Those that have to be stored surely stay first in line. */
  private async refuse(group: readonly Waiting[], failure: EventloomError): Promise<void> {
    const again: Waiting[] = [];
    for (const waiting of group) {
      if (waiting.surely && !this.closed) again.push({ ...waiting, patiently: false });
      else waiting.reject(failure);
    }
    if (again.length === 0) return;
    // What would be kept waiting for them, whoever sent it for an answer, is refused now.
    const behind = this.waiting.filter(({ surely }) => !surely);
    for (const { patiently, reject } of behind) {
      if (!patiently) this.urgent--;
      reject(failure);
    }
    this.waiting = [...again, ...this.waiting.filter(({ surely }) => surely)];
    this.urgent += again.length;
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }

  private nextGroup(): readonly Waiting[] {
    let bytes = 0;
    let count = 0;
    for (const { writes, apart } of this.waiting) {
      for (const { value } of writes) bytes += value?.byteLength ?? 0;
      if (count > 0 && (bytes > groupBytes || apart)) break;
      count++;
      if (apart) break;
    }
    const group = this.waiting.slice(0, count);
    this.waiting = this.waiting.slice(count);
    for (const { patiently } of group) if (!patiently) this.urgent--;
    return group;
  }

  private async commit(group: readonly Waiting[]): Promise<void> {
    if (group.every(({ writes }) => writes.length === 0)) return;
    // What writes promise is the same promise again and again, and says no more than that of the batch.
    let promised: Promise<boolean> | undefined;
    await this.root.batch(() => {
      for (const { writes } of group) {
        for (const { table, key, value } of writes) {
          const database = this.database(table);
          const stored = value ? database.put(key, asBuffer(value)) : database.remove(key);
          if (stored !== promised) (promised = stored).catch(ignore);
        }
      }
    });
  }
}

/** The batch says it too. */
function ignore(): void {}

const asBuffer = (bytes: Uint8Array): Buffer =>
  Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** LMDB calls it an input/output error when the disk takes only a part. */
const noRoom = /ENOSPC|EDQUOT|MDB_MAP_FULL|No space left|quota exceeded|Input\/output error/i;

/** What LMDB says of pages that are not what they have to be. */
const misses = /^MDB_(CORRUPTED|PAGE_NOTFOUND)/;

async function commitError(error: unknown, folder: string): Promise<EventloomError> {
  let cause = error;
  if (error instanceof Error && 'commitError' in error) {
    cause = await Promise.race([
      Promise.resolve(error.commitError).catch((reason: unknown) => reason),
      new Promise((resolve) => setTimeout(resolve, 1000, error).unref()),
    ]);
  }
  const reason = reasonOf(cause);
  if (misses.test(reason)) return damaged(folder, reason, cause);
  const code = noRoom.test(reason) ? 'disk-full' : 'not-stored';
  return new EventloomError(code, `the disk did not take it: ${reason}`, { cause });
}
