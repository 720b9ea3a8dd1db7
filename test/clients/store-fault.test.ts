import { openStore } from '../../src/clients/store';

/** What the disk got, one list of keys for each group; and whether it takes anything. */
const disk = { groups: [] as unknown[][], fault: '' };

jest.mock('lmdb', () => ({
  open: () => {
    let group: unknown[] = [];
    const table = { put: (key: unknown) => Promise.resolve(group.push(key)), remove: () => Promise.resolve(true) };
    return {
      openDB: () => table,
      close: async () => {},
      batch: async (fill: () => void) => {
        group = [];
        fill();
        await new Promise(setImmediate);
        if (disk.fault !== '') throw new Error(disk.fault);
        disk.groups.push(group);
      },
    };
  },
}));

const store = openStore('nowhere');
afterAll(() => store.close());

const write = (key: string, options = {}): Promise<string> =>
  store.write([{ table: 'meta', key, value: Buffer.from(key) }], options).then(
    () => 'stored',
    ({ code }: { code: string }) => code,
  );

describe('a disk that takes nothing', () => {
  it('refuses what came behind what has to be stored, and gets that first when it takes something again', async () => {
    disk.fault = 'No space left on device';
    const sure = write('sure', { surely: true });
    const room = write('room', { apart: true });
    const behind = write('behind');
    expect(await Promise.all([room, behind])).toEqual(['disk-full', 'disk-full']);
    disk.fault = '';
    expect(await Promise.all([sure, write('later')])).toEqual(['stored', 'stored']);
    expect(disk.groups).toEqual([['sure', 'later']]);
  });

  it('is told from a store whose pages are not there', async () => {
    disk.fault = 'MDB_CORRUPTED: Located page was wrong type';
    expect(await write('one')).toBe('store-damaged');
  });
});
