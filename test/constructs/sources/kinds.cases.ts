import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as constructs from '../../../constructs';
import { sourceKinds } from '../../../src/model/kinds';

const folder = join(__dirname, '..', '..', '..', 'constructs', 'sources');

describe('every kind of event source', () => {
  it.each(Object.values(sourceKinds).map(({ file }) => [file]))('%s has factories, which the index exports', (file) => {
    expect(existsSync(join(folder, `${file}.ts`))).toBe(true);
    const factories = require(join(folder, `${file}.ts`)) as { readonly [name: string]: unknown };
    const names = Object.keys(factories);
    expect(names).toHaveLength(1);
    expect(constructs).toMatchObject(Object.fromEntries(names.map((name) => [name, factories[name]])));
  });
});
