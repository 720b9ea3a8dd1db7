import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { Script } from 'node:vm';
import { Worker } from 'node:worker_threads';
import { Random } from './fuzz/random';
import { type Mutant, mutantsOf } from './mutate/mutants';
import { filesIn, type Related, relatedTo, root } from './mutate/related';
import type { Noticed, Question } from './mutate/worker';

/**
 * `npm run mutate -- [--seconds N] [--seed N] [--files TEXT]`: changes src/language and src/evaluate in one place at a time, chosen by the
 * seed, and sees whether a test or a vector notices. Prints the changes that nobody noticed, and the share of those that somebody did.
 */
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '300' },
    seed: { type: 'string', default: '1' },
    files: { type: 'string', default: '' },
  },
});

/** A change that makes everything this much slower, or never end, counts as noticed. */
const slower = 5;
const grace = 5_000;
const mostMilliseconds = 120_000;

class Prover {
  #worker: Worker | undefined;

  /** Whether anything notices a change; undefined when it took too long, or ended the process. */
  async ask(question: Question, milliseconds: number): Promise<Noticed | undefined> {
    const worker = (this.#worker ??= started());
    const answer = await new Promise<Noticed | undefined>((resolve) => {
      const timer = setTimeout(() => resolve(undefined), milliseconds);
      const settle = (noticed?: Noticed): void => {
        clearTimeout(timer);
        for (const name of ['message', 'error', 'exit'] as const) worker.off(name, heard[name]);
        resolve(noticed);
      };
      const heard = { message: settle, error: () => settle(), exit: () => settle() };
      for (const name of ['message', 'error', 'exit'] as const) worker.on(name, heard[name]);
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- that is for windows
      worker.postMessage(question);
    });
    if (!answer) await this.end();
    return answer;
  }

  async end(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }
}

function started(): Worker {
  const file = JSON.stringify(join(__dirname, 'mutate/worker.ts'));
  // A worker does not inherit the loader of TypeScript.
  const worker = new Worker(`require('tsx/cjs'); require(${file})`, {
    eval: true,
    resourceLimits: { maxOldGenerationSizeMb: 1024 },
  });
  return worker;
}

/** In an order that looks random. */
function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  const keyed = items.map((item) => ({ item, key: random.next() }));
  return keyed.sort((one, other) => one.key - other.key).map(({ item }) => item);
}

function compiles(code: string): boolean {
  try {
    return Boolean(new Script(`(function (exports, require, module) {${code}\n})`));
  } catch {
    return false;
  }
}

interface Place {
  readonly file: string;
  readonly mutant: Mutant;
}

function placesIn(files: readonly string[]): Place[] {
  return files.flatMap((file) =>
    mutantsOf(readFileSync(join(root, file), 'utf8'), file).map((mutant) => ({ file, mutant })),
  );
}

/** What is asked about a file, and how long it takes unchanged. */
interface Baseline {
  readonly related: Related;
  readonly milliseconds: number;
}

class Baselines {
  readonly #known = new Map<string, Baseline>();

  constructor(readonly prover: Prover) {}

  async of(file: string): Promise<Baseline> {
    const related = relatedTo(file);
    const key = JSON.stringify(related);
    const known = this.#known.get(key) ?? (await this.#measure(file, related));
    this.#known.set(key, known);
    return known;
  }

  /** Tests that fail without any change, such as those that take the time on a busy machine, cannot tell anything. */
  async #measure(file: string, related: Related): Promise<Baseline> {
    let [left, milliseconds, passes] = [related, 0, 0];
    // The first run pays for what is loaded once.
    while (passes < 2) {
      const start = Date.now();
      const answer = await this.prover.ask({ file, ...left }, mostMilliseconds);
      milliseconds = Date.now() - start;
      const failing = answer ? answer.by : left.tests[0];
      if (failing === undefined) passes++;
      else {
        console.log(`${file}: fails unchanged, left out: ${failing}`);
        left = without(left, failing);
      }
    }
    return { related: left, milliseconds };
  }
}

/** Throws when what fails is none of the files that were asked. */
function without({ tests, vectors }: Related, failing: string): Related {
  const stays = (path: string): boolean => !failing.startsWith(path) && !failing.startsWith(basename(path));
  const left = { tests: tests.filter(stays), vectors: vectors.filter(stays) };
  if (left.tests.length + left.vectors.length < tests.length + vectors.length) return left;
  throw new Error(`cannot run the tests: ${failing}`);
}

async function main(): Promise<void> {
  const files = ['src/language', 'src/evaluate'].flatMap(filesIn).filter((file) => file.includes(values.files));
  const places = shuffled(placesIn(files), new Random(Number(values.seed)));
  const end = Date.now() + Number(values.seconds) * 1000;
  const prover = new Prover();
  const baselines = new Baselines(prover);
  const survivors: Place[] = [];
  const tally = new Map<string, { killed: number; total: number }>();
  let [killed, total, endless] = [0, 0, 0];
  for (const place of places) {
    if (Date.now() > end) break;
    const { file, mutant } = place;
    if (!compiles(mutant.code)) continue;
    const { related, milliseconds } = await baselines.of(file);
    const answer = await prover.ask({ file, code: mutant.code, ...related }, milliseconds * slower + grace);
    const noticed = !answer || answer.by !== undefined;
    const folder = file.split('/').slice(0, 3).join('/');
    const counted = tally.get(folder) ?? { killed: 0, total: 0 };
    tally.set(folder, { killed: counted.killed + Number(noticed), total: counted.total + 1 });
    total++;
    if (!answer) endless++;
    if (noticed) killed++;
    else survivors.push(place);
  }
  await prover.end();
  for (const { file, mutant } of survivors) console.log(`survived  ${file}:${mutant.line}  ${mutant.change}`);
  for (const [folder, counted] of [...tally].sort()) console.log(`${folder}: ${counted.killed}/${counted.total}`);
  const rate = total > 0 ? ((100 * killed) / total).toFixed(1) : '0';
  console.log(
    `${total} of ${places.length} changes tried: ${killed} noticed (${endless} by never ending), ${survivors.length} survived, ${rate} %`,
  );
}

void main();
