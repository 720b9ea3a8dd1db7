import { LuaTable, type TableSource } from '../value/table';
import type { LuaValue } from '../value/value';
import type { LibraryFunction } from '../vm/library-function';
import type { Library, State } from '../vm/state';
import { builtins, type Functions } from './arguments';
import { baseFunctions } from './base';
import { channelFunctions, channelMethods } from './channel';
import { coroutineFunctions } from './coroutine';
import { debugFunctions } from './debug';
import { addStreams, ioFunctions } from './io';
import { loadFunctions } from './load';
import { mathConstants, mathFunctions } from './math';
import { osFunctions } from './os';
import { addPackageMembers, moduleFunctions, packageFunctions } from './package';
import { protectedFunctions } from './protected';
import { stringFunctions } from './string';
import { tableFunctions } from './table';

/** A module: its functions, and what else is in its table. */
interface Module {
  readonly functions: ReadonlyMap<string, LibraryFunction>;
  readonly add?: (state: State, table: LuaTable) => void;
}

const moduleOf = (functions: Functions, add?: Module['add']): Module => ({ functions: builtins(functions), add });

const modules: ReadonlyMap<string, Module> = new Map([
  ['channel', moduleOf(channelFunctions)],
  ['coroutine', moduleOf(coroutineFunctions)],
  ['debug', moduleOf(debugFunctions)],
  ['io', moduleOf(ioFunctions, addStreams)],
  [
    'math',
    moduleOf(mathFunctions, (_state, table) => {
      for (const [name, value] of Object.entries(mathConstants)) table.setHashed(name, value);
    }),
  ],
  ['os', moduleOf(osFunctions)],
  ['package', moduleOf(packageFunctions, addPackageMembers)],
  ['string', moduleOf(stringFunctions, (_state, table) => table.setHashed('__index', table))],
  ['table', moduleOf(tableFunctions)],
]);

const globalFunctions = builtins({ ...baseFunctions, ...protectedFunctions, ...loadFunctions, ...moduleFunctions });
const globalTexts = { _VERSION: 'Lua 5.1', _GOPHER_LUA_VERSION: 'GopherLua 0.1' };
const globalNames = ['_G', ...Object.keys(globalTexts), ...globalFunctions.keys(), ...modules.keys()];

/** The global variables. Modules are made when they are first asked for: most scripts need one or two. */
class Globals implements TableSource {
  table: LuaTable | undefined;
  readonly #state: State;

  constructor(state: State) {
    this.#state = state;
  }

  member(key: string): LuaValue {
    if (key === '_G') return this.table;
    if (Object.hasOwn(globalTexts, key)) return globalTexts[key as keyof typeof globalTexts];
    return globalFunctions.get(key) ?? moduleTable(this.#state, key);
  }

  keys(): readonly string[] {
    return globalNames;
  }

  items(): undefined {
    return undefined;
  }
}

const tables = new WeakMap<State, Map<string, LuaTable>>();

function moduleTable(state: State, name: string): LuaTable | undefined {
  const known = tables.get(state) ?? new Map<string, LuaTable>();
  tables.set(state, known);
  const module = modules.get(name);
  let table = known.get(name);
  if (table !== undefined || module === undefined) return table;
  table = state.newTable();
  known.set(name, table);
  for (const [key, fn] of module.functions) table.setHashed(key, fn);
  module.add?.(state, table);
  return table;
}

/** The whole library, as upstream opens it for each event. */
export const library: Library = {
  globals: (state) => {
    const source = new Globals(state);
    source.table = new LuaTable(state.budget, source);
    return source.table;
  },
  module: moduleTable,
  metatable: (state, type) => {
    if (type === 'string') return moduleTable(state, 'string');
    if (type !== 'channel') return undefined;
    const table = state.newTable();
    for (const [name, method] of channelMethods) table.setHashed(name, method);
    table.setHashed('__index', table);
    return table;
  },
};
