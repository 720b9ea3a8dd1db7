import { readdirSync, readFileSync } from 'node:fs';
import Module from 'node:module';
import { basename, join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import type { Area } from '../../test/conformance/vectors/area';
import { difference } from '../../test/conformance/vectors/compare';
import { readDeviations } from '../../test/conformance/vectors/deviations';
import { areaOf, type Row, readRows } from '../../test/conformance/vectors/row';
import { firstFailure } from './harness';
import { toJavaScript } from './mutants';
import { type Related, root } from './related';

/** Asks whether anything notices a change. */
export interface Question extends Related {
  /** The file that is changed, from the root. */
  readonly file: string;
  /** What stands there instead; absent to try the file as it is. */
  readonly code?: string;
}

/** Who noticed it, if anybody. */
export interface Noticed {
  readonly by?: string;
}

const known = readDeviations();
const javaScript = new Map<string, string>();
const rows = new Map<string, readonly Row[]>();
let changed: { readonly file: string; readonly code: string } | undefined;

/** Node's way to load a file; not part of its types. */
interface LoadableModule {
  _compile(code: string, file: string): void;
}

function load(module: LoadableModule, file: string): void {
  let code = changed?.file === file ? changed.code : javaScript.get(file);
  if (code === undefined) {
    ({ code } = toJavaScript(readFileSync(file, 'utf8'), file));
    javaScript.set(file, code);
  }
  module._compile(code, file);
}

/** The file that answers the questions of an area. */
const answering = new Map<string, string>();
const folder = join(root, 'test/conformance/vectors');
for (const name of readdirSync(folder).filter((file) => file.endsWith('-areas.ts'))) {
  for (const [, area = ''] of readFileSync(join(folder, name), 'utf8').matchAll(/^ {2}'([a-z-]+)':/gm)) {
    answering.set(area, join(folder, name));
  }
}

async function ask({ file, code, tests, vectors }: Question): Promise<Noticed> {
  changed = code === undefined ? undefined : { file: join(root, file), code };
  for (const path of Object.keys(require.cache)) {
    if (path.startsWith(join(root, 'src')) || path.startsWith(join(root, 'test'))) delete require.cache[path];
  }
  (Module as typeof Module & { _extensions: Record<string, typeof load> })._extensions['.ts'] = load;
  // Many rows are faster than a few tests of limits.
  for (const path of vectors) {
    const failed = await failedRow(path);
    if (failed !== undefined) return { by: `${basename(path)}: ${failed}` };
  }
  for (const test of tests) {
    const failed = await firstFailure(() => void require(join(root, test)));
    if (failed !== undefined) return { by: `${test}: ${failed}` };
  }
  return {};
}

async function failedRow(path: string): Promise<string | undefined> {
  const area = areaNamed(areaOf(path));
  if (!area) return undefined;
  const asked = rows.get(path) ?? readRows(join(root, path));
  rows.set(path, asked);
  for (const row of asked) {
    if (!known(row.id) && difference(row, await answer(area, row.in), area) !== undefined) return row.id;
  }
  return undefined;
}

function areaNamed(name: string): Area | undefined {
  const file = answering.get(name);
  if (file === undefined) return undefined;
  const tables = Object.values(require(file) as Record<string, Record<string, Area>>);
  return tables.find((table) => table[name])?.[name];
}

async function answer(area: Area, question: unknown): Promise<Awaited<ReturnType<Area['ask']>>> {
  try {
    return await area.ask(question);
  } catch (error) {
    return { error: String(error) };
  }
}

parentPort?.on('message', (question: Question) => {
  ask(question).then(
    (noticed) => parentPort?.postMessage(noticed, []),
    (error: unknown) => parentPort?.postMessage({ by: `cannot be loaded: ${String(error)}` } satisfies Noticed, []),
  );
});
