import { EventloomError } from '../../../errors';
import type { GoMap, GoValue } from '../../go/value';
import type { Budget } from '../../template/budget';
import type { Surroundings } from '../../template/function';
import { failure, typeText } from '../failure';
import type { Scope } from './scope';

/** One step of a program. */
export type Instruction = (machine: Machine) => void;

/** An element takes as much time as so many characters. */
const unitsPerElement = 8;

/** Elements that a run may put into lists and maps, as upstream counts them. */
const maxElements = 1_000_000;

/**
 * Runs the instructions of a program over a stack of values.
 *
 * The stack is not an implementation detail: where upstream leaves values on it, the next operator takes them for its operands.
 */
export class Machine {
  readonly env: GoMap;
  readonly surroundings: Surroundings;
  readonly budget: Budget;
  readonly variables: GoValue[] = [];
  /** The loops that run, the innermost last. */
  readonly scopes: Scope[] = [];
  /** The index of the next instruction. */
  next = 0;
  readonly #stack: GoValue[] = [];
  #elements = 0;

  constructor(env: GoMap, surroundings: Surroundings) {
    this.env = env;
    this.surroundings = surroundings;
    this.budget = surroundings.budget;
  }

  /** The value that the program leaves; throws what an instruction throws, `next` being the index behind it. */
  run(code: readonly Instruction[]): GoValue {
    for (let instruction = code[this.next]; instruction; instruction = code[this.next]) {
      this.next++;
      this.budget.step();
      instruction(this);
    }
    return this.#stack.at(-1) ?? null;
  }

  push(value: GoValue): void {
    this.#stack.push(value);
  }

  pop(): GoValue {
    return this.#stack.pop() ?? null;
  }

  /** The values on top of the stack, in the order in which they came, taken away. */
  take(count: number): GoValue[] {
    return this.#stack.splice(this.#stack.length - count, count);
  }

  /** The value on top of the stack. */
  get top(): GoValue {
    return this.#stack[this.#stack.length - 1] ?? null;
  }

  /** The value on top of the stack, which has to be a bool. */
  get truth(): boolean {
    return truthOf(this.top);
  }

  /** The innermost loop. */
  get scope(): Scope {
    const scope = this.scopes[this.scopes.length - 1];
    if (!scope) throw failure('there is no element outside of a predicate');
    return scope;
  }

  /** Counts elements that are about to be made. */
  grow(count: number): void {
    this.#elements += count;
    if (this.#elements >= maxElements) {
      throw new EventloomError('program-limit', `the expression makes ${maxElements} elements or more`);
    }
    this.budget.read(count * unitsPerElement);
  }
}

/** A value that has to be a bool. Throws `program-failed`. */
export function truthOf(value: GoValue): boolean {
  if (typeof value !== 'boolean') throw failure(`a bool is needed, not ${typeText(value)}`);
  return value;
}
