import { argumentCount } from '../../argument-count';
import type { GoValue } from '../../go/value';
import type { Surroundings } from '../../template/function';
import { argumentFault } from '../check/arguments';
import type { Known, Signature, StaticType } from '../check/type';
import { isAny, isInteger, isList, isMap, isNumber, isString, nameOf, types } from '../check/type';
import { failure, typeText } from '../failure';

/** A function of the language. */
export interface Builtin {
  /** The type of the result, or a text that says why it cannot be called so. */
  check(name: string, args: readonly Known[]): Known | string;
  /** May throw `program-failed` and `program-limit`. */
  run(surroundings: Surroundings, args: readonly GoValue[]): GoValue;
  /** Whether only its own name calls it: through `$env` or a variable it cannot be called. */
  readonly onlyByName: boolean;
}

/** Functions by name. */
export type Builtins = Readonly<Record<string, Builtin>>;

type Run = (args: readonly GoValue[], surroundings: Surroundings) => GoValue;

/** A function with one or several signatures. */
export function typed(signatures: readonly Signature[], run: Run): Builtin {
  return { run: (surroundings, args) => run(args, surroundings), onlyByName: false, check: overloads(signatures) };
}

/** A function of one argument that only its own name calls. */
export function unary(
  signature: Signature | Builtin['check'],
  run: (arg: GoValue, surroundings: Surroundings) => GoValue,
): Builtin {
  return {
    run: (surroundings, [arg = null]) => run(arg, surroundings),
    onlyByName: true,
    check: typeof signature === 'function' ? signature : overloads([signature]),
  };
}

/** A function with rules of its own for its arguments. */
export function ruled(check: Builtin['check'], run: Run): Builtin {
  return { run: (surroundings, args) => run(args, surroundings), onlyByName: false, check };
}

/** A signature without any number of further arguments. */
export function takes(parameters: readonly StaticType[], result: StaticType): Signature {
  return { parameters, results: [result] };
}

function overloads(signatures: readonly Signature[]): Builtin['check'] {
  return (name, args) => {
    let fault: string | undefined;
    for (const signature of signatures) {
      fault = argumentFault(name, signature, args);
      if (fault === undefined) return signature.results[0];
    }
    return fault ?? types.any;
  };
}

type Test = (type: Known) => boolean;

/** Says what an argument may be: anything unknown, or what the test takes. */
export interface Wanted {
  readonly test: Test;
  readonly words: string;
}

export const wanted = {
  number: { test: isNumber, words: 'a number' },
  integer: { test: isInteger, words: 'an integer' },
  string: { test: isString, words: 'a string' },
  list: { test: isList, words: 'a list' },
  map: { test: isMap, words: 'a map' },
  sized: { test: (type) => isList(type) || isMap(type) || isString(type), words: 'a list, a map or a string' },
  numeric: { test: (type) => isNumber(type) || isString(type), words: 'a number or a string' },
} as const satisfies Record<string, Wanted>;

/** A rule for arguments of which the last ones may be left out. */
export function rule(
  parameters: readonly Wanted[],
  result: (args: readonly Known[]) => Known,
  least = parameters.length,
): Builtin['check'] {
  return (name, args) => {
    if (args.length < least || args.length > parameters.length) {
      return `${name} takes ${argumentCount(least, parameters.length)}, got ${args.length}`;
    }
    const wrong = args.findIndex((arg, index) => !isAny(arg) && !parameters[index]?.test(arg));
    if (wrong < 0) return result(args);
    return `argument ${wrong + 1} of ${name} has to be ${parameters[wrong]?.words}, not ${nameOf(args[wrong])}`;
  };
}

/** An argument that has to be a string. Throws `program-failed`. */
export function text(value: GoValue | undefined): string {
  if (typeof value === 'string') return value;
  throw failure(`a string is needed, not ${typeText(value)}`);
}
