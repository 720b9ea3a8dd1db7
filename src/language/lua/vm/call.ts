import { EventloomError } from '../../../errors';
import { LuaError } from '../value/error';
import type { LuaValue } from '../value/value';
import { anyResults } from './frame';
import { isFunction, type LuaFunction } from './function';
import { LibraryFunction } from './library-function';
import { metamethod } from './metatable';
import type { Thread } from './thread';

/** The function that a call of a value runs, and whether the value is its first argument. */
export function callable(thread: Thread, value: LuaValue): { fn: LuaFunction | undefined; isObject: boolean } {
  if (isFunction(value)) return { fn: value, isObject: false };
  const method = metamethod(thread, value, '__call');
  return isFunction(method) ? { fn: method, isObject: true } : { fn: undefined, isObject: false };
}

/** Begins the call of the value in a register, which need not be a function. */
export function beginCall(thread: Thread, base: number, returnBase: number, count: number, wanted: number): void {
  const value = thread.registers[base];
  if (isFunction(value)) {
    thread.pushFrame(value, base, returnBase, count, wanted);
    return;
  }
  const { fn, isObject } = callable(thread, value);
  if (isObject) thread.insert(value, base + 1);
  thread.pushFrame(fn, base, returnBase, isObject ? count + 1 : count, wanted);
}

/**
 * Calls the function that was pushed before the last arguments, and pushes its results in place of them.
 *
 * @param wanted how many results; {@link anyResults} for all.
 * @param returnBase the register of the first result; by default that of the function.
 */
export function call(thread: Thread, count: number, wanted: number, returnBase?: number): void {
  const { state } = thread;
  const base = thread.top - count - 1;
  const to = returnBase ?? base;
  beginCall(thread, base, to, count, wanted);
  if (state.mainThread === undefined) {
    state.mainThread = thread;
    state.currentThread = thread;
    thread.run(undefined);
  } else {
    thread.run(thread.frame);
  }
  if (wanted !== anyResults) thread.setTop(to + wanted);
}

/** Calls a function with two arguments. Returns its first result. */
export function callWith(thread: Thread, fn: LuaValue, one: LuaValue, other: LuaValue): LuaValue {
  thread.push(fn);
  thread.push(one);
  thread.push(other);
  call(thread, 2, 1);
  return thread.pop();
}

/** What it takes at least to call a library function. */
const builtinSteps = 3;

/** Runs the library function of the frame on the top. Returns whether the interpreter must leave the thread. */
export function runBuiltin(thread: Thread, isTailCall: boolean): boolean {
  const { frame } = thread;
  if (frame === undefined || !(frame.fn instanceof LibraryFunction)) return false;
  thread.state.budget.spend(builtinSteps);
  const count = frame.fn.run(thread);
  if (isTailCall) thread.frame = dropCaller(thread);
  if (count < 0) {
    leaveThread(thread, thread.count, { failed: false, dead: false });
    return true;
  }
  const wanted = frame.wanted === anyResults ? count : frame.wanted;
  if (isTailCall && thread.parent !== undefined && thread.depth === 1) {
    leaveThread(thread, wanted, { failed: false, dead: true });
    return true;
  }
  thread.copy(frame.returnBase, thread.top - count, wanted);
  thread.popFrame();
  thread.frame = thread.lastFrame;
  return false;
}

/** Takes the frame below the top one away. */
function dropCaller(thread: Thread): typeof thread.frame {
  const caller = thread.frames[thread.depth - 2];
  const current = thread.popFrame();
  if (caller !== undefined && current !== undefined) caller.copyFrom(current);
  return caller;
}

/** Gives the last values to the thread that resumed this one, and goes back to it. */
export function leaveThread(thread: Thread, count: number, how: { failed: boolean; dead: boolean }): void {
  const { parent } = thread;
  if (parent === undefined) thread.raise('can not yield from outside of a coroutine');
  thread.state.currentThread = parent;
  thread.parent = undefined;
  if (!thread.wrapped) parent.push(!how.failed);
  moveValues(thread, parent, count);
  thread.popFrame();
  const offset = (thread.frame?.localBase ?? 0) - (thread.frame?.returnBase ?? 0);
  thread.frame = thread.lastFrame;
  thread.setTop(thread.top - offset);
  if (how.dead) thread.dead = true;
}

/** Moves the last values of a thread to another one. */
export function moveValues(from: Thread, to: Thread, count: number): void {
  if (from === to) return;
  const moved = Math.min(count, from.count);
  for (let index = from.top - moved; index < from.top; index++) to.push(from.registers[index]);
  from.setTop(from.top - moved);
}

/**
 * Calls like {@link call} with all results, and catches errors.
 *
 * @param handler gets the error while the calls that led to it are still on the stack; its result is the error then.
 * @returns the error; undefined if there was none.
 */
export function protectedCall(thread: Thread, count: number, handler?: LuaFunction): LuaError | undefined {
  const { depth, state } = thread;
  const { nesting } = state;
  const base = thread.top - count - 1;
  let failure: LuaError | undefined;
  if (handler !== undefined) thread.hasErrorHandler = true;
  try {
    call(thread, count, anyResults);
  } catch (error) {
    failure = luaError(error);
    if (handler !== undefined) {
      thread.hasErrorHandler = false;
      failure = handle(thread, handler, failure);
    }
    state.nesting = nesting;
    thread.depth = depth;
    thread.frame = thread.lastFrame;
    thread.setTop(base);
  }
  thread.hasErrorHandler = false;
  thread.depth = depth;
  if (depth === 0) thread.frame = undefined;
  return failure;
}

function handle(thread: Thread, handler: LuaFunction, failure: LuaError): LuaError {
  try {
    thread.push(handler);
    thread.push(failure.value);
    call(thread, 1, 1);
    return new LuaError(thread.pop());
  } catch (error) {
    return luaError(error);
  }
}

/** What a script may catch; limits and faults of our own go on. */
export function luaError(error: unknown): LuaError {
  if (error instanceof LuaError) return error;
  throw error instanceof Error ? error : new EventloomError('program-failed', String(error));
}
