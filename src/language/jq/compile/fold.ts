import { Alternative } from '../machine/forks';
import type { Step } from '../machine/machine';
import type { Fold } from '../syntax/tree';
import type { Compile } from './compilation';
import { Bindings } from './pattern';
import { giveUp, load, store } from './steps';

/** `reduce`: the last value of the accumulator, when there are no more results of the source. */
export const compileReduce: Compile<Fold> = ({ source, pattern, start, update }, scope, next, compilation) => {
  const [input, accumulator] = [scope.layout.slot(), scope.layout.slot()];
  const bindings = new Bindings([pattern], scope, compilation);
  const updated = compilation.query(update, bindings.after(pattern, scope), store(accumulator, giveUp));
  const each = compilation.query(source, scope, bindings.take(pattern, scope, load(accumulator, updated)));
  const end = load(accumulator, next);
  const begin: Step = (machine) => {
    machine.push(new Alternative(machine, end));
    return each;
  };
  return store(input, compilation.query(start, scope, store(accumulator, load(input, begin))));
};

/** `foreach`: each value of the accumulator, or what is extracted from it. */
export const compileForeach: Compile<Fold> = (form, scope, next, compilation) => {
  const { source, pattern, start, update, extract } = form;
  const [input, accumulator] = [scope.layout.slot(), scope.layout.slot()];
  const bindings = new Bindings([pattern], scope, compilation);
  const bound = bindings.after(pattern, scope);
  const result = extract === undefined ? next : compilation.query(extract, bound, next);
  const updated = compilation.query(update, bound, store(accumulator, result));
  const each = compilation.query(source, scope, bindings.take(pattern, scope, load(accumulator, updated)));
  return store(input, compilation.query(start, scope, store(accumulator, load(input, each))));
};
