import type { Database, RangeOptions, RootDatabase } from 'lmdb';
import { MemoryBlocks } from './memory-blocks';

/** A key of a table: a name, a number, or several of them compared one after the other. */
export type Key = string | number | (string | number)[];

/** Which keys to walk over. */
export interface Range {
  /** The first key. */
  readonly start?: Key;
  /** The key before which to stop. */
  readonly end?: Key;
  readonly reverse?: boolean;
  readonly limit?: number;
}

/** An ordered table of a {@link Store}. Reads see what is durable, never what is still being written. */
export interface Table {
  get(key: Key): Uint8Array | undefined;
  /** Like {@link get}, without a copy: what it returns may be looked at until anything else is read or written. */
  peek(key: Key): Uint8Array | undefined;
  has(key: Key): boolean;
  keys(range?: Range): Iterable<Key>;
  entries(range?: Range): Iterable<{ readonly key: Key; readonly value: Uint8Array }>;
  /** How many keys there are; without a range this costs nothing. */
  count(range?: Range): number;
  /** How many bytes of the disk it takes. */
  bytes(): number;
}

/** Small, since one value that is kept for long keeps all of its block. */
const memory = new MemoryBlocks(128 * 1024);

/** A table of a store that LMDB keeps. */
export class LmdbTable implements Table {
  constructor(private readonly database: Database<Buffer, Key>) {}

  get(key: Key): Uint8Array | undefined {
    const shared = this.peek(key);
    if (!shared) return undefined;
    const value = memory.take(shared.length);
    value.set(shared);
    return value;
  }

  peek(key: Key): Uint8Array | undefined {
    const shared = this.database.getBinaryFast(key);
    return shared?.subarray(0, shared.length);
  }

  has(key: Key): boolean {
    return this.database.doesExist(key);
  }

  keys(range: Range = {}): Iterable<Key> {
    return this.database.getKeys(rangeOptions(range));
  }

  entries(range: Range = {}): Iterable<{ readonly key: Key; readonly value: Uint8Array }> {
    return this.database.getRange(rangeOptions(range));
  }

  count(range?: Range): number {
    if (!range) return statistics(this.database).entryCount;
    return this.database.getKeysCount(rangeOptions(range));
  }

  bytes(): number {
    const { pageSize, treeBranchPageCount, treeLeafPageCount, overflowPages } = statistics(this.database);
    return pageSize * (treeBranchPageCount + treeLeafPageCount + overflowPages);
  }
}

interface Statistics {
  readonly entryCount: number;
  readonly pageSize: number;
  readonly treeBranchPageCount: number;
  readonly treeLeafPageCount: number;
  readonly overflowPages: number;
  /** Of the whole file; only the root knows it. */
  readonly lastPageNumber: number;
}

/** What LMDB counts of a table, or of all. */
export const statistics = (database: Database<Buffer, Key> | RootDatabase<Buffer, Key>): Statistics =>
  database.getStats() as Statistics;

const rangeOptions = ({ start, end, reverse, limit }: Range): RangeOptions => ({
  ...(start !== undefined && { start }),
  ...(end !== undefined && { end }),
  ...(reverse !== undefined && { reverse }),
  ...(limit !== undefined && { limit }),
});
