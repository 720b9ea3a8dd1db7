import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Script } from 'node:vm';
import { Worker } from 'node:worker_threads';
import { Random } from './fuzz/random';
import { type Mutant, mutantsOf } from './mutate/mutants';
import { filesIn, relatedTo, root } from './mutate/related';
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

/** How long an unchanged file takes; undefined when its tests fail without any change. */
class Baselines {
  readonly #known = new Map<string, number | undefined>();

  constructor(readonly prover: Prover) {}

  async of(file: string): Promise<number | undefined> {
    const related = relatedTo(file);
    const key = JSON.stringify(related);
    if (!this.#known.has(key)) {
      let best: number | undefined;
      // The first run pays for what is loaded once.
      for (const _ of [1, 2]) {
        const start = Date.now();
        const answer = await this.prover.ask({ file, ...related }, mostMilliseconds);
        if (!answer || answer.by !== undefined) {
          console.log(`${file}: left out, it fails unchanged: ${answer?.by ?? 'too slow'}`);
          best = undefined;
          break;
        }
        best = Date.now() - start;
      }
      this.#known.set(key, best);
    }
    return this.#known.get(key);
  }
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
    const baseline = compiles(mutant.code) ? await baselines.of(file) : undefined;
    if (baseline === undefined) continue;
    const question = { file, code: mutant.code, ...relatedTo(file) };
    const answer = await prover.ask(question, baseline * slower + grace);
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
