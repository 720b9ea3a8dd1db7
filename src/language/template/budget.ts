import { cpuUsage } from 'node:process';
import { EventloomError } from '../../errors';

/** How much one run of a template may use. */
export interface TemplateLimits {
  /** Nodes evaluated, and for work on large texts and lists a share of their size. `@default` 1,000,000 */
  readonly steps?: number;
  /** UTF-16 units of output. `@default` 1 Mi */
  readonly output?: number;
  /** UTF-16 units and list elements of everything that functions make. `@default` 8 Mi */
  readonly memory?: number;
  /** How deep templates may call each other. `@default` 100 */
  readonly depth?: number;
  /** CPU time for regular expressions that match again and again, in milliseconds. `@default` 100 */
  readonly milliseconds?: number;
}

const defaults = { steps: 1_000_000, output: 1024 * 1024, memory: 8 * 1024 * 1024, depth: 100, milliseconds: 100 };

/** How many characters of text cost as much as one step. */
const charactersPerStep = 32;

/** Counts what a run uses; every method throws `program-limit` when there is no more. */
export class Budget {
  /** Longest output, in UTF-16 units. */
  readonly maxOutput: number;
  /** Deepest call. */
  readonly maxDepth: number;
  readonly #maxSteps: number;
  readonly #maxMemory: number;
  readonly #maxMilliseconds: number;
  #steps = 0;
  #memory = 0;
  #watchedSince: NodeJS.CpuUsage | undefined;

  constructor(limits: TemplateLimits = {}) {
    this.maxOutput = limits.output ?? defaults.output;
    this.maxDepth = limits.depth ?? defaults.depth;
    this.#maxSteps = limits.steps ?? defaults.steps;
    this.#maxMemory = limits.memory ?? defaults.memory;
    this.#maxMilliseconds = limits.milliseconds ?? defaults.milliseconds;
  }

  /** What is left of the memory, in UTF-16 units. */
  get memoryLeft(): number {
    return this.#maxMemory - this.#memory;
  }

  /** Counts work. */
  step(count = 1): void {
    this.#steps += count;
    if (this.#steps > this.#maxSteps) {
      throw new EventloomError('program-limit', `the template takes more than ${this.#maxSteps} steps`);
    }
  }

  /** Counts the reading of a text. */
  read(characters: number): void {
    this.step(Math.floor(characters / charactersPerStep));
  }

  /** Counts something that is about to be made, in UTF-16 units or list elements. */
  make(size: number): void {
    this.#memory += size;
    if (!(this.#memory <= this.#maxMemory)) {
      throw new EventloomError('program-limit', `the template makes more than ${this.#maxMemory} characters of text`);
    }
    this.read(size);
  }

  /** Asks the clock of the process. For work whose steps cannot be counted; the time runs from the first call. */
  watch(): void {
    if (this.#watchedSince === undefined) {
      this.#watchedSince = cpuUsage();
      return;
    }
    const { user, system } = cpuUsage(this.#watchedSince);
    if (user + system > this.#maxMilliseconds * 1000) {
      throw new EventloomError('program-limit', `the template takes more than ${this.#maxMilliseconds} ms`);
    }
  }
}
