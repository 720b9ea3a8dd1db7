import { arithmetic } from '../compile/fold';
import { Op, type Opcode } from '../compile/instruction';
import type { ArithmeticOperator } from '../syntax/tree';
import { isTrue } from '../value/value';
import { getField, setField } from './access';
import { arithmeticOf, concat, lengthOf, negate } from './arithmetic';
import type { Closure } from './function';
import { type Operation, operand } from './operations';

/** An operation of two numbers, or of what a metamethod makes of other values. */
function binary(event: string, operator: ArithmeticOperator): Operation {
  const compute = arithmetic[operator];
  return (thread, { a, b, c }, frame) => {
    const left = operand(thread, frame, b);
    const right = operand(thread, frame, c);
    const result =
      typeof left === 'number' && typeof right === 'number'
        ? // Upstream's registers lose the sign of a zero that was computed.
          compute(left, right) + 0
        : arithmeticOf(thread, event, compute, left, right);
    thread.set(frame.localBase + a, result);
  };
}

/** What a power takes: a root is computed to the last digit. */
const wholePowerSteps = 3;
const brokenPowerSteps = 120;

const plainPower = binary('__pow', '^');

const power: Operation = (thread, instruction, frame, base) => {
  const exponent = operand(thread, frame, instruction.c);
  thread.state.budget.spend(Number.isInteger(exponent) ? wholePowerSteps : brokenPowerSteps);
  return plainPower(thread, instruction, frame, base);
};

/** Instructions that compute and move values. */
export const valueOperations: readonly [Opcode, Operation][] = [
  [
    Op.move,
    (thread, { a, b }, { localBase }) => {
      thread.set(localBase + a, thread.registers[localBase + b]);
    },
  ],
  [
    Op.loadConstant,
    (thread, { a, b }, { localBase, constants }) => {
      thread.set(localBase + a, constants[b]);
    },
  ],
  [
    Op.loadBoolean,
    (thread, { a, b, c }, frame) => {
      thread.set(frame.localBase + a, b !== 0);
      if (c !== 0) frame.pc++;
    },
  ],
  [
    Op.loadNil,
    (thread, { a, b }, { localBase }) => {
      for (let register = localBase + a; register <= localBase + b; register++) thread.set(register, undefined);
    },
  ],
  [
    Op.getUpvalue,
    (thread, { a, b }, { localBase, fn }) => {
      thread.set(localBase + a, (fn as Closure).upvalues[b]?.value);
    },
  ],
  [
    Op.setUpvalue,
    (thread, { a, b }, { localBase, fn }) => {
      const upvalue = (fn as Closure).upvalues[b];
      if (upvalue) upvalue.value = thread.registers[localBase + a];
    },
  ],
  [
    Op.getGlobal,
    (thread, { a, b }, { localBase, fn, constants }) => {
      thread.set(localBase + a, getField(thread, (fn as Closure).env, constants[b]));
    },
  ],
  [
    Op.setGlobal,
    (thread, { a, b }, { localBase, fn, constants }) => {
      setField(thread, (fn as Closure).env, constants[b], thread.registers[localBase + a]);
    },
  ],
  [
    Op.getTable,
    (thread, { a, b, c }, frame) => {
      const { localBase } = frame;
      thread.set(localBase + a, getField(thread, thread.registers[localBase + b], operand(thread, frame, c)));
    },
  ],
  [
    Op.setTable,
    (thread, { a, b, c }, frame) => {
      const table = thread.registers[frame.localBase + a];
      setField(thread, table, operand(thread, frame, b), operand(thread, frame, c));
    },
  ],
  [
    Op.newTable,
    (thread, { a, b }, { localBase }) => {
      const table = thread.state.newTable();
      if (b !== 0) table.reserveArray();
      thread.set(localBase + a, table);
    },
  ],
  [
    Op.self,
    (thread, { a, b, c }, frame) => {
      const object = thread.registers[frame.localBase + b];
      thread.set(frame.localBase + a, getField(thread, object, operand(thread, frame, c)));
      thread.set(frame.localBase + a + 1, object);
    },
  ],
  [Op.add, binary('__add', '+')],
  [Op.subtract, binary('__sub', '-')],
  [Op.multiply, binary('__mul', '*')],
  [Op.divide, binary('__div', '/')],
  [Op.modulo, binary('__mod', '%')],
  [Op.power, power],
  [
    Op.negate,
    (thread, { a, b }, frame) => {
      const value = operand(thread, frame, b);
      thread.set(frame.localBase + a, typeof value === 'number' ? -value : negate(thread, value));
    },
  ],
  [
    Op.not,
    (thread, { a, b }, { localBase }) => {
      thread.set(localBase + a, !isTrue(thread.registers[localBase + b]));
    },
  ],
  [
    Op.length,
    (thread, { a, b }, frame) => {
      thread.set(frame.localBase + a, lengthOf(thread, operand(thread, frame, b)));
    },
  ],
  [
    Op.concat,
    (thread, { a, b, c }, { localBase }) => {
      thread.set(localBase + a, concat(thread, localBase + b, localBase + c));
    },
  ],
];
