import type { GoValue } from '../../go/value';
import type { Frame, Machine, Step } from '../machine/machine';
import type { PathNode } from '../machine/path';
import type { Layout } from './scope';

/** Ends a call: what waits for the result goes on. */
export const finish: Step = (machine) => {
  const { back, caller } = machine.frame;
  if (caller !== undefined) machine.frame = caller;
  return back;
};

/** Ends a way without a result. */
export const giveUp: Step = () => undefined;

/** Goes on with a value that is always the same. */
export function constant(value: GoValue, next: Step): Step {
  return (machine) => {
    machine.value = value;
    return next;
  };
}

/** Keeps the value in a slot. */
export function store(slot: number, next: Step): Step {
  return (machine) => {
    machine.frame.slots[slot] = machine.value;
    return next;
  };
}

/** Goes on with the value of a slot. */
export function load(slot: number, next: Step): Step {
  return (machine) => {
    machine.value = stored(machine.frame, slot);
    return next;
  };
}

/** The value in a slot; null if none was put there. */
export function stored(frame: Frame, slot: number): GoValue {
  const value = frame.slots[slot];
  return value === undefined ? null : (value as GoValue);
}

/** The value and the path of the machine, put aside in two slots. */
export class Aside {
  readonly #value: number;
  readonly #path: number;

  constructor(layout: Layout) {
    this.#value = layout.slot();
    this.#path = layout.slot();
  }

  /** Puts both aside; what follows is no part of a path. */
  put(machine: Machine): void {
    const { slots } = machine.frame;
    slots[this.#value] = machine.value;
    slots[this.#path] = machine.path;
    machine.path = undefined;
  }

  /** Takes both back. */
  take(machine: Machine): void {
    machine.value = stored(machine.frame, this.#value);
    this.takePath(machine);
  }

  /** Takes the path back, and goes on with the value that the machine has. */
  takePath(machine: Machine): void {
    machine.path = machine.frame.slots[this.#path] as PathNode | undefined;
  }

  /** The value that was put aside. */
  value(machine: Machine): GoValue {
    return stored(machine.frame, this.#value);
  }

  /** A step that puts both aside. */
  putting(next: Step): Step {
    return (machine) => {
      this.put(machine);
      return next;
    };
  }

  /** A step that takes both back. */
  taking(next: Step): Step {
    return (machine) => {
      this.take(machine);
      return next;
    };
  }
}
