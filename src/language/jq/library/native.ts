import type { GoValue } from '../../go/value';
import type { Budget } from '../limits';

/**
 * A function that is written here: its input, up to three arguments, one result. Throws a fault for what it does not take.
 *
 * The budget comes first, since every function that looks at more than a few values must count.
 */
export type Native = (budget: Budget, input: GoValue, a: GoValue, b: GoValue, c: GoValue) => GoValue;

/** Functions by name and arity: `length/0`. */
export type NativeTable = Readonly<Record<string, Native>>;
