import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Script } from 'node:vm';
import { Worker } from 'node:worker_threads';
import { Random } from './fuzz/random';
import type { Executed } from './mutate/coverage';
import { type Mutant, mutantsOf } from './mutate/mutants';
import { type Chunk, filesIn, relatedTo, root } from './mutate/related';
import type { Answered, Question } from './mutate/worker';

/**
 * `npm run mutate -- [--seconds N] [--seed N] [--files TEXT]`: changes src/language and src/evaluate in one place at a time, chosen by the
 * seed, and sees whether a test or a vector that runs this place notices. Prints the changes that nobody noticed, and the share of those
 * that somebody did.
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
const grace = 8_000;
const mostMilliseconds = 120_000;

class Prover {
  #worker: Worker | undefined;

  /** Undefined when it took too long, or ended the process. */
  async ask(question: Question, milliseconds: number): Promise<Answered | undefined> {
    if (!this.#worker) {
      this.#worker = started();
      // What is loaded once takes no time of the question.
      await this.#ask(this.#worker, { chunk: question.chunk }, mostMilliseconds);
    }
    const answer = await this.#ask(this.#worker, question, milliseconds);
    if (!answer) await this.end();
    return answer;
  }

  async #ask(worker: Worker, question: Question, milliseconds: number): Promise<Answered | undefined> {
    return new Promise<Answered | undefined>((resolve) => {
      const timer = setTimeout(() => resolve(undefined), milliseconds);
      const settle = (answered?: Answered): void => {
        clearTimeout(timer);
        for (const name of ['message', 'error', 'exit'] as const) worker.off(name, heard[name]);
        resolve(answered);
      };
      const heard = { message: settle, error: () => settle(), exit: () => settle() };
      for (const name of ['message', 'error', 'exit'] as const) worker.on(name, heard[name]);
      worker.postMessage(question, []);
    });
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

/** What passes unchanged, and so can notice a change. */
interface Judge {
  readonly chunk: Chunk;
  readonly milliseconds: number;
  /** For each of the files that are asked about. */
  readonly executed: readonly Executed[];
}

type Verdict = 'noticed' | 'endless' | 'survived' | 'not run';

class Court {
  readonly #known = new Map<string, Judge | undefined>();
  readonly #judges = new Map<string, readonly Judge[]>();

  /** The files are all that will be asked about. */
  constructor(
    readonly prover: Prover,
    readonly files: readonly string[],
  ) {}

  async judge({ file, mutant }: Place): Promise<Verdict> {
    const judges = this.#judges.get(file) ?? (await this.#judgesOf(file));
    const able = judges.filter(({ executed }) => runs(executed[this.files.indexOf(file)] ?? [], mutant));
    if (able.length === 0) return 'not run';
    for (const judge of able) {
      const question = { chunk: judge.chunk, change: { file, code: mutant.code } };
      const answer = await this.prover.ask(question, judge.milliseconds * slower + grace);
      if (answer && answer.by === undefined) continue;
      // Who noticed one change of a file is likely to notice the next.
      this.#judges.set(file, [judge, ...judges.filter((other) => other !== judge)]);
      return answer ? 'noticed' : 'endless';
    }
    return 'survived';
  }

  async #judgesOf(file: string): Promise<readonly Judge[]> {
    const judges: Judge[] = [];
    for (const chunk of relatedTo(file)) {
      const key = JSON.stringify(chunk);
      if (!this.#known.has(key)) this.#known.set(key, await this.#measured(chunk));
      const judge = this.#known.get(key);
      if (judge) judges.push(judge);
    }
    judges.sort((one, other) => one.milliseconds - other.milliseconds);
    this.#judges.set(file, judges);
    return judges;
  }

  /** None for tests that fail without any change, such as those that take the time on a busy machine: they cannot tell anything. */
  async #measured(chunk: Chunk): Promise<Judge | undefined> {
    const start = Date.now();
    const answer = await this.prover.ask({ chunk, covered: this.files }, mostMilliseconds);
    const milliseconds = Date.now() - start;
    if (answer?.executed && answer.by === undefined) return { chunk, milliseconds, executed: answer.executed };
    console.log(`fails unchanged, left out: ${answer?.by ?? chunk.path}`);
    return undefined;
  }
}

const runs = (executed: Executed, { at }: Mutant): boolean =>
  executed.some(([start, end]) => at.some((offset) => offset >= start && offset < end));

async function main(): Promise<void> {
  const files = ['src/language', 'src/evaluate'].flatMap(filesIn).filter((file) => file.includes(values.files));
  const places = shuffled(placesIn(files), new Random(Number(values.seed)));
  const end = Date.now() + Number(values.seconds) * 1000;
  const prover = new Prover();
  const court = new Court(prover, files);
  const unnoticed: string[] = [];
  const tally = new Map<string, { killed: number; total: number }>();
  let [killed, total, endless] = [0, 0, 0];
  for (const place of places) {
    if (Date.now() > end) break;
    const { file, mutant } = place;
    if (!compiles(mutant.code)) continue;
    const verdict = await court.judge(place);
    const noticed = verdict === 'noticed' || verdict === 'endless';
    const folder = file.split('/').slice(0, 3).join('/');
    const counted = tally.get(folder) ?? { killed: 0, total: 0 };
    tally.set(folder, { killed: counted.killed + Number(noticed), total: counted.total + 1 });
    total++;
    if (verdict === 'endless') endless++;
    if (noticed) killed++;
    else unnoticed.push(`${verdict.padEnd(8)}  ${file}:${mutant.line}  ${mutant.change}`);
  }
  await prover.end();
  for (const line of unnoticed) console.log(line);
  for (const [folder, counted] of [...tally].sort()) console.log(`${folder}: ${counted.killed}/${counted.total}`);
  const rate = total > 0 ? ((100 * killed) / total).toFixed(1) : '0';
  console.log(
    `${total} of ${places.length} changes tried: ${killed} noticed (${endless} by never ending), ${unnoticed.length} survived, ${rate} %`,
  );
}

void main();
