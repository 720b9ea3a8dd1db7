import type { GoValue } from '../../go/value';
import { pathTo } from '../library/access';
import { Updater } from '../library/update';
import type { Budget } from '../limits';
import { BreakFault } from '../machine/fault';
import { Alternative, Label } from '../machine/forks';
import type { Closure, FunctionCode, Machine, Step } from '../machine/machine';
import { pathFrom, takePath } from '../machine/path';
import { Layout } from './scope';
import { Aside, finish, stored } from './steps';

/** Functions of the language that call their arguments again and again. The arguments are in the first slots. */
export const loops: Readonly<Record<string, () => FunctionCode>> = {
  '_modify/2': modify,
  '_assign/2': assign,
  '_last/1': last,
};

/** A value on its way through many changes. */
class Modification {
  readonly #updater: Updater;
  /** Paths that are deleted at the end. */
  readonly #deleted: GoValue[] = [];
  #current: GoValue;
  /** Where the next change takes place. */
  path: GoValue[] = [];
  /** The label of the next change. */
  token = {};

  constructor(value: GoValue, budget: Budget) {
    this.#current = value;
    this.#updater = new Updater(budget);
  }

  /** What is at the path now. */
  get part(): GoValue {
    return pathTo(this.#current, this.path, this.#updater.budget);
  }

  set(part: GoValue): void {
    this.#current = this.#updater.set(this.#current, this.path, part);
  }

  delete(): void {
    this.#deleted.push(this.path);
  }

  get result(): GoValue {
    return this.#updater.delete(this.#current, this.#deleted);
  }
}

/**
 * `_modify(paths; filter)`, behind `|=`: puts the first result of the filter at each path and deletes the paths for which it has none.
 * The paths are those of the input; the filter sees what was changed before.
 */
function modify(): FunctionCode {
  const layout = new Layout();
  const [paths, filter, slot] = [layout.slot(), layout.slot(), layout.slot()];
  const aside = new Aside(layout);
  const changed: Step = (machine) => {
    const modification = modificationIn(machine, slot);
    modification.set(machine.value);
    return machine.fail(new BreakFault(modification.token));
  };
  const without: Step = (machine) => {
    modificationIn(machine, slot).delete();
    return undefined;
  };
  const each: Step = (machine) => {
    const modification = modificationIn(machine, slot);
    modification.path = takePath(machine);
    modification.token = {};
    aside.takePath(machine);
    machine.push(new Label(machine, modification.token));
    machine.push(new Alternative(machine, without));
    machine.value = modification.part;
    return callArgument(machine, filter, changed);
  };
  const entry: Step = (machine) => {
    machine.frame.slots[slot] = new Modification(machine.value, machine.budget);
    machine.push(new Alternative(machine, ending(slot)));
    aside.put(machine);
    machine.path = pathFrom(machine.value);
    return callArgument(machine, paths, each);
  };
  return { entry, size: layout.size };
}

/** `_assign(paths; value)`, behind `=`: for each value the input with that value at all paths. */
function assign(): FunctionCode {
  const layout = new Layout();
  const [paths, filter, slot, assigned] = [layout.slot(), layout.slot(), layout.slot(), layout.slot()];
  const [input, aside] = [new Aside(layout), new Aside(layout)];
  const each: Step = (machine) => {
    const modification = modificationIn(machine, slot);
    modification.path = takePath(machine);
    aside.takePath(machine);
    modification.set(stored(machine.frame, assigned));
    return undefined;
  };
  const begin: Step = (machine) => {
    machine.frame.slots[assigned] = machine.value;
    input.take(machine);
    machine.frame.slots[slot] = new Modification(machine.value, machine.budget);
    machine.push(new Alternative(machine, ending(slot)));
    aside.put(machine);
    machine.path = pathFrom(machine.value);
    return callArgument(machine, paths, each);
  };
  const entry: Step = (machine) => {
    input.put(machine);
    return callArgument(machine, filter, begin);
  };
  return { entry, size: layout.size };
}

/** `_last(filter)`, behind `last(filter)`: the last result, if there is one. */
function last(): FunctionCode {
  const layout = new Layout();
  const [filter, found] = [layout.slot(), layout.slot()];
  const each: Step = ({ frame, value }) => {
    frame.slots[found] = value;
    return undefined;
  };
  const end: Step = (machine) => {
    if (machine.frame.slots[found] === undefined) return undefined;
    machine.value = stored(machine.frame, found);
    return finish;
  };
  const entry: Step = (machine) => {
    machine.push(new Alternative(machine, end));
    return callArgument(machine, filter, each);
  };
  return { entry, size: layout.size };
}

/** Goes on with the result of a modification. */
function ending(slot: number): Step {
  return (machine) => {
    machine.value = modificationIn(machine, slot).result;
    return finish;
  };
}

function callArgument(machine: Machine, slot: number, back: Step): Step {
  const { code, frame } = machine.frame.slots[slot] as Closure;
  return machine.call(code, frame, back, machine.frame);
}

function modificationIn({ frame }: Machine, slot: number): Modification {
  return frame.slots[slot] as Modification;
}
