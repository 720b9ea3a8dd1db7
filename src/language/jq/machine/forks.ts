import type { GoValue } from '../../go/value';
import { BreakFault, type Fault } from './fault';
import type { Machine, Step } from './machine';
import { Fork } from './machine';
import type { PathNode } from './path';

/** Another way to go on from here, with the value of here. */
export class Alternative extends Fork {
  readonly #value: GoValue;
  readonly #step: Step;

  constructor(machine: Machine, step: Step) {
    super(machine);
    this.#value = machine.value;
    this.#step = step;
  }

  override retry(machine: Machine): Step {
    this.restore(machine, this.#value);
    return this.#step;
  }
}

/** The elements of an array or object that are still to come. */
export class Elements extends Fork {
  #at = 0;

  constructor(
    machine: Machine,
    readonly items: readonly GoValue[],
    /** The keys that lead to the elements, if they are no positions. */
    readonly keys: readonly GoValue[] | undefined,
    readonly step: Step,
  ) {
    super(machine);
  }

  override retry(machine: Machine): Step {
    const at = this.#at++;
    if (this.#at < this.items.length) machine.push(this);
    const value = this.items[at] ?? null;
    this.restore(machine, value);
    const { path } = machine;
    if (path !== undefined) machine.path = this.#extend(path, at, value);
    return this.step;
  }

  #extend(previous: PathNode, at: number, value: GoValue): PathNode {
    return { previous, key: this.keys === undefined ? BigInt(at) : (this.keys[at] ?? null), value };
  }
}

/** Values that a function makes one after the other. */
export class Series extends Fork {
  constructor(
    machine: Machine,
    readonly values: Iterator<GoValue>,
    readonly step: Step,
  ) {
    super(machine);
  }

  override retry(machine: Machine): Step | undefined {
    const { value, done } = this.values.next();
    if (done) return undefined;
    machine.push(this);
    this.restore(machine, value);
    return this.step;
  }
}

/** The begin of a `try`. A fault that comes from behind its end passes; `break` and `halt` pass too. */
export class Try extends Fork {
  /** @param handler what to do with the fault; nothing if it just ends the way. */
  constructor(
    machine: Machine,
    readonly handler: Step | undefined,
  ) {
    super(machine);
  }

  override retry(): undefined {
    return undefined;
  }

  override rescue(machine: Machine, fault: Fault): Step | undefined {
    if (machine.passes > 0) {
      machine.passes--;
      return undefined;
    }
    const caught = fault.caught();
    if (caught === undefined) return undefined;
    machine.fault = undefined;
    this.restore(machine, caught);
    return this.handler;
  }
}

/** The end of a `try` whose body has alternatives left: what fails behind it is not caught by it. */
export class TryEnd extends Fork {
  override retry(): undefined {
    return undefined;
  }

  override rescue(machine: Machine): undefined {
    machine.passes++;
  }
}

/** The next pattern of `?//`. It is tried whatever went wrong. */
export class NextPattern extends Fork {
  readonly #value: GoValue;

  constructor(
    machine: Machine,
    readonly step: Step,
  ) {
    super(machine);
    this.#value = machine.value;
  }

  override retry(): undefined {
    return undefined;
  }

  override rescue(machine: Machine): Step {
    machine.fault = undefined;
    machine.passes = 0;
    this.restore(machine, this.#value);
    return this.step;
  }
}

/** Where `break` goes back to. */
export class Label extends Fork {
  constructor(
    machine: Machine,
    readonly token: object,
  ) {
    super(machine);
  }

  override retry(): undefined {
    return undefined;
  }

  override rescue(machine: Machine, fault: Fault): undefined {
    if (fault instanceof BreakFault && fault.token === this.token && machine.passes === 0) machine.fault = undefined;
  }
}
