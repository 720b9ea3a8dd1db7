import type { LuaValue } from '../value/value';

/**
 * What an instruction does. R is a register of the function, K a constant, RK either: a constant if {@link constantBit} is set.
 */
export const Op = {
  /** R(a) = R(b) */
  move: 0,
  /** R(a) = K(b) */
  loadConstant: 1,
  /** R(a) = b is not 0; skips the next instruction if c is not 0 */
  loadBoolean: 2,
  /** R(a) .. R(b) = nil */
  loadNil: 3,
  /** R(a) = upvalue b */
  getUpvalue: 4,
  /** R(a) = environment[K(b)] */
  getGlobal: 5,
  /** R(a) = R(b)[RK(c)] */
  getTable: 6,
  /** environment[K(b)] = R(a) */
  setGlobal: 7,
  /** upvalue b = R(a) */
  setUpvalue: 8,
  /** R(a)[RK(b)] = RK(c) */
  setTable: 9,
  /** R(a) = {}; with an array part if b is not 0 */
  newTable: 10,
  /** R(a + 1) = R(b); R(a) = R(b)[RK(c)] */
  self: 11,
  /** R(a) = RK(b) + RK(c) */
  add: 12,
  subtract: 13,
  multiply: 14,
  divide: 15,
  modulo: 16,
  power: 17,
  /** R(a) = -RK(b) */
  negate: 18,
  /** R(a) = not R(b) */
  not: 19,
  /** R(a) = #RK(b) */
  length: 20,
  /** R(a) = R(b) .. ... .. R(c) */
  concat: 21,
  /** goes b instructions on */
  jump: 22,
  /** skips the next instruction if (RK(b) == RK(c)) is not what a says */
  equal: 23,
  less: 24,
  lessOrEqual: 25,
  /** skips the next instruction if the truth of R(a) is what c denies */
  test: 26,
  /** R(a) = R(b) if its truth is what c says; else skips the next instruction */
  testSet: 27,
  /** R(a) .. R(a + c - 2) = R(a)(R(a + 1) .. R(a + b - 1)); b = 0: up to the top, c = 0: all results */
  call: 28,
  /** returns R(a)(R(a + 1) .. R(a + b - 1)) in place of this call */
  tailCall: 29,
  /** returns R(a) .. R(a + b - 2); b = 0: up to the top */
  return: 30,
  /** R(a) += R(a + 2); if it is not past R(a + 1): goes b instructions on, R(a + 3) = R(a) */
  forLoop: 31,
  /** R(a) -= R(a + 2); goes b instructions on */
  forPrepare: 32,
  /** R(a + 3) .. R(a + 2 + c) = R(a)(R(a + 1), R(a + 2)); if R(a + 3) is nil skips the jump that follows */
  genericForLoop: 33,
  /** R(a)[(c - 1) * 50 + i] = R(a + i) for i from 1 to b; b = 0: up to the top */
  setList: 34,
  /** detaches the upvalues from R(a) on */
  close: 35,
  /** R(a) = a closure of prototype b */
  closure: 36,
  /** R(a) .. R(a + b - 2) = the varargs; b = 0: all */
  varargs: 37,
  nothing: 38,
} as const;

/** One of {@link Op}. */
export type Opcode = (typeof Op)[keyof typeof Op];

/** Set in an operand that names a constant. */
export const constantBit = 256;

/** Items of a table that one `setList` sets. */
export const itemsPerFlush = 50;

/** An instruction of the register machine. */
export interface Instruction {
  op: Opcode;
  a: number;
  b: number;
  c: number;
  readonly line: number;
}

/** Where a closure finds a variable of an outer function when it is made. */
export interface Capture {
  /** Whether it is a local variable of the function that makes the closure; else one of that function's upvalues. */
  readonly local: boolean;
  readonly index: number;
}

/** A local variable, for `debug`. */
export interface LocalVariable {
  readonly name: string;
  readonly start: number;
  end: number;
}

/** A compiled function. */
export interface Prototype {
  /** The name of the script. */
  readonly source: string;
  readonly line: number;
  readonly lastLine: number;
  readonly parameters: number;
  readonly varargs: boolean;
  /** Whether the table `arg` is made: the function has `...` and does not use it. */
  readonly needsArg: boolean;
  /** How many registers it uses. */
  readonly registers: number;
  readonly code: readonly Instruction[];
  readonly constants: readonly LuaValue[];
  readonly prototypes: readonly Prototype[];
  readonly captures: readonly Capture[];
  readonly upvalueNames: readonly string[];
  readonly locals: readonly LocalVariable[];
  /** The names of what is called, by the place of the call. */
  readonly calls: ReadonlyMap<number, string>;
}
