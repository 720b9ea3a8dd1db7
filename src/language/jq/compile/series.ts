import type { GoValue } from '../../go/value';
import { ranges } from '../library/ranges';
import { between } from '../library/regexes';
import { Elements, Series } from '../machine/forks';
import type { Step } from '../machine/machine';
import { checkPath } from '../machine/path';
import type { Query } from '../syntax/tree';
import type { Compilation } from './compilation';
import { compileNative } from './native';
import type { Scope } from './scope';
import { store, stored } from './steps';

/** Compiles the call of a function with many results. */
type CompileSeries = (args: readonly Query[], scope: Scope, next: Step, compilation: Compilation) => Step;

/** `range(start; end; step)`. */
export const compileRange: CompileSeries = (args, scope, next, compilation) =>
  compileNative(
    (_budget, _input, start, end, step) => [start, end, step],
    args,
    scope,
    (machine) => new Series(machine, ranges(machine.value, machine.budget), next).retry(machine),
    compilation,
  );

/** `splits(pattern; flags)`: slices of the input, to which paths lead too. */
export const compileSplits: CompileSeries = (args, scope, next, compilation) => {
  const input = scope.layout.slot();
  const cut: Step = (machine) => {
    const [text, pattern, flags] = machine.value as readonly [GoValue, GoValue, GoValue];
    const { pieces, keys } = between(text, pattern, flags, machine.budget);
    if (machine.path !== undefined) checkPath(machine.path, stored(machine.frame, input));
    return new Elements(machine, pieces, keys, next).retry(machine);
  };
  const evaluated = compileNative((_, text, pattern, flags) => [text, pattern, flags], args, scope, cut, compilation);
  return store(input, evaluated);
};
