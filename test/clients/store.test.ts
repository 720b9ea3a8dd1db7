import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type Store } from '../../src/clients/store';

const root = mkdtempSync(join(tmpdir(), 'eventloom-store-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let count = 0;
let store: Store;

beforeEach(() => {
  store = openStore(join(root, String(++count)));
});

afterEach(() => store.close());

const bytes = (text: string): Buffer => Buffer.from(text);

describe('a store', () => {
  it('keeps lists, numbers and texts as keys, each in their order', async () => {
    const keys = [[2, 1], [1, 10], [1, 2], 'b', 'a', 10, 9];
    await store.write(keys.map((key) => ({ table: 'meta', key, value: bytes('x') })));
    expect([...store.table('meta').keys()]).toEqual([[1, 2], [1, 10], [2, 1], 9, 10, 'a', 'b']);
  });

  it('walks over a range, forwards and backwards, and counts it', async () => {
    const table = store.table('pending');
    const keys = [1, 2, 3].flatMap((consumer) => [1, 2, 3].map((sequence) => [consumer, sequence]));
    await store.write(keys.map((key) => ({ table: 'pending', key, value: bytes('x') })));
    const range = { start: [2, 0], end: [3] };
    expect([...table.keys(range)]).toEqual([
      [2, 1],
      [2, 2],
      [2, 3],
    ]);
    expect(table.count(range)).toBe(3);
    expect(table.count()).toBe(9);
    expect([...table.keys({ reverse: true, limit: 1 })]).toEqual([[3, 3]]);
  });

  it('does not let a key that does not fit spoil its group', async () => {
    const good = store.write([{ table: 'state', key: 'good', value: bytes('1') }]);
    const bad = store.write([
      { table: 'state', key: 'half', value: bytes('1') },
      { table: 'state', key: 'x'.repeat(5000), value: bytes('1') },
    ]);
    await expect(bad).rejects.toMatchObject({ code: 'not-stored' });
    await good;
    expect([...store.table('state').keys()]).toEqual(['good']);
  });

  it('takes nothing once it is closed', async () => {
    const other = openStore(join(root, String(++count)));
    const last = other.write([{ table: 'state', key: 'a', value: bytes('1') }]);
    await other.close();
    await last;
    await expect(other.write([])).rejects.toMatchObject({ code: 'not-stored' });
  });

  it('lets a patient write go along with the next one, or alone after a while, and keeps the order', async () => {
    const done: string[] = [];
    const put = (key: string, patiently: boolean): Promise<void> =>
      store
        .write([{ table: 'state', key: 'x', value: Buffer.from(key) }], { patiently })
        .then(() => void done.push(key));
    await Promise.all([put('patient', true), put('hasty', false)]);
    expect(done).toEqual(['patient', 'hasty']);
    expect(Buffer.from(store.table('state').get('x') ?? []).toString()).toBe('hasty');
    await put('alone', true);
    expect(Buffer.from(store.table('state').get('x') ?? []).toString()).toBe('alone');
    await Promise.all(Array.from({ length: 2000 }, (_, index) => put(`many ${index}`, true)));
    expect(Buffer.from(store.table('state').get('x') ?? []).toString()).toBe('many 1999');
  });

  it('keeps a write apart from those before and after it', async () => {
    const write = (key: string, apart = false): Promise<void> =>
      store.write([{ table: 'meta', key, value: bytes(key) }], { apart });
    const found = (): string[] => [...store.table('meta').keys()].map(String);
    const [before, apart, after] = [write('a'), write('b', true), write('c')];
    await before;
    expect(found()).toEqual(['a']);
    await apart;
    expect(found()).toEqual(['a', 'b']);
    await after;
    expect(found()).toEqual(['a', 'b', 'c']);
  });

  it('waits for patient writes when it is asked for what was written before, and when it is closed', async () => {
    const done: string[] = [];
    const put = (key: string): Promise<number> =>
      store.write([{ table: 'state', key, value: Buffer.from(key) }], { patiently: true }).then(() => done.push(key));
    void put('a');
    await store.write([]);
    expect(done).toEqual(['a']);
    void put('b');
    await store.close();
    expect(done).toEqual(['a', 'b']);
    store = openStore(join(root, String(count)));
    expect(store.table('state').has('b')).toBe(true);
  });
});
