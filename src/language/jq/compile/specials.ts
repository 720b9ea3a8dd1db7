import { definitions } from '../library/definitions';
import { natives } from '../library/natives';
import type { Step } from '../machine/machine';
import type { Query } from '../syntax/tree';
import { identity } from '../syntax/tree';
import { compileGetpath, compileIndex, compileSlice } from './access';
import type { Compilation } from './compilation';
import { compileDebug } from './control';
import { undefinedName } from './names';
import type { Scope } from './scope';
import { compileRange, compileSplits } from './series';
import { constant, giveUp } from './steps';
import { compilePath } from './update';

/** Compiles the call of a function that is more than a function of values. */
type Special = (args: readonly Query[], at: number, scope: Scope, next: Step, compilation: Compilation) => Step;

/** Functions that need the machine: they go back, lead paths, or have many results. */
export const specials: Readonly<Record<string, Special>> = {
  'empty/0': () => giveUp,
  'path/1': ([filter = identity], _, scope, next, compilation) => compilePath(filter, scope, next, compilation),
  'getpath/1': ([path = identity], _, scope, next, compilation) => compileGetpath(path, scope, next, compilation),
  '_index/2': ([target = identity, key = identity], _, scope, next, compilation) =>
    compileIndex({ kind: 'index', target, key }, scope, next, compilation),
  '_slice/3': ([target = identity, end, start], _, scope, next, compilation) =>
    compileSlice({ kind: 'slice', target, start, end }, scope, next, compilation),
  '_range/3': (args, _, scope, next, compilation) => compileRange(args, scope, next, compilation),
  '_splits/2': (args, _, scope, next, compilation) => compileSplits(args, scope, next, compilation),
  'debug/1': ([message = identity], at, scope, next, compilation) =>
    compileDebug(message, at, scope, next, compilation),
  'input/0': noInput,
  'inputs/0': noInput,
  'env/0': (_args, _at, _scope, next) => constant({}, next),
  '$ENV/0': (_args, _at, _scope, next) => constant({}, next),
  'builtins/0': (_args, _at, _scope, next) => constant(builtins(), next),
};

/** There is one input only. */
function noInput(_args: readonly Query[], at: number): never {
  throw undefinedName('input(s)/0 is not allowed', at);
}

/** All functions that programs may call, in order. */
function builtins(): string[] {
  const names = new Set([...definitions.keys(), ...natives.keys(), ...Object.keys(specials)]);
  return [...names].filter((name) => /^[A-Za-z]/.test(name)).sort();
}
