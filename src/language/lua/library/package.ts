import { LuaTable } from '../value/table';
import { Userdata } from '../value/userdata';
import { isTrue, type LuaValue } from '../value/value';
import { getField, setField } from '../vm/access';
import { call } from '../vm/call';
import { Closure, isFunction } from '../vm/function';
import { LibraryFunction } from '../vm/library-function';
import type { State } from '../vm/state';
import type { Thread } from '../vm/thread';
import { checkTable, checkText, type Functions, refused, results } from './arguments';
import { setMetatable, visibleMetatable } from './base';

/** Stands for a module while it is loaded. */
const loading = new Userdata();

/** What a table at a path of names holds, made if it is not there; undefined if something else is. */
function tableAt(state: State, start: LuaTable, path: string): LuaTable | undefined {
  let table = start;
  for (const name of path.split('.')) {
    let next = table.getText(name);
    if (next === undefined) {
      next = state.newTable();
      table.setHashed(name, next);
    }
    if (!(next instanceof LuaTable)) return undefined;
    table = next;
  }
  return table;
}

function declareModule(thread: Thread): number {
  const { state } = thread;
  const name = checkText(thread, 1);
  const { loaded } = registryOf(state);
  let table = getField(thread, loaded, name);
  if (!(table instanceof LuaTable)) {
    table = tableAt(state, state.globals, name);
    if (table === undefined) thread.raise(`name conflict for module: ${name}`);
    setField(thread, loaded, name, table);
  }
  if (getField(thread, table, '_NAME') === undefined) {
    setField(thread, table, '_M', table);
    setField(thread, table, '_NAME', name);
    setField(thread, table, '_PACKAGE', name.slice(0, name.lastIndexOf('.') + 1));
  }
  const caller = thread.frame?.parent;
  if (caller === undefined) thread.raise('no calling stack.');
  if (!(caller.fn instanceof Closure)) return thread.raise('module() can not be called from GFunctions.');
  caller.fn.env = table as LuaTable;
  for (let number = 2, { count } = thread; number <= count; number++) {
    thread.push(thread.argument(number));
    thread.push(table);
    call(thread, 1, 0);
  }
  return results(thread, table);
}

function requireModule(thread: Thread): number {
  const name = checkText(thread, 1);
  const { loaded, loaders } = registryOf(thread.state);
  const before = getField(thread, loaded, name);
  if (isTrue(before)) {
    if (before === loading) thread.raise(`loop or previous error loading module: ${name}`);
    return results(thread, before);
  }
  const loader = findLoader(thread, name, loaders);
  setField(thread, loaded, name, loading);
  const result = callOne(thread, loader, name);
  const now = getField(thread, loaded, name);
  if (now !== loading) return results(thread, now);
  setField(thread, loaded, name, result ?? true);
  return results(thread, result ?? true);
}

function findLoader(thread: Thread, name: string, loaders: LuaTable): LuaValue {
  const messages: string[] = [];
  for (let index = 1, loader = loaders.getIndex(1); loader !== undefined; loader = loaders.getIndex(++index)) {
    const found = callOne(thread, loader, name);
    if (isFunction(found)) return found;
    if (typeof found === 'string') messages.push(found);
  }
  return thread.raise(`module ${name} not found:\n\t${messages.join('\n\t')}, `);
}

function callOne(thread: Thread, fn: LuaValue, argument: LuaValue): LuaValue {
  thread.push(fn);
  thread.push(argument);
  call(thread, 1, 1);
  return thread.pop();
}

/** Loads what a script put into package.preload. */
const preloadLoader = new LibraryFunction((thread) => {
  const name = checkText(thread, 1);
  const preload = getField(thread, getField(thread, thread.state.globals, 'package'), 'preload');
  if (!(preload instanceof LuaTable)) thread.raise('package.preload must be a table');
  return results(thread, getField(thread, preload, name) ?? `no field package.preload['${name}']`);
});

/** Takes the place of what reads modules from files. */
const fileLoader = new LibraryFunction((thread) => {
  checkText(thread, 1);
  return results(thread, 'Eventloom gives scripts no files: put the module into the script, or into package.preload');
});

/** The modules of a run; a script that changes the global `package` does not change these. */
interface Registry {
  readonly loaded: LuaTable;
  readonly loaders: LuaTable;
}

const registries = new WeakMap<State, Registry>();

function registryOf(state: State): Registry {
  let registry = registries.get(state);
  if (registry === undefined) {
    const loaders = state.newTable();
    loaders.setIndex(1, preloadLoader);
    loaders.setIndex(2, fileLoader);
    registry = { loaded: loadedModules(state), loaders };
    registries.set(state, registry);
  }
  return registry;
}

const moduleNames = ['table', 'io', 'os', 'string', 'math', 'debug', 'channel', 'coroutine'];

function loadedModules(state: State): LuaTable {
  const loaded = state.newTable();
  loaded.setHashed('_G', state.globals);
  for (const name of moduleNames) loaded.setHashed(name, state.library.module(state, name));
  return loaded;
}

/** Global functions that load modules. */
export const moduleFunctions: Functions = { module: declareModule, require: requireModule };

/** The functions of `package`. */
export const packageFunctions: Functions = {
  loadlib: refused('package.loadlib'),
  seeall: (thread) => {
    const table = checkTable(thread, 1);
    let metatable = visibleMetatable(thread, table);
    if (metatable === undefined) {
      metatable = thread.state.newTable();
      setMetatable(thread, table, metatable as LuaTable);
    }
    setField(thread, metatable, '__index', thread.state.globals);
    return 0;
  },
};

/** Adds the other members of `package`. */
export function addPackageMembers(state: State, table: LuaTable): void {
  const { loaded, loaders } = registryOf(state);
  table.setHashed('preload', state.newTable());
  table.setHashed('loaders', loaders);
  table.setHashed('loaded', loaded);
  table.setHashed('path', './?.lua;/usr/local/share/lua/5.1/?.lua;/usr/local/share/lua/5.1/?/init.lua');
  table.setHashed('cpath', '');
  table.setHashed('config', '/\n;\n?\n!\n-\n');
}
