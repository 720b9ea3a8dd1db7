import { LuaError } from '../value/error';
import { formatNumber } from '../value/number';
import type { LuaTable } from '../value/table';
import { LuaObject, type LuaValue } from '../value/value';
import { whereIs } from './caller';
import { Frame } from './frame';
import { Builtin, type Closure, type LuaFunction, Upvalue } from './function';
import type { State } from './state';

/** Registers of a thread; upstream's number. */
const maxRegisters = 5120;
/** What it takes to raise an error. */
const errorSteps = 20;
/** Calls on the stack of a thread; upstream's number. */
const maxFrames = 256;

/** Calls of the interpreter that may be open; each takes from the machine's own stack. */
const maxNesting = 300;

/** Runs a thread until the call in its frame `base` returns, or the thread yields. */
export type Interpreter = (thread: Thread, base: Frame | undefined) => void;

/**
 * A coroutine, or the main program: registers and calls.
 *
 * Registers of one call follow those of its caller. Above them is the stack on which library functions get their arguments and push
 * their results.
 */
export class Thread extends LuaObject {
  readonly type = 'thread';
  readonly state: State;
  readonly registers: LuaValue[] = [];
  /** The first free register. */
  top = 0;
  /** The call that runs; undefined before the first and after the last one. */
  frame: Frame | undefined;
  readonly frames: Frame[] = [];
  /** How many of the frames are in use. */
  depth = 0;
  env: LuaTable;
  /** Who resumed it. */
  parent: Thread | undefined;
  dead = false;
  /** Made by `coroutine.wrap`: its errors are its caller's. */
  wrapped = false;
  /** Whether an error handler will look at the variables. */
  hasErrorHandler = false;
  #openUpvalues: Upvalue | undefined;

  readonly #interpret: Interpreter;

  /** @param interpret runs its Lua functions. */
  constructor(state: State, env: LuaTable, interpret: Interpreter) {
    super();
    this.state = state;
    this.env = env;
    this.#interpret = interpret;
    state.budget.allocate(2000);
  }

  // Registers

  set(register: number, value: LuaValue): void {
    this.registers[register] = value;
    if (register >= this.top) this.top = register + 1;
  }

  push(value: LuaValue): void {
    if (this.top >= maxRegisters) this.raise('registry overflow');
    this.registers[this.top++] = value;
  }

  pop(): LuaValue {
    return this.registers[--this.top];
  }

  /** Moves the top; what comes in is nil, and so is what a script still finds above it. */
  setTop(top: number): void {
    if (top > this.top) this.#reserve(top);
    this.#chargeMany(Math.abs(top - this.top));
    const { registers } = this;
    for (let register = this.top; register < top; register++) registers[register] = undefined;
    for (let register = top; register < this.top; register++) registers[register] = undefined;
    this.top = top;
  }

  /** Sets registers to nil and the top behind them. */
  fillNil(first: number, count: number): void {
    const end = first + count;
    this.#reserve(end);
    for (let register = first; register < end; register++) this.registers[register] = undefined;
    if (end < this.top) this.setTop(end);
    else this.top = end;
  }

  /** Copies registers below a limit, nil for those that are not there, and sets the top behind the copies. */
  copy(to: number, from: number, count: number, limit = this.top): void {
    this.#reserve(to + count);
    this.#chargeMany(count);
    const { registers } = this;
    const end = Math.min(limit, this.top);
    for (let index = 0; index < count; index++) {
      const source = from + index;
      registers[to + index] = source < end && source >= 0 ? registers[source] : undefined;
    }
    if (to + count < this.top) this.setTop(to + count);
    else this.top = to + count;
  }

  /** Puts a value before a register; those from there move up. */
  insert(value: LuaValue, register: number): void {
    for (let at = this.top - 1; at >= register; at--) this.set(at + 1, this.registers[at]);
    this.set(register, value);
  }

  #reserve(registers: number): void {
    if (registers > maxRegisters) this.raise('registry overflow');
  }

  /** Calls with very many values are work. */
  #chargeMany(registers: number): void {
    if (registers > 64) this.state.budget.spend(registers >> 3);
  }

  // Arguments and results of the library function that runs

  /** How many arguments and pushed values there are. */
  get count(): number {
    return this.top - (this.frame?.localBase ?? 0);
  }

  set count(count: number) {
    this.setTop((this.frame?.localBase ?? 0) + count);
  }

  /** The argument of a number from 1; nil if there is none. */
  argument(number: number): LuaValue {
    const register = (this.frame?.localBase ?? 0) + number - 1;
    return register < this.top ? this.registers[register] : undefined;
  }

  // Calls

  /**
   * Begins a call; its arguments follow the function in the registers.
   *
   * @param base the register of the function.
   * @param returnBase the register of the first result.
   */
  pushFrame(
    fn: LuaFunction | undefined,
    base: number,
    returnBase: number,
    argumentCount: number,
    wanted: number,
  ): void {
    if (fn === undefined) this.raise('attempt to call a non-function object');
    if (this.depth >= maxFrames) this.raise('stack overflow');
    const frame = (this.frames[this.depth] ??= new Frame());
    this.depth++;
    frame.fn = fn;
    frame.parent = this.frame;
    frame.pc = 0;
    frame.base = base;
    frame.localBase = base + 1;
    frame.returnBase = returnBase;
    frame.argumentCount = argumentCount;
    frame.wanted = wanted;
    frame.tailCalls = 0;
    this.enter(frame, fn);
    this.frame = frame;
  }

  /** Ends a call. Returns its frame. */
  popFrame(): Frame | undefined {
    return this.frames[--this.depth];
  }

  /** The frame on the top of the stack. */
  get lastFrame(): Frame | undefined {
    return this.depth > 0 ? this.frames[this.depth - 1] : undefined;
  }

  /** Prepares the registers for a call. */
  enter(frame: Frame, fn: LuaFunction): void {
    if (fn instanceof Builtin) {
      this.setTop(frame.localBase + frame.argumentCount);
      return;
    }
    frame.code = fn.prototype.code;
    frame.constants = fn.prototype.constants;
    if (fn.prototype.varargs) this.#enterVarargs(frame, fn);
    else this.#enterFixed(frame, fn);
  }

  #enterFixed(frame: Frame, { prototype }: Closure): void {
    const { registers } = this;
    const { localBase, argumentCount } = frame;
    const size = Math.max(argumentCount, prototype.registers);
    this.#reserve(localBase + size);
    const from = Math.min(argumentCount, prototype.parameters);
    for (let index = from; index < size; index++) registers[localBase + index] = undefined;
    this.top = localBase + prototype.registers;
  }

  /** The extra arguments stay below the parameters, which are moved above them. */
  #enterVarargs(frame: Frame, { prototype }: Closure): void {
    const { localBase, argumentCount } = frame;
    const { parameters } = prototype;
    if (argumentCount < parameters) this.fillNil(localBase + argumentCount, parameters - argumentCount);
    const count = Math.max(argumentCount, parameters);
    this.setTop(localBase + count + parameters + 1);
    for (let index = 0; index < parameters; index++) {
      this.registers[localBase + count + index] = this.registers[localBase + index];
      this.registers[localBase + index] = undefined;
    }
    const table = prototype.needsArg ? this.#argTable(localBase + parameters, count - parameters) : undefined;
    this.registers[localBase + count + parameters] = table;
    frame.localBase += count;
    this.setTop(frame.localBase + prototype.registers);
  }

  #argTable(first: number, count: number): LuaTable {
    const table = this.state.newTable();
    for (let index = 0; index < count; index++) table.setIndex(index + 1, this.registers[first + index]);
    table.setHashed('n', count);
    return table;
  }

  /** A thread with the same interpreter that has not run yet. */
  fork(): Thread {
    return new Thread(this.state, this.env, this.#interpret);
  }

  /**
   * Runs the call on the top of the stack, until the call in the frame `base` returns or the thread yields.
   *
   * @throws EventloomError `program-limit` when too many runs are open.
   */
  run(base: Frame | undefined): void {
    const { state } = this;
    if (state.nesting >= maxNesting) state.budget.tooDeep(maxNesting);
    state.nesting++;
    this.#interpret(this, base);
    state.nesting--;
  }

  // Upvalues

  /** The upvalue for a register; closures that share a variable share it. */
  upvalueFor(register: number): Upvalue {
    let previous: Upvalue | undefined;
    let open = this.#openUpvalues;
    while (open !== undefined && open.register < register) {
      previous = open;
      open = open.next;
    }
    if (open?.register === register) return open;
    const upvalue = new Upvalue(this.registers, register);
    upvalue.next = open;
    if (previous === undefined) this.#openUpvalues = upvalue;
    else previous.next = upvalue;
    return upvalue;
  }

  /** Detaches the upvalues from a register on. */
  closeUpvalues(register: number): void {
    let previous: Upvalue | undefined;
    for (let open = this.#openUpvalues; open !== undefined; open = open.next) {
      if (open.register >= register) {
        if (previous === undefined) this.#openUpvalues = undefined;
        else previous.next = undefined;
        previous = open;
        open.close();
      } else {
        previous = open;
      }
    }
  }

  /** Detaches the upvalues of all open calls. */
  closeAllUpvalues(): void {
    for (let frame = this.frame; frame !== undefined; frame = frame.parent) {
      if (!(frame.fn instanceof Builtin)) this.closeUpvalues(frame.localBase);
    }
  }

  // Errors and texts

  /**
   * Raises an error.
   *
   * @param level whose line the message begins with: 1 is the function that runs, 2 its caller; 0 is none.
   */
  raise(message: string, level = 1): never {
    this.raiseValue(level > 0 ? `${whereIs(this, level - 1)} ${message}` : message);
  }

  /** Raises an error with any value. */
  raiseValue(value: LuaValue): never {
    this.state.budget.spend(errorSteps);
    if (!this.hasErrorHandler) this.closeAllUpvalues();
    this.registers[this.top++] = value;
    throw new LuaError(value);
  }

  /** A value as text, without metamethods. */
  textOf(value: LuaValue): string {
    switch (typeof value) {
      case 'undefined':
        return 'nil';
      case 'number':
        return formatNumber(value);
      case 'object':
        return this.state.describe(value);
      default:
        return String(value);
    }
  }
}
