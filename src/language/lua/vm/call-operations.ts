import { Op, type Opcode } from '../compile/instruction';
import { beginCall, callable, leaveThread, runBuiltin } from './call';
import { anyResults } from './frame';
import { Builtin } from './function';
import type { Operation } from './operations';
import type { Thread } from './thread';

/** The arguments of a call instruction: so many, or all up to the top. */
const argumentCount = (thread: Thread, register: number, b: number): number =>
  b === 0 ? thread.top - register - 1 : b - 1;

const callOperation: Operation = (thread, { a, b, c }, { localBase }) => {
  const register = localBase + a;
  beginCall(thread, register, register, argumentCount(thread, register, b), c - 1);
  return thread.frame?.fn instanceof Builtin && runBuiltin(thread, false);
};

const tailCall: Operation = (thread, { a, b }, frame, base) => {
  const register = frame.localBase + a;
  const value = thread.registers[register];
  const { fn, isObject } = callable(thread, value);
  if (fn === undefined) return thread.raise('attempt to call a non-function object');
  thread.closeUpvalues(frame.localBase);
  let count = argumentCount(thread, register, b);
  if (isObject) {
    thread.insert(value, register + 1);
    count++;
  }
  if (fn instanceof Builtin) {
    thread.pushFrame(fn, register, frame.returnBase, count, frame.wanted);
    if (runBuiltin(thread, true)) return true;
    return thread.frame === undefined || thread.frame.fn instanceof Builtin || frame === base;
  }
  // The call takes the place of this one: its registers move down to where this one's were.
  const own = frame.base;
  frame.fn = fn;
  frame.pc = 0;
  frame.localBase = register + 1;
  frame.argumentCount = count;
  frame.tailCalls++;
  frame.base = register;
  thread.enter(frame, fn);
  thread.copy(own, register, thread.top - register - 1);
  frame.base = own;
  frame.localBase = own + (frame.localBase - register);
  return false;
};

const returnOperation: Operation = (thread, { a, b }, frame, base) => {
  const register = frame.localBase + a;
  thread.closeUpvalues(frame.localBase);
  const count = b === 0 ? thread.top - register : b - 1;
  const wanted = frame.wanted === anyResults ? count : frame.wanted;
  if (thread.parent !== undefined && thread.depth === 1) {
    copyResults(thread, thread.top, register, wanted, b);
    leaveThread(thread, wanted, { failed: false, dead: true });
    return true;
  }
  const isLast = thread.popFrame() === base || thread.depth === 0;
  copyResults(thread, frame.returnBase, register, wanted, b);
  thread.frame = thread.lastFrame;
  return isLast || thread.frame === undefined || thread.frame.fn instanceof Builtin;
};

/** @param b the instruction's: one more than there are results, or 0 for all up to the top. */
function copyResults(thread: Thread, to: number, from: number, wanted: number, b: number): void {
  if (b === 1) {
    thread.fillNil(to, wanted);
    return;
  }
  thread.copy(to, from, wanted);
  if (b > 1 && wanted > b - 1) thread.fillNil(to + b - 1, wanted - (b - 1));
}

/** Instructions that begin and end calls. */
export const callOperations: readonly [Opcode, Operation][] = [
  [Op.call, callOperation],
  [Op.tailCall, tailCall],
  [Op.return, returnOperation],
];
