import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Room } from '../../src/clients/room';
import { openStore, type Store } from '../../src/clients/store';

const root = mkdtempSync(join(tmpdir(), 'eventloom-room-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const mebi = 1024 * 1024;
let count = 0;
let store: Store;
beforeEach(() => {
  store = openStore(join(root, String(++count)));
});
afterEach(() => store.close());

const write = (key: number, kibibytes: number): Promise<void> =>
  store.write([{ table: 'events', key, value: Buffer.alloc(kibibytes * 1024) }]);
const inTheWay = (): unknown[] => [...store.table('meta').keys({ start: 'room/', end: 'room/~' })];

describe('the room in the file of a store', () => {
  it('is made once the file grows fast, and then used before the file grows again', async () => {
    const room = new Room(store, root, 4 * mebi);
    await write(1, 300);
    await room.look();
    const length = store.bytes();
    expect(length).toBeGreaterThan(4 * mebi);
    expect(inTheWay()).toEqual([]);
    for (let key = 2; key < 12; key++) await write(key, 200);
    expect(store.bytes()).toBe(length);
    await room.stop();
  });

  it('is not made where the file hardly grows, nor where it grows so fast that it would only be written twice', async () => {
    const room = new Room(store, root, 4 * mebi);
    for (const kibibytes of [100, 9 * 1024]) {
      await write(kibibytes, kibibytes);
      await room.look();
    }
    await room.stop();
    expect(store.bytes()).toBeLessThan(11 * mebi);
  });

  it('is never taken for a value that is lost, should the process die meanwhile', async () => {
    const pieces: unknown[] = [];
    const real = store.write.bind(store);
    store.write = (writes, options) => {
      for (const { table, value } of writes) if (table === 'meta' && value) pieces.push(value.at(-1));
      return real(writes, options);
    };
    const room = new Room(store, root, 2 * mebi);
    await write(1, 300);
    await room.look();
    expect([pieces.length, pieces.includes(0)]).toEqual([2, false]);
    await room.stop();
  });

  it('is given back when a process died while it made some', async () => {
    await store.write([{ table: 'meta', key: 'room/3', value: Buffer.alloc(10) }]);
    const room = new Room(store, root, mebi);
    await store.write([]);
    expect(inTheWay()).toEqual([]);
    await room.stop();
  });
});
