import type { GoValue } from '../../go/value';
import { pathTo } from '../library/access';
import { Updater } from '../library/update';
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

/**
 * `_modify(paths; filter)`, behind `|=`: puts the first result of the filter at each path and deletes the paths for which it has none. The
 * paths are those of the input; the filter sees what was changed before.
 */
function modify(): FunctionCode {
  const layout = new Layout();
  const at = {
    paths: layout.slot(),
    filter: layout.slot(),
    current: layout.slot(),
    updater: layout.slot(),
    path: layout.slot(),
    deleted: layout.slot(),
    token: layout.slot(),
  };
  const aside = new Aside(layout);
  const changed: Step = (machine) => {
    const { frame, value } = machine;
    frame.slots[at.current] = updaterIn(machine, at.updater).set(
      stored(frame, at.current),
      stored(frame, at.path),
      value,
    );
    return machine.fail(new BreakFault(frame.slots[at.token] as object, ''));
  };
  const without: Step = ({ frame }) => {
    (frame.slots[at.deleted] as GoValue[]).push(stored(frame, at.path));
    return undefined;
  };
  const each: Step = (machine) => {
    const { frame, budget } = machine;
    const keys = takePath(machine);
    aside.takePath(machine);
    frame.slots[at.path] = keys;
    frame.slots[at.token] = {};
    machine.push(new Label(machine, frame.slots[at.token] as object));
    machine.push(new Alternative(machine, without));
    machine.value = pathTo(stored(frame, at.current), keys, budget);
    return callArgument(machine, at.filter, changed);
  };
  const end: Step = (machine) => {
    const { frame } = machine;
    machine.value = updaterIn(machine, at.updater).delete(stored(frame, at.current), stored(frame, at.deleted));
    return finish;
  };
  const entry: Step = (machine) => {
    const { frame, value, budget } = machine;
    frame.slots[at.current] = value;
    frame.slots[at.updater] = new Updater(budget);
    frame.slots[at.deleted] = [];
    machine.push(new Alternative(machine, end));
    aside.put(machine);
    machine.path = pathFrom(value);
    return callArgument(machine, at.paths, each);
  };
  return { entry, size: layout.size };
}

/** `_assign(paths; value)`, behind `=`: for each value the input with that value at all paths. */
function assign(): FunctionCode {
  const layout = new Layout();
  const at = {
    paths: layout.slot(),
    filter: layout.slot(),
    current: layout.slot(),
    updater: layout.slot(),
    assigned: layout.slot(),
  };
  const [input, aside] = [new Aside(layout), new Aside(layout)];
  const each: Step = (machine) => {
    const { frame } = machine;
    const path = takePath(machine);
    aside.takePath(machine);
    frame.slots[at.current] = updaterIn(machine, at.updater).set(
      stored(frame, at.current),
      path,
      stored(frame, at.assigned),
    );
    return undefined;
  };
  const end: Step = (machine) => {
    machine.value = stored(machine.frame, at.current);
    return finish;
  };
  const begin: Step = (machine) => {
    const { frame, budget } = machine;
    frame.slots[at.assigned] = machine.value;
    input.take(machine);
    frame.slots[at.current] = machine.value;
    frame.slots[at.updater] = new Updater(budget);
    machine.push(new Alternative(machine, end));
    aside.put(machine);
    machine.path = pathFrom(machine.value);
    return callArgument(machine, at.paths, each);
  };
  const entry: Step = (machine) => {
    input.put(machine);
    return callArgument(machine, at.filter, begin);
  };
  return { entry, size: layout.size };
}

/** `_last(filter)`, behind `last(filter)`: the last result, if there is one. */
function last(): FunctionCode {
  const layout = new Layout();
  const at = { filter: layout.slot(), found: layout.slot() };
  const each: Step = ({ frame, value }) => {
    frame.slots[at.found] = value;
    return undefined;
  };
  const end: Step = (machine) => {
    if (machine.frame.slots[at.found] === undefined) return undefined;
    machine.value = stored(machine.frame, at.found);
    return finish;
  };
  const entry: Step = (machine) => {
    machine.push(new Alternative(machine, end));
    return callArgument(machine, at.filter, each);
  };
  return { entry, size: layout.size };
}

function callArgument(machine: Machine, slot: number, back: Step): Step {
  const { code, frame } = machine.frame.slots[slot] as Closure;
  return machine.call(code, frame, back, machine.frame);
}

function updaterIn({ frame }: Machine, slot: number): Updater {
  return frame.slots[slot] as Updater;
}
