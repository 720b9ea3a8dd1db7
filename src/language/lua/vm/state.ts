import type { Budget } from '../value/budget';
import { LuaTable } from '../value/table';
import type { LuaObject, LuaType } from '../value/value';
import type { Builtin } from './function';

/** What scripts see of the world. */
export interface LuaWorld {
  /**
   * The time in milliseconds since 1970.
   * @default the system's clock
   */
  readonly now?: () => number;
  /**
   * Gets what `print` writes, line by line.
   * @default - it is dropped
   */
  readonly print?: (line: string) => void;
}

/** Makes the library's tables when a script first asks for them. */
export interface Library {
  /** The global variables. */
  globals(state: State): LuaTable;
  /** The table of a module, the same at each call of a run. */
  module(state: State, name: string): LuaTable | undefined;
  /** What all values of a type have as metatable. */
  metatable(state: State, type: LuaType): LuaTable | undefined;
}

/** What all threads of a run share. */
export class State {
  readonly budget: Budget;
  readonly world: LuaWorld;
  readonly library: Library;
  readonly globals: LuaTable;
  readonly startedAt: number;
  /** Where functions of the library find their globals if a script changed that. */
  readonly environments = new Map<Builtin, LuaTable>();
  /** The thread of the main program, and that which runs. */
  mainThread: LuaObject | undefined;
  currentThread: LuaObject | undefined;
  /** How many calls of the interpreter are open. */
  nesting = 0;
  readonly #metatables = new Map<LuaType, LuaTable | undefined>();
  readonly #addresses = new Map<LuaObject, string>();

  constructor(budget: Budget, world: LuaWorld, library: Library) {
    this.budget = budget;
    this.world = world;
    this.library = library;
    this.startedAt = this.now();
    this.globals = library.globals(this);
  }

  /** An empty table. */
  newTable(): LuaTable {
    return new LuaTable(this.budget);
  }

  /** The time in milliseconds since 1970. */
  now(): number {
    return this.world.now?.() ?? Date.now();
  }

  /** The metatable of all values of a type. */
  metatableOf(type: LuaType): LuaTable | undefined {
    if (!this.#metatables.has(type)) this.#metatables.set(type, this.library.metatable(this, type));
    return this.#metatables.get(type);
  }

  setMetatable(type: LuaType, metatable: LuaTable | undefined): void {
    this.#metatables.set(type, metatable);
  }

  /** An object as text. The same object has the same address in a run. */
  describe(object: LuaObject): string {
    let address = this.#addresses.get(object);
    if (address === undefined) {
      this.budget.spend(8);
      this.budget.allocateEntry();
      address = `0xc${(this.#addresses.size + 1).toString(16).padStart(8, '0')}0`;
      this.#addresses.set(object, address);
    }
    return `${object.type}: ${address}`;
  }
}
