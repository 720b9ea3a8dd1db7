import type { GoValue } from '../../go/value';
import { Updater } from '../library/update';
import type { Step } from '../machine/machine';
import { pathFrom, takePath } from '../machine/path';
import type { Query, Update } from '../syntax/tree';
import { identity } from '../syntax/tree';
import type { Compilation, Compile } from './compilation';
import { constantPath } from './constants';
import type { Scope } from './scope';
import { Aside, load, store, stored } from './steps';

/** `=`, `|=`, `+=` and so on. */
export const compileUpdate: Compile<Update> = (form, scope, next, compilation) => {
  const { kind, name, left, right, at } = form;
  const path = kind === 'assign' ? constantPath(left) : undefined;
  if (path !== undefined) return assignAt(path, right, scope, next, compilation);
  if (kind !== 'update') return compilation.call(name, [left, right], at, scope, next);
  const { scope: inner, slot } = scope.withValue(operand);
  const input = scope.layout.slot();
  const change: Query = { kind: 'call', name, args: [identity, { kind: 'call', name: operand, args: [], at }], at };
  const modify = compilation.call('_modify', [left, change], at, inner, next);
  return store(input, compilation.query(right, scope, store(slot, load(input, modify))));
};

/** The name of the right side of `+=` and its like; programs cannot say it. */
const operand = '$ right';

/** `.a[0].b = value`. */
function assignAt(path: readonly GoValue[], right: Query, scope: Scope, next: Step, compilation: Compilation): Step {
  const input = scope.layout.slot();
  const assign: Step = (machine) => {
    const { frame, value, budget } = machine;
    machine.value = new Updater(budget).set(stored(frame, input), path, value);
    return next;
  };
  return store(input, compilation.query(right, scope, assign));
}

/** `path(filter)`: the path of each result. */
export function compilePath(filter: Query, scope: Scope, next: Step, compilation: Compilation): Step {
  const aside = new Aside(scope.layout);
  const found: Step = (machine) => {
    machine.value = takePath(machine);
    aside.takePath(machine);
    return next;
  };
  const first = compilation.query(filter, scope, found);
  return (machine) => {
    aside.put(machine);
    machine.path = pathFrom(machine.value);
    return first;
  };
}
