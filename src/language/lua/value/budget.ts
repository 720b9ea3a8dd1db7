import { EventloomError } from '../../../errors';

/** What one run of a script may use. */
export interface LuaLimits {
  /**
   * Instructions, and as much as an instruction for each piece of work inside of a library function.
   * @default 1000000
   */
  readonly steps?: number;
  /**
   * Bytes that strings, tables, functions and coroutines take when they are made, whether or not they are dropped again.
   * @default 67108864
   */
  readonly memory?: number;
  /**
   * Bytes of one string.
   * @default 16777216
   */
  readonly stringLength?: number;
}

const defaults: Required<LuaLimits> = { steps: 1_000_000, memory: 64 << 20, stringLength: 16 << 20 };

/** Bytes charged for each entry of a table that was not there before. */
const entryBytes = 64;

/** What is left to one run. Everything that takes long or much asks here first. */
export class Budget {
  /** Steps that are left; the interpreter counts them down itself. */
  steps: number;
  #memory: number;
  readonly #limits: Required<LuaLimits>;

  constructor(limits: LuaLimits = {}) {
    this.#limits = { ...defaults, ...limits };
    this.steps = this.#limits.steps;
    this.#memory = this.#limits.memory;
  }

  /**
   * Takes steps.
   *
   * @throws EventloomError `program-limit` when too few are left.
   */
  spend(steps: number): void {
    this.steps -= steps;
    if (this.steps < 0) this.outOfSteps();
  }

  /** Ends the run. Throws EventloomError `program-limit`. */
  outOfSteps(): never {
    // A script that catches every error must not go on either.
    this.steps = -1;
    throw limit(`it took more than ${this.#limits.steps} steps; let it do less for each event`);
  }

  /** Ends the run because calls are nested too deeply. Throws EventloomError `program-limit`. */
  tooDeep(depth: number): never {
    this.steps = -1;
    throw limit(`its library calls, metamethods and coroutines were nested in more than ${depth} levels`);
  }

  /** Takes memory. Throws like {@link spend}. */
  allocate(bytes: number): void {
    this.#memory -= bytes;
    if (this.#memory >= 0) return;
    this.steps = -1;
    throw limit(`it made more than ${this.#limits.memory} bytes of strings and tables; let it keep less`);
  }

  /** Takes the memory of an entry of a table. Throws like {@link spend}. */
  allocateEntry(): void {
    this.allocate(entryBytes);
  }

  /** Takes memory and work for a new string. Throws like {@link spend}. */
  allocateString(length: number): void {
    if (length > this.#limits.stringLength) {
      this.steps = -1;
      throw limit(`it made a string of ${length} bytes; at most ${this.#limits.stringLength} are allowed`);
    }
    if (length < 32) return;
    this.allocate(length);
    this.spend(4 + (length >> 7));
  }
}

function limit(what: string): EventloomError {
  return new EventloomError('program-limit', `the script was stopped: ${what}`);
}
