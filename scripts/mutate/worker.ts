import { readdirSync, readFileSync } from 'node:fs';
import Module from 'node:module';
import { join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import type { Area } from '../../test/conformance/vectors/area';
import { difference } from '../../test/conformance/vectors/compare';
import { readDeviations } from '../../test/conformance/vectors/deviations';
import { areaOf, type Row, readRows } from '../../test/conformance/vectors/row';
import { Coverage, type Executed } from './coverage';
import { firstFailure } from './harness';
import { toJavaScript } from './mutants';
import { type Chunk, root } from './related';

/** Asks whether something notices a change. */
export interface Question {
  readonly chunk: Chunk;
  /** What is changed; absent to try the files as they are. */
  readonly change?: {
    /** From the root. */
    readonly file: string;
    /** What stands there instead. */
    readonly code: string;
  };
  /** To be told what of these files runs. */
  readonly covered?: readonly string[];
}

export interface Answered {
  /** What noticed the change, if anything. */
  readonly by?: string;
  /** For each of the files that were to be covered. */
  readonly executed?: readonly Executed[];
}

const known = readDeviations();
const javaScript = new Map<string, string>();
const rows = new Map<string, readonly Row[]>();
const coverage = new Coverage();
let atLoad: readonly Executed[] = [];
let changed: Question['change'];
let loaded = '';

/** Node's way to load a file; not part of its types. */
interface LoadableModule {
  _compile(code: string, file: string): void;
}

function load(module: LoadableModule, file: string): void {
  let code = changed && join(root, changed.file) === file ? changed.code : javaScript.get(file);
  if (code === undefined) {
    ({ code } = toJavaScript(readFileSync(file, 'utf8'), file));
    javaScript.set(file, code);
  }
  module._compile(code, file);
}

/** Finding a file takes longer than to load it. */
const resolved = new Map<string, string>();
const resolver = Module as typeof Module & { _resolveFilename: (name: string, parent?: { path: string }) => string };
const resolve = resolver._resolveFilename;
resolver._resolveFilename = (name, parent, ...others) => {
  const key = `${parent?.path} ${name}`;
  const file = resolved.get(key) ?? resolve.call(Module, name, parent, ...others);
  resolved.set(key, file);
  return file;
};

/** The file that answers the questions of an area. */
const answering = new Map<string, string>();
const folder = join(root, 'test/conformance/vectors');
for (const name of readdirSync(folder).filter((file) => file.endsWith('-areas.ts'))) {
  for (const [, area = ''] of readFileSync(join(folder, name), 'utf8').matchAll(/^ {2}'([a-z-]+)':/gm)) {
    answering.set(area, join(folder, name));
  }
}

async function ask({ chunk, change, covered }: Question): Promise<Answered> {
  // Loaded anew for each file that asks, so that what is kept from one question to the next counts for all who use it.
  const key = covered ? chunk.path : `${change?.file} ${change?.code}`;
  if (key !== loaded) reset(change);
  if (covered && key !== loaded) await measureLoad(chunk, covered);
  loaded = key;
  if (!covered) return { by: await failureOf(chunk) };
  const by = await failureOf(chunk);
  const executed = await coverage.take(covered);
  return { by, executed: covered.map((_, index) => [...(atLoad[index] ?? []), ...(executed[index] ?? [])]) };
}

/** What runs only when files are loaded counts for every question. */
async function measureLoad({ path, rows: asked }: Chunk, covered: readonly string[]): Promise<void> {
  await coverage.start();
  if (asked) areaNamed(areaOf(path));
  atLoad = await coverage.take(covered);
}

/** From now on files are loaded with this change. */
function reset(change: Question['change']): void {
  changed = change;
  coverage.stop();
  for (const path of Object.keys(require.cache)) {
    if (path.startsWith(join(root, 'src')) || path.startsWith(join(root, 'test'))) delete require.cache[path];
  }
  (Module as typeof Module & { _extensions: Record<string, typeof load> })._extensions['.ts'] = load;
}

/** The first test or row that fails. */
async function failureOf({ path, rows: asked }: Chunk): Promise<string | undefined> {
  const failed = asked ? await failedRow(path, asked) : await firstFailure(() => void require(join(root, path)));
  return failed === undefined ? undefined : `${path}: ${failed}`;
}

async function failedRow(path: string, [start, end]: readonly [number, number]): Promise<string | undefined> {
  const area = areaNamed(areaOf(path));
  if (!area) return undefined;
  const all = rows.get(path) ?? readRows(join(root, path));
  rows.set(path, all);
  for (const row of all.slice(start, end)) {
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
    (answered) => parentPort?.postMessage(answered, []),
    (error: unknown) => parentPort?.postMessage({ by: `cannot be loaded: ${String(error)}` } satisfies Answered, []),
  );
});
