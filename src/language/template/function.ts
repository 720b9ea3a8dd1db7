import type { GoDuration, GoTime } from '../go/time';
import type { GoMap, GoObject, GoStruct, GoValue } from '../go/value';
import type { Budget } from './budget';
import type { Version } from './sprig/semver/version';

/**
 * The types that parameters of functions have, by the name used in the tables.
 *
 * `any` is `interface {}`; `value` is a parameter that also tells "nothing there" (undefined) from nil, as only the
 * built-in functions do; a nil map or list is null.
 */
export interface ParameterTypes {
  readonly any: GoValue;
  readonly value: GoValue | undefined;
  readonly string: string;
  readonly int: bigint;
  readonly uint32: bigint;
  readonly duration: GoDuration;
  readonly float64: number;
  readonly bool: boolean;
  readonly map: GoMap | null;
  readonly list: readonly GoValue[] | null;
  readonly time: GoTime;
  readonly version: Version;
  readonly certificate: GoStruct;
}

/** The name of a parameter's type. */
export type ParameterKind = keyof ParameterTypes;

type Arguments<P extends readonly ParameterKind[]> = { [K in keyof P]: ParameterTypes[P[K]] };

/** What a function may use beside its arguments. */
export interface Surroundings {
  readonly budget: Budget;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** A function of the template language, with what Go's compiler would know about its parameters. */
export interface TemplateFunction {
  readonly parameters: readonly ParameterKind[];
  /** The type of any number of further arguments. */
  readonly variadic: ParameterKind | undefined;
  /** Whether the first argument of `run` is the {@link Surroundings}. */
  readonly needsSurroundings: boolean;
  /** Whether the arguments are evaluated one by one, until one decides. */
  readonly shortCircuit: 'and' | 'or' | undefined;
  /** Takes exactly what the parameters say. May throw `program-failed` and `program-limit` without a position. */
  run(...args: unknown[]): GoValue | undefined;
}

/** Functions by name. */
export type FunctionTable = Readonly<Record<string, TemplateFunction>>;

/** Declares a function of its arguments alone. */
export function fn<const P extends readonly ParameterKind[]>(
  parameters: P,
  run: (...args: [...Arguments<P>]) => GoValue | undefined,
): TemplateFunction {
  return { parameters, variadic: undefined, needsSurroundings: false, shortCircuit: undefined, run };
}

/** Declares a function with any number of arguments at the end. */
export function variadic<const P extends readonly ParameterKind[], V extends ParameterKind>(
  parameters: P,
  rest: V,
  run: (...args: [...Arguments<P>, ...ParameterTypes[V][]]) => GoValue | undefined,
): TemplateFunction {
  return { parameters, variadic: rest, needsSurroundings: false, shortCircuit: undefined, run };
}

/** Declares a function that needs the clock or has to ask before it makes something large. */
export function bounded<const P extends readonly ParameterKind[]>(
  parameters: P,
  run: (surroundings: Surroundings, ...args: Arguments<P>) => GoValue | undefined,
): TemplateFunction {
  return { parameters, variadic: undefined, needsSurroundings: true, shortCircuit: undefined, run };
}

/** {@link bounded} with any number of arguments at the end. */
export function boundedVariadic<const P extends readonly ParameterKind[], V extends ParameterKind>(
  parameters: P,
  rest: V,
  run: (surroundings: Surroundings, ...args: [...Arguments<P>, ...ParameterTypes[V][]]) => GoValue | undefined,
): TemplateFunction {
  return { parameters, variadic: rest, needsSurroundings: true, shortCircuit: undefined, run };
}

/** Declares methods of a type: the receiver comes before the arguments, and is no parameter. */
export function methodsOf<R extends GoObject>() {
  return <const P extends readonly ParameterKind[]>(
    parameters: P,
    run: (receiver: R, ...args: Arguments<P>) => GoValue | undefined,
  ): TemplateFunction => ({ parameters, variadic: undefined, needsSurroundings: false, shortCircuit: undefined, run });
}
