import type { Prototype } from '../compile/instruction';
import type { LuaTable } from '../value/table';
import { LuaObject, type LuaValue } from '../value/value';

/** A variable of an outer function. While that runs it is in a register, later here. */
export class Upvalue {
  /** The open upvalue with the next higher register. */
  next: Upvalue | undefined;
  readonly register: number;
  #registers: LuaValue[] | undefined;
  #value: LuaValue;

  constructor(registers: LuaValue[], register: number) {
    this.#registers = registers;
    this.register = register;
  }

  get value(): LuaValue {
    return this.#registers === undefined ? this.#value : this.#registers[this.register];
  }

  set value(value: LuaValue) {
    if (this.#registers === undefined) this.#value = value;
    else this.#registers[this.register] = value;
  }

  /** Takes the value out of the register. */
  close(): void {
    this.#value = this.value;
    this.#registers = undefined;
  }
}

/** A function written in Lua. */
export class Closure extends LuaObject {
  readonly type = 'function';
  readonly prototype: Prototype;
  /** Where its global variables are. */
  env: LuaTable;
  readonly upvalues: Upvalue[];

  constructor(prototype: Prototype, env: LuaTable, upvalues: Upvalue[] = []) {
    super();
    this.prototype = prototype;
    this.env = env;
    this.upvalues = upvalues;
  }
}

/** A function of the library; what it does is no matter of those who only pass it on. */
export abstract class Builtin extends LuaObject {
  readonly type = 'function';
}

/** A function of either kind. */
export type LuaFunction = Closure | Builtin;

/** Tells a function from other values. */
export function isFunction(value: LuaValue): value is LuaFunction {
  return value instanceof Closure || value instanceof Builtin;
}
