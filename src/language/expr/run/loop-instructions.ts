import { failure } from '../failure';
import type { Label } from './instructions';
import type { Instruction } from './machine';
import { Scope } from './scope';

/** Begins a loop over what is on top of the stack. */
export const begin: Instruction = (machine) => {
  machine.scopes.push(new Scope(machine.pop(), machine.budget));
};

export const end: Instruction = (machine) => {
  machine.scopes.pop();
};

export const jumpIfEnd = (label: Label): Instruction => {
  return (machine) => {
    const { index, length } = machine.scope;
    if (index >= length) machine.next = label.at;
  };
};

export const element: Instruction = (machine) => machine.push(machine.scope.element());
export const index: Instruction = (machine) => machine.push(BigInt(machine.scope.index));
export const count: Instruction = (machine) => machine.push(BigInt(machine.scope.count));
export const gathered: Instruction = (machine) => machine.push(machine.scope.gathered);

export const forward: Instruction = (machine) => {
  machine.scope.index++;
};

export const backward: Instruction = (machine) => {
  machine.scope.index--;
};

export const countOne: Instruction = (machine) => {
  machine.scope.count++;
};

export const gather: Instruction = (machine) => {
  machine.scope.gathered = machine.pop();
};

/** Goes to the last element. */
export const toLast: Instruction = (machine) => {
  machine.scope.index = machine.scope.length - 1;
};

/** Pushes whether there is an element left on the way back. */
export const hasElement: Instruction = (machine) => machine.push(machine.scope.index >= 0);

export const group: Instruction = (machine) => machine.scope.group(machine.pop());
export const groups: Instruction = (machine) => machine.push(machine.scope.groups());

/** Ends a loop that left a value for each element, or for each that was counted. */
export const collect = (what: 'all' | 'counted'): Instruction => {
  return (machine) => {
    const scope = machine.scope;
    const size = what === 'all' ? scope.length : scope.count;
    machine.scopes.pop();
    machine.grow(size);
    machine.push(machine.take(size));
  };
};

export const nothingFound: Instruction = () => {
  throw failure('no element of the list suits');
};
