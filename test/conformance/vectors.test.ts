import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { areas } from './vectors/areas';
import { areaOf } from './vectors/row';
import { runFile } from './vectors/run';

const folder = join(__dirname, '../vectors');
const files = readdirSync(folder).filter((name) => areas[areaOf(name)]);

/** What was recorded of single libraries, in files named AREA.LIBRARY, is long: all of it is asked by `npm run vectors`. */
const everyOf = (file: string): number => (file.split('.').length > 3 ? 16 : 1);

describe('answers as Argo Events does', () => {
  it.each(files)('%s', async (file) => {
    const { failures } = await runFile(join(folder, file), everyOf(file));
    expect(failures.slice(0, 5).map(({ row, difference }) => `${row.id}: ${difference}`)).toEqual([]);
  });
});
