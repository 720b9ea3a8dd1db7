import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { areaOf, readRows } from '../../test/conformance/vectors/row';

/** The root of the repository. */
export const root = join(__dirname, '../..');

/** Which files of vectors a part of the code answers. The longest path that fits counts. */
const answers: Readonly<Record<string, readonly string[]>> = {
  'src/language/backoff': ['misc-backoff'],
  'src/language/cloudevent': ['event-envelope', 'event-receive'],
  'src/language/condition': ['conditions-translate'],
  'src/language/cron': ['lang-cron', 'lang-cron-previous'],
  'src/language/envelope': ['event-receive', 'event-envelope'],
  'src/language/expr': ['lang-expr', 'eventsource-filter'],
  'src/language/go': ['lang-gojson', 'lang-gotemplate', 'lang-sprig', 'lang-exdates', 'misc-scalars', 'event-receive'],
  'src/language/go/math': ['lang-jq', 'lang-lua', 'lang-sprig'],
  'src/language/govaluate': ['lang-govaluate', 'conditions-translate'],
  'src/language/jq': ['lang-jq', 'transforms-jq'],
  'src/language/label-selector': ['misc-selector'],
  'src/language/lua': ['lang-lua', 'filters-script', 'transforms-script'],
  'src/language/path': ['lang-gjson', 'lang-sjson'],
  'src/language/recurrence': ['lang-exdates', 'lang-cron'],
  'src/language/regex': ['lang-regexp'],
  'src/language/resource-filter': ['misc-resourcefilter'],
  'src/language/scalars': ['misc-scalars'],
  'src/language/template': ['lang-gotemplate', 'lang-sprig'],
  'src/language/text-hash': ['misc-text'],
  'src/language/time-window': ['filters-time'],
  'src/evaluate': ['filters-combined', 'params-resolve', 'params-apply', 'triggers-parameters'],
  'src/evaluate/filters': ['filters-data', 'filters-exprs', 'filters-context', 'filters-time', 'filters-combined'],
  'src/evaluate/parameters': ['params-resolve', 'params-payload', 'params-apply'],
  'src/evaluate/render': ['params-resource', 'triggers-parameters'],
  'src/evaluate/shape': ['triggers-parameters'],
};

/** What is asked at once: a file of tests, or some rows of a file of vectors. */
export interface Chunk {
  /** From the root. */
  readonly path: string;
  /** The first row, and the one after the last; absent for tests. */
  readonly rows?: readonly [number, number];
}

/** So few that a change is asked little that cannot notice it, so many that asking costs little. */
const rowsAtOnce = 60;

/** Finds what can notice a change of a source file, given from the root. */
export function relatedTo(file: string): Chunk[] {
  const part = Object.keys(answers)
    .filter((path) => file.startsWith(path))
    .sort((one, other) => other.length - one.length)[0];
  const areas = part ? (answers[part] ?? []) : [];
  const vectors = filesIn('test/vectors').filter((path) => areas.includes(areaOf(path)));
  const mirrored = file.replace(/^src/, 'test').replace(/\.ts$/, '.test.ts');
  const folder = file.split('/').slice(0, 3).join('/').replace(/^src/, 'test');
  const tests = file.startsWith('src/evaluate') ? testsIn('test/evaluate') : testsIn(folder);
  const single = part ? `${part.replace(/^src/, 'test')}.test.ts` : '';
  const all = new Set([mirrored, single, ...tests].filter((path) => existsSync(join(root, path))));
  return [...vectors.flatMap(chunksOf), ...[...all].sort().map((path) => ({ path }))];
}

function chunksOf(path: string): Chunk[] {
  const { length } = readRows(join(root, path));
  const starts = Array.from({ length: Math.ceil(length / rowsAtOnce) }, (_, index) => index * rowsAtOnce);
  return starts.map((start) => ({ path, rows: [start, Math.min(start + rowsAtOnce, length)] }));
}

/** It measures time, which takes long and depends on what else the machine does. */
const bounds = /\/hostile\.test\.ts$/;

function testsIn(folder: string): string[] {
  return filesIn(folder).filter((file) => file.endsWith('.test.ts') && !bounds.test(file));
}

/** All files of a folder, given from the root. */
export function filesIn(folder: string): string[] {
  if (!existsSync(join(root, folder)) || !statSync(join(root, folder)).isDirectory()) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesIn(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`],
  );
}
