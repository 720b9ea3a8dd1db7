import { EventloomError } from '../../../errors';
import type { GoValue } from '../../go/value';
import type { Budget } from '../limits';
import { exceeded } from '../limits';
import { Fault } from './fault';
import type { PathNode } from './path';

/**
 * One thing to do. It works on the value of the machine and answers what to do next; or nothing, when this way is at its end and the
 * machine has to go back to the last alternative.
 */
export type Step = (machine: Machine) => Step | undefined;

/** The step at which a program has a result. The machine stops there; it is never taken. */
export const output: Step = () => undefined;

/** A compiled function. Both members are known only when all of it is compiled. */
export interface FunctionCode {
  entry: Step;
  size: number;
}

/** A filter that is given to a function: what to do, and the call in which its names have a meaning. */
export interface Closure {
  readonly code: FunctionCode;
  readonly frame: Frame;
}

/** What a call of a function remembers: its variables, where they were defined, and where to go on. */
export class Frame {
  /** Each is written before it is read, by the steps that own it; going back never undoes a write. */
  readonly slots: unknown[];
  /** How many calls wait for this one. */
  readonly depth: number;

  constructor(
    size: number,
    /** The call that surrounds the definition of the function. */
    readonly outer: Frame | undefined,
    /** What is done after the call, in the frame of the caller. */
    readonly back: Step,
    readonly caller: Frame | undefined,
  ) {
    this.slots = [];
    this.slots.length = size;
    this.depth = caller === undefined ? 0 : caller.depth + 1;
  }
}

/** A place to go back to when a way is at its end, with what the machine knew there. */
export abstract class Fork {
  readonly #frame: Frame;
  readonly #path: PathNode | undefined;

  constructor(machine: Machine) {
    this.#frame = machine.frame;
    this.#path = machine.path;
  }

  /** What to do when the way came to its end; nothing if there is no alternative here. */
  abstract retry(machine: Machine): Step | undefined;

  /** What to do when the way failed; nothing if that does not matter here. */
  rescue(_machine: Machine, _fault: Fault): Step | undefined {
    return undefined;
  }

  protected restore(machine: Machine, value: GoValue): void {
    machine.frame = this.#frame;
    machine.path = this.#path;
    machine.value = value;
  }
}

/**
 * Runs the steps of a program. It keeps the alternatives that are still to be tried on a stack of its own, so that a program that
 * recurs deeply needs no stack of JavaScript.
 */
export class Machine {
  /** What the current step works on. */
  value: GoValue;
  frame: Frame;
  /** The way to the value while a path is asked for. */
  path: PathNode | undefined;
  /** Why the current way failed. */
  fault: Fault | undefined;
  /** How many `try`s the fault came from behind of, which it therefore passes. */
  passes = 0;
  readonly #forks: Fork[] = [];
  #next: Step | undefined;

  constructor(
    code: FunctionCode,
    input: GoValue,
    readonly budget: Budget,
  ) {
    this.value = input;
    this.frame = new Frame(code.size, undefined, output, undefined);
    this.#next = code.entry;
  }

  /**
   * Runs to the next result, which is then the value of the machine.
   *
   * @returns whether there is one.
   */
  advance(): boolean {
    let step = this.#next;
    this.#next = undefined;
    try {
      for (;;) {
        step ??= this.#goBack();
        if (step === undefined) break;
        if (step === output) return true;
        step = this.#follow(step);
      }
      if (this.fault !== undefined) throw new EventloomError('program-failed', this.fault.message());
      return false;
    } catch (error) {
      throw error instanceof RangeError ? exceeded('works on data that are nested too deeply') : error;
    } finally {
      this.budget.pause();
    }
  }

  /** Ends the current way with a fault; for a step to return. */
  fail(fault: Fault): undefined {
    this.fault = fault;
    return undefined;
  }

  /** Remembers an alternative. */
  push(fork: Fork): void {
    if (this.#forks.push(fork) > this.budget.maxDepth) throw exceeded('keeps too many alternatives');
  }

  /** Forgets an alternative if it is the last one, so that nothing was left open since it was made. */
  dropLast(fork: unknown): boolean {
    if (this.#forks.at(-1) !== fork) return false;
    this.#forks.pop();
    return true;
  }

  /** Calls a function; the arguments go into the first slots of the frame. */
  call(code: FunctionCode, outer: Frame | undefined, back: Step, caller: Frame | undefined): Step {
    this.frame = new Frame(code.size, outer, back, caller);
    if (this.frame.depth > this.budget.maxDepth) throw exceeded('calls functions too deeply');
    return code.entry;
  }

  #follow(first: Step): Step | undefined {
    let step: Step | undefined = first;
    try {
      while (step !== undefined && step !== output) {
        this.budget.step();
        step = step(this);
      }
      return step;
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      return this.fail(error);
    }
  }

  #goBack(): Step | undefined {
    for (let fork = this.#forks.pop(); fork !== undefined; fork = this.#forks.pop()) {
      this.budget.step();
      const step = this.fault === undefined ? fork.retry(this) : fork.rescue(this, this.fault);
      if (step !== undefined) return step;
    }
    return undefined;
  }
}
