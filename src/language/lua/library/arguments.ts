import { formatNumber, toInt } from '../value/number';
import { LuaTable } from '../value/table';
import { Userdata } from '../value/userdata';
import { type LuaType, type LuaValue, typeOf } from '../value/value';
import { numberOf } from '../vm/arithmetic';
import { functionName } from '../vm/caller';
import { isFunction, type LuaFunction } from '../vm/function';
import { LibraryFunction } from '../vm/library-function';
import { Thread } from '../vm/thread';

/** A function of the library, by its name. */
export type Functions = Readonly<Record<string, (thread: Thread) => number>>;

/** Makes functions of the library callable. One function with two names stays one. */
export function builtins(functions: Functions): ReadonlyMap<string, LibraryFunction> {
  const made = new Map<Functions[string], LibraryFunction>();
  return new Map(
    Object.entries(functions).map(([name, run]) => {
      const builtin = made.get(run) ?? new LibraryFunction(run);
      made.set(run, builtin);
      return [name, builtin];
    }),
  );
}

/** Raises an error about an argument. */
export function failArgument(thread: Thread, number: number, what: string): never {
  const name = thread.frame ? functionName(thread, thread.frame) : '?';
  thread.raise(`bad argument #${number} to ${name} (${what})`);
}

/** Raises an error about the type of an argument. */
export function failType(thread: Thread, number: number, expected: LuaType): never {
  failArgument(thread, number, `${expected} expected, got ${typeOf(thread.argument(number))}`);
}

/** An argument of any type, which must be there. */
export function checkAny(thread: Thread, number: number): LuaValue {
  if (number > thread.count) failArgument(thread, number, 'value expected');
  return thread.argument(number);
}

/** A number, as a Go int. */
export function checkInt(thread: Thread, number: number): number {
  const value = thread.argument(number);
  return typeof value === 'number' ? toInt(value) : failType(thread, number, 'number');
}

/** A number as a Go int, or another one in place of nil. */
export function optionalInt(thread: Thread, number: number, otherwise: number): number {
  return thread.argument(number) === undefined ? otherwise : checkInt(thread, number);
}

/** A number, or a text that is one. */
export function checkNumber(thread: Thread, number: number): number {
  const value = thread.argument(number);
  if (typeof value === 'number') return value;
  const parsed = typeof value === 'string' ? numberOf(thread, value) : undefined;
  return parsed ?? failType(thread, number, 'number');
}

/** A text, or a number as text. */
export function checkText(thread: Thread, number: number): string {
  const value = thread.argument(number);
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? formatNumber(value) : failType(thread, number, 'string');
}

/** A text, no number, or another one in place of nil. */
export function optionalText(thread: Thread, number: number, otherwise: string): string {
  const value = thread.argument(number);
  if (value === undefined) return otherwise;
  return typeof value === 'string' ? value : failType(thread, number, 'string');
}

/** A table. */
export function checkTable(thread: Thread, number: number): LuaTable {
  const value = thread.argument(number);
  return value instanceof LuaTable ? value : failType(thread, number, 'table');
}

/** A function. */
export function checkFunction(thread: Thread, number: number): LuaFunction {
  const value = thread.argument(number);
  return isFunction(value) ? value : failType(thread, number, 'function');
}

/** A coroutine. */
export function checkThread(thread: Thread, number: number): Thread {
  const value = thread.argument(number);
  return value instanceof Thread ? value : failType(thread, number, 'thread');
}

/** A userdata. */
export function checkUserdata(thread: Thread, number: number): Userdata {
  const value = thread.argument(number);
  return value instanceof Userdata ? value : failType(thread, number, 'userdata');
}

/** Raises an error unless the argument has one of the types. */
export function checkTypes(thread: Thread, number: number, ...types: LuaType[]): void {
  const type = typeOf(thread.argument(number));
  if (!types.includes(type)) failArgument(thread, number, `${types.join(' or ')} expected, got ${type}`);
}

/** Pushes results. Returns how many. */
export function results(thread: Thread, ...values: LuaValue[]): number {
  for (const value of values) thread.push(value);
  return values.length;
}

/** Pushes a new string. Returns 1. */
export function textResult(thread: Thread, text: string): number {
  thread.state.budget.allocateString(text.length);
  thread.push(text);
  return 1;
}

/** A function that Eventloom has only to refuse it. */
export function refused(name: string): (thread: Thread) => number {
  return (thread) => thread.raise(`${name} is not allowed: Eventloom gives scripts no files, processes or network`);
}
