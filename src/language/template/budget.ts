import { cpuUsage } from 'node:process';
import { EventloomError } from '../../errors';

/** How much one run of a template may use. */
export interface TemplateLimits {
  /** Nodes evaluated, and for work on large texts and lists a share of their size. `@default` 1,000,000 */
  readonly steps?: number;
  /** UTF-16 units of output, and of any text that one value is formatted to. `@default` 1 Mi */
  readonly output?: number;
  /** UTF-16 units of everything that functions make; an element of a list counts as eight. `@default` 8 Mi */
  readonly memory?: number;
  /** How deep templates may call each other. `@default` 100 */
  readonly depth?: number;
  /** CPU time of the process during the run, in milliseconds; looked at now and then. `@default` 100 */
  readonly milliseconds?: number;
}

const defaults = { steps: 1_000_000, output: 1024 * 1024, memory: 8 * 1024 * 1024, depth: 100, milliseconds: 100 };

/** How many characters of text cost as much as one step. */
const charactersPerStep = 32;
/** The clock is looked at after so many steps, so many calls of functions, and around work on texts of such a size. */
const stepsPerLook = 4096;
const callsPerLook = 16;
const largeText = 16 * 1024;

/** Counts what a run uses; every method throws `program-limit` when there is no more. */
export class Budget {
  /** Deepest call. */
  readonly maxDepth: number;
  /** Longest output, in UTF-16 units. */
  readonly maxOutput: number;
  readonly #maxSteps: number;
  readonly #maxMemory: number;
  readonly #maxMilliseconds: number;
  #steps = 0;
  #nextLook: number;
  #calls = 0;
  #memory = 0;
  #since: NodeJS.CpuUsage | undefined;

  constructor(limits: TemplateLimits = {}) {
    this.maxDepth = limits.depth ?? defaults.depth;
    this.maxOutput = limits.output ?? defaults.output;
    this.#maxSteps = limits.steps ?? defaults.steps;
    this.#maxMemory = limits.memory ?? defaults.memory;
    this.#maxMilliseconds = limits.milliseconds ?? defaults.milliseconds;
    this.#nextLook = Math.min(stepsPerLook, this.#maxSteps);
  }

  /** Longest text that a function may make now, in UTF-16 units. */
  get maxText(): number {
    return Math.min(this.maxOutput, this.#maxMemory - this.#memory);
  }

  /** Counts work. */
  step(count = 1): void {
    this.#steps += count;
    if (this.#steps <= this.#nextLook) return;
    if (this.#steps > this.#maxSteps) {
      throw new EventloomError('program-limit', `the template takes more than ${this.#maxSteps} steps`);
    }
    this.#nextLook = Math.min(this.#steps + stepsPerLook, this.#maxSteps);
    this.look();
  }

  /** Counts the call of a function. */
  call(): void {
    if (++this.#calls % callsPerLook === 0) this.look();
    this.step();
  }

  /** Counts the reading of a text. */
  read(characters: number): void {
    if (characters < charactersPerStep) return;
    this.step(Math.floor(characters / charactersPerStep));
    if (characters > largeText) this.look();
  }

  /** Counts something that is about to be made, in UTF-16 units. */
  make(size: number): void {
    this.#memory += size;
    if (!(this.#memory <= this.#maxMemory)) {
      throw new EventloomError('program-limit', `the template makes more than ${this.#maxMemory} characters of text`);
    }
    this.read(size);
  }

  /** Does work of a known price, for which there are steps once in a run; its time does not count. */
  pay<T>(steps: number, work: () => T): T {
    this.step(steps);
    const made = work();
    this.#since = undefined;
    return made;
  }

  /** Looks at the clock. The time runs from the first look, so that short runs need none. */
  look(): void {
    if (this.#since === undefined) {
      this.#since = cpuUsage();
      return;
    }
    const { user, system } = cpuUsage(this.#since);
    if (user + system > this.#maxMilliseconds * 1000) {
      throw new EventloomError('program-limit', `the template takes more than ${this.#maxMilliseconds} ms of CPU time`);
    }
  }
}
