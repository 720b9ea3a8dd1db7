import { itemsPerFlush, Op, type Opcode, type Prototype } from '../compile/instruction';
import type { LuaTable } from '../value/table';
import { isTrue, type LuaValue } from '../value/value';
import { call } from './call';
import { equal, less, lessOrEqual } from './compare';
import { Closure } from './function';
import { type Operation, operand } from './operations';
import type { Thread } from './thread';

/** A comparison that skips the jump behind it when it does not come out as asked. */
function comparison(compare: (thread: Thread, left: LuaValue, right: LuaValue) => boolean): Operation {
  return (thread, { a, b, c }, frame) => {
    const holds = compare(thread, operand(thread, frame, b), operand(thread, frame, c));
    if ((holds ? 0 : 1) === a) frame.pc++;
  };
}

function controlNumber(thread: Thread, register: number, name: string): number {
  const value = thread.registers[register];
  return typeof value === 'number' ? value : thread.raise(`for statement ${name} must be a number`);
}

const forLoop: Operation = (thread, { a, b }, frame) => {
  const register = frame.localBase + a;
  const before = controlNumber(thread, register, 'init');
  const limit = controlNumber(thread, register + 1, 'limit');
  const step = controlNumber(thread, register + 2, 'step');
  const index = before + step + 0;
  thread.set(register, index);
  if (step > 0 ? index <= limit : step <= 0 && index >= limit) {
    frame.pc += b;
    thread.set(register + 3, index);
  } else {
    thread.setTop(register + 1);
  }
};

const forPrepare: Operation = (thread, { a, b }, frame) => {
  const register = frame.localBase + a;
  const first = controlNumber(thread, register, 'init');
  thread.set(register, first - controlNumber(thread, register + 2, 'step') + 0);
  frame.pc += b;
};

const genericForLoop: Operation = (thread, { a, c }, frame) => {
  const register = frame.localBase + a;
  const { registers } = thread;
  thread.setTop(register + 3);
  thread.push(registers[register]);
  thread.push(registers[register + 1]);
  thread.push(registers[register + 2]);
  call(thread, 2, c, register + 3);
  const control = registers[register + 3];
  if (control !== undefined) {
    thread.set(register + 2, control);
    frame.pc += frame.code[frame.pc]?.b ?? 0;
  }
  frame.pc++;
};

const setList: Operation = (thread, { a, b, c }, { localBase }) => {
  const register = localBase + a;
  const table = thread.registers[register] as LuaTable;
  const count = b === 0 ? thread.top - register - 1 : b;
  const offset = (c - 1) * itemsPerFlush;
  for (let index = 1; index <= count; index++) table.setIndex(offset + index, thread.registers[register + index]);
};

const closure: Operation = (thread, { a, b }, frame) => {
  const { localBase, fn } = frame;
  const maker = fn as Closure;
  const prototype = maker.prototype.prototypes[b] as Prototype;
  thread.state.budget.allocate(64 + 32 * prototype.captures.length);
  const made = new Closure(prototype, maker.env);
  for (const { local, index } of prototype.captures) {
    const upvalue = local ? thread.upvalueFor(localBase + index) : maker.upvalues[index];
    if (upvalue) made.upvalues.push(upvalue);
  }
  frame.pc += prototype.captures.length;
  thread.set(localBase + a, made);
};

const varargs: Operation = (thread, { a, b }, { localBase, base, fn, argumentCount }) => {
  const { parameters } = (fn as Closure).prototype;
  const count = b === 0 ? Math.max(argumentCount - parameters, 0) : b - 1;
  thread.copy(localBase + a, base + parameters + 1, count, localBase);
};

/** Instructions that decide where to go on, and that make what closures and lists are of. */
export const controlOperations: readonly [Opcode, Operation][] = [
  [
    Op.jump,
    (_thread, { b }, frame) => {
      frame.pc += b;
    },
  ],
  [Op.equal, comparison(equal)],
  [Op.less, comparison(less)],
  [Op.lessOrEqual, comparison(lessOrEqual)],
  [
    Op.test,
    (thread, { a, c }, frame) => {
      if (isTrue(thread.registers[frame.localBase + a]) === (c === 0)) frame.pc++;
    },
  ],
  [
    Op.testSet,
    (thread, { a, b, c }, frame) => {
      const value = thread.registers[frame.localBase + b];
      if (isTrue(value) === (c === 0)) frame.pc++;
      else thread.set(frame.localBase + a, value);
    },
  ],
  [Op.forLoop, forLoop],
  [Op.forPrepare, forPrepare],
  [Op.genericForLoop, genericForLoop],
  [Op.setList, setList],
  [
    Op.close,
    (thread, { a }, { localBase }) => {
      thread.closeUpvalues(localBase + a);
    },
  ],
  [Op.closure, closure],
  [Op.varargs, varargs],
  [Op.nothing, () => {}],
];
