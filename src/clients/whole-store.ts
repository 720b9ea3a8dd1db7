import { closeSync, existsSync, fstatSync, openSync, readSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { openStore, type Store, tableNames } from './store';
import { damaged } from './store-damage';

/** The head of a page that describes an LMDB environment, as the library of this version writes it. */
const meta = { bytes: 160, magic: 24, version: 28, pageSize: 48, lastPage: 144, transaction: 152 } as const;
const magicNumber = 0xbeefc0de;
const knownVersion = 2;
const pageSizes = [4096, 8192, 16384, 32768, 65536] as const;

/** Values from here on have pages of their own, whose end nothing else checks. In bytes. */
const largeValue = 1024;

/**
 * Opens a store for writing, unless it is seen to be damaged. Its pages are mapped: one that is not there would end the process in the
 * middle of something, and a file that is gone would pass for a new store.
 * @param wasUsed a store was here before
 * @throws EventloomError `store-damaged`, `cannot-write`
 */
export function openWhole(folder: string, wasUsed: boolean): Store {
  const file = join(folder, 'data.mdb');
  const { size, whole } = extentOf(file);
  if (wasUsed && size === 0) throw damaged(folder, 'data.mdb is missing or empty, although events were kept here');
  if (Number.isNaN(whole)) throw damaged(folder, noStore);
  if (size >= whole) return openStore(folder);
  // The last pages may have been given back before they were ever written; then all that is needed is there.
  truncateSync(file, whole);
  let store: Store | undefined;
  try {
    store = openStore(folder);
    readAll(store);
    return store;
  } catch (error) {
    void store?.close();
    truncateSync(file, size);
    throw damaged(folder, `data.mdb has ${size} bytes, and it had ${whole}`, error);
  }
}

/**
 * Refuses to map a file for reading that lacks pages.
 * @throws EventloomError `store-damaged`
 */
export function checkWhole(folder: string): void {
  const { size, whole } = extentOf(join(folder, 'data.mdb'));
  if (Number.isNaN(whole)) throw damaged(folder, noStore);
  if (size < whole) throw damaged(folder, `data.mdb has ${size} bytes, and it had ${whole}`);
}

const noStore = 'data.mdb does not begin like a store';

/** How many bytes a store has, and how many it had when it was last written; NaN when it does not say. */
function extentOf(file: string): { readonly size: number; readonly whole: number } {
  if (!existsSync(file)) return { size: 0, whole: 0 };
  const handle = openSync(file, 'r');
  try {
    const { size } = fstatSync(handle);
    const metas = [0, ...pageSizes].map((at) => readMeta(handle, at)).filter((found) => found !== undefined);
    const [newest] = metas.sort((one, other) => other.transaction - one.transaction);
    return { size, whole: newest?.whole ?? (size > 0 ? Number.NaN : 0) };
  } finally {
    closeSync(handle);
  }
}

function readMeta(handle: number, at: number): { transaction: number; whole: number } | undefined {
  const head = Buffer.alloc(meta.bytes);
  if (readSync(handle, head, 0, meta.bytes, at) < meta.bytes) return undefined;
  if (head.readUInt32LE(meta.magic) !== magicNumber || head.readUInt32LE(meta.version) !== knownVersion) {
    return undefined;
  }
  const pages = Number(head.readBigUInt64LE(meta.lastPage)) + 1;
  const transaction = Number(head.readBigUInt64LE(meta.transaction));
  return { transaction, whole: pages * head.readUInt32LE(meta.pageSize) };
}

/** @throws Error where a page is not what it has to be */
function readAll(store: Store): void {
  for (const name of tableNames) {
    for (const { value } of store.table(name).entries()) {
      // What is kept is text in the end, or JSON, and does not end with a zero.
      const isLost = value.byteLength >= largeValue && value[value.byteLength - 1] === 0;
      if (isLost) throw new Error(`a value of ${name} is not there`);
    }
  }
}
