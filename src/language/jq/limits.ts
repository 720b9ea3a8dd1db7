import { cpuUsage } from 'node:process';
import { EventloomError } from '../../errors';

/** How much one run of a jq program may use. */
export interface JqLimits {
  /** Steps of the program; comparing, sorting and copying count by what they touch. `@default` 10,000,000 */
  readonly steps?: number;
  /** UTF-16 units of everything that is made; an element of an array or object counts as eight. `@default` 64 Mi */
  readonly memory?: number;
  /** UTF-16 units of one text. `@default` 8 Mi */
  readonly text?: number;
  /** Calls that wait for each other, and alternatives that are still to be tried. `@default` 100,000 */
  readonly depth?: number;
  /** CPU time of the process during the run, in milliseconds; looked at now and then. `@default` 100 */
  readonly milliseconds?: number;
}

/** How a program is run. */
export interface JqOptions extends JqLimits {
  /** The clock that `now` reads, in milliseconds since 1970. `@default` the clock of the machine */
  readonly now?: () => number;
}

const defaults: Required<JqOptions> = {
  steps: 10_000_000,
  memory: 64 * 1024 * 1024,
  text: 8 * 1024 * 1024,
  depth: 100_000,
  milliseconds: 100,
  now: Date.now,
};

const stepsPerLook = 4096;
const unitsPerElement = 8;
/** So many units of text are handled in the time of one step. */
const unitsPerStep = 16;

/** Counts what a run uses. Every method throws `program-limit` when there is no more. */
export class Budget {
  /** Deepest nesting of calls, and most alternatives at once. */
  readonly maxDepth: number;
  /** The clock, in milliseconds since 1970. */
  readonly now: () => number;
  readonly #maxText: number;
  readonly #milliseconds: number;
  #steps: number;
  #untilLook = stepsPerLook;
  #memory: number;
  #spentMicroseconds = 0;
  #since: NodeJS.CpuUsage | undefined;

  constructor(options: JqOptions = {}) {
    const { steps, memory, text, depth, milliseconds, now } = { ...defaults, ...options };
    this.now = now;
    this.maxDepth = depth;
    this.#steps = steps;
    this.#memory = memory;
    this.#maxText = text;
    this.#milliseconds = milliseconds;
  }

  /** Counts one step. */
  step(): void {
    if (--this.#untilLook <= 0) this.#look();
  }

  /** Counts several steps. */
  steps(count: number): void {
    this.#untilLook -= count;
    if (this.#untilLook <= 0) this.#look();
  }

  /** Counts the reading of a text. */
  read(units: number): void {
    if (units >= unitsPerStep) this.steps(Math.floor(units / unitsPerStep));
  }

  /** Counts elements of arrays or objects that are about to be made. */
  elements(count: number): void {
    this.#make(count * unitsPerElement);
  }

  /** Counts a text that is about to be made of another, of which so many units are new. */
  text(length: number, added: number = length): void {
    if (length > this.#maxText) throw exceeded(`makes a text of more than ${this.#maxText} characters`);
    this.#make(added);
  }

  /** The clock stands still until the next look: somebody else uses the time between two results. */
  pause(): void {
    if (this.#since === undefined) return;
    this.#spentMicroseconds += elapsed(this.#since);
    this.#since = undefined;
  }

  #make(units: number): void {
    this.#memory -= units;
    if (!(this.#memory >= 0)) throw exceeded('makes too much data');
    this.read(units);
  }

  /** The time runs from the first look, so that short runs need none. */
  #look(): void {
    this.#steps -= stepsPerLook - this.#untilLook;
    this.#untilLook = stepsPerLook;
    if (this.#steps < 0) throw exceeded('takes too many steps');
    if (this.#since === undefined) this.#since = cpuUsage();
    else if (this.#spentMicroseconds + elapsed(this.#since) > this.#milliseconds * 1000) {
      throw exceeded(`takes more than ${this.#milliseconds} ms of CPU time`);
    }
  }
}

function elapsed(since: NodeJS.CpuUsage): number {
  const { user, system } = cpuUsage(since);
  return user + system;
}

/** The error of a program that wants more than it may have. */
export function exceeded(what: string): EventloomError {
  return new EventloomError('program-limit', `the jq program ${what}`);
}
