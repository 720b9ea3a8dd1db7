import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as constructs from '../../constructs';

function textsIn(folder: string, end: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(end))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');
}

const tests = textsIn(__dirname, '.test.ts') + textsIn(__dirname, '.cases.ts');
const hidden = new Set(
  [...textsIn(join(__dirname, '../../constructs'), '.ts').matchAll(/private static (\w+)/g)].map(([, name]) => name),
);

/** The static methods of a class that everybody may call. */
function factoriesOf(exported: object): readonly string[] {
  return Object.getOwnPropertyNames(exported).filter(
    (name) => typeof Reflect.get(exported, name) === 'function' && name !== 'prototype' && !hidden.has(name),
  );
}

const factories = Object.entries(constructs)
  .filter(([, exported]) => typeof exported === 'function')
  .flatMap(([name, exported]) => factoriesOf(exported).map((factory) => ({ name, factory })));

/** Those that only pass on the name of what exists are all tested at once, by a table. */
const inTables: { readonly [expression: string]: RegExp } = {
  WorkflowTrigger: /'resubmit', 'retry', 'suspend', 'resume', 'terminate', 'stop'\]/,
  Kube: /Kube\.manifest/,
};

describe('every factory', () => {
  it('is found by this test', () => expect(factories.length).toBeGreaterThan(150));

  it('is used in a test, whose manifest is held against the schema', () => {
    const unused = factories.filter(({ name, factory }) => {
      if (tests.includes(`${name}.${factory}(`) || tests.includes(`${name}.${factory}<`)) return false;
      const table = name.startsWith('Kube') ? inTables.Kube : inTables[name];
      return !table?.test(tests);
    });
    expect(unused.map(({ name, factory }) => `${name}.${factory}`)).toEqual([]);
  });
});
