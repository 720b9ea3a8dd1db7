import { LuaError, nilDereference } from '../value/error';
import type { LuaValue } from '../value/value';
import { leaveThread, luaError, moveValues } from '../vm/call';
import { anyResults, Frame } from '../vm/frame';
import type { LuaFunction } from '../vm/function';
import { LibraryFunction, yielded } from '../vm/library-function';
import type { Thread } from '../vm/thread';
import { checkFunction, checkThread, type Functions, results } from './arguments';

function create(thread: Thread, fn: LuaFunction): Thread {
  const made = thread.fork();
  const frame = new Frame();
  frame.fn = fn;
  frame.localBase = 1;
  made.frames.push(frame);
  made.depth = 1;
  return made;
}

/** Why a coroutine cannot be resumed. */
function obstacle(thread: Thread, resumed: Thread): string | undefined {
  if (thread.state.currentThread === resumed) return 'can not resume a running thread';
  return resumed.dead ? 'can not resume a dead thread' : undefined;
}

/** Runs a coroutine with the arguments behind it until it yields or ends. Returns how many results there are. */
function resume(thread: Thread, resumed: Thread): number {
  const why = obstacle(thread, resumed);
  if (why !== undefined) {
    if (resumed.wrapped) thread.raise(why);
    return results(thread, false, why);
  }
  resumed.parent = thread;
  thread.state.currentThread = resumed;
  const count = thread.count - 1;
  if (resumed.frame === undefined) {
    start(thread, resumed, count);
  } else {
    moveValues(thread, resumed, count);
  }
  const before = thread.count;
  run(thread, resumed);
  return thread.count - before;
}

function start(thread: Thread, resumed: Thread, count: number): void {
  const frame = resumed.lastFrame;
  // Upstream loses the calls of a coroutine that yielded inside of a library function or as its last act.
  if (frame?.fn === undefined) throw new LuaError(nilDereference);
  resumed.frame = frame;
  resumed.count = 0;
  moveValues(thread, resumed, count);
  frame.argumentCount = count;
  frame.wanted = anyResults;
  resumed.enter(frame, frame.fn);
}

/** An error ends the coroutine; of one that `wrap` made it goes on in who called it. */
function run(thread: Thread, resumed: Thread): void {
  const { state } = thread;
  const { nesting } = state;
  try {
    resumed.run(undefined);
  } catch (error) {
    const { value } = luaError(error);
    state.nesting = nesting;
    if (resumed.wrapped) throw new LuaError(value);
    resumed.count = 0;
    resumed.push(value);
    leaveThread(resumed, 1, { failed: true, dead: true });
  }
}

function wrap(thread: Thread): number {
  const made = create(thread, checkFunction(thread, 1));
  made.wrapped = true;
  const resumeIt = new LibraryFunction((caller) => {
    caller.insert(made, caller.frame?.localBase ?? 0);
    return resume(caller, made);
  });
  return results(thread, resumeIt);
}

function status(thread: Thread, other: Thread): LuaValue {
  if (other.dead) return 'dead';
  if (thread.state.currentThread === other) return 'running';
  return thread.parent === other ? 'normal' : 'suspended';
}

/** The functions of `coroutine`. */
export const coroutineFunctions: Functions = {
  create: (thread) => results(thread, create(thread, checkFunction(thread, 1))),
  resume: (thread) => resume(thread, checkThread(thread, 1)),
  running: (thread) => {
    const { mainThread, currentThread } = thread.state;
    return results(thread, thread === mainThread ? undefined : currentThread);
  },
  status: (thread) => results(thread, status(thread, checkThread(thread, 1))),
  wrap,
  yield: () => yielded,
};
