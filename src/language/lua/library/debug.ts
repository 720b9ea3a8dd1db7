import { toInt } from '../value/number';
import { LuaTable } from '../value/table';
import { type LuaValue, typeOf } from '../value/value';
import { frameAt, functionName, lineOf, stackTrace } from '../vm/caller';
import type { Frame } from '../vm/frame';
import { Builtin, Closure, isFunction, type LuaFunction } from '../vm/function';
import { Thread } from '../vm/thread';
import {
  checkAny,
  checkFunction,
  checkInt,
  checkTypes,
  type Functions,
  failArgument,
  optionalInt,
  optionalText,
  results,
} from './arguments';
import { setMetatable, visibleMetatable } from './base';

/** What `debug.getinfo` answers, as far as it was asked. */
interface Info {
  name: string | undefined;
  what: string;
  source: string;
  currentline: number;
  nups: number;
  linedefined: number;
  lastlinedefined: number;
  func: LuaFunction | undefined;
}

type Describe = (info: Info, fn: LuaFunction, frame: Frame | undefined, thread: Thread) => void;

/** What each letter of the second argument asks for. */
const descriptions: Readonly<Record<string, Describe>> = {
  f: (info, fn) => {
    info.func = fn;
  },
  S: (info, fn, frame) => {
    info.what = kindOfCall(fn, frame);
    if (fn instanceof Builtin) return;
    info.source = fn.prototype.source;
    info.linedefined = fn.prototype.line;
    info.lastlinedefined = fn.prototype.lastLine;
  },
  l: (info, fn, frame) => {
    info.currentline = fn instanceof Closure && frame !== undefined ? lineOf(frame) : -1;
  },
  u: (info, fn) => {
    info.nups = fn instanceof Closure ? fn.upvalues.length : 0;
  },
  n: (info, _fn, frame, thread) => {
    if (frame !== undefined) info.name = functionName(thread, frame);
  },
};

function kindOfCall(fn: LuaFunction, frame: Frame | undefined): string {
  if (frame !== undefined && frame.parent === undefined) return 'main';
  if (fn instanceof Builtin) return 'G';
  return frame !== undefined && frame.tailCalls > 0 ? 'tail' : 'Lua';
}

function getInfo(thread: Thread): number {
  thread.state.budget.spend(20);
  checkTypes(thread, 1, 'function', 'number');
  const about = thread.argument(1);
  const what = optionalText(thread, 2, 'Slunf');
  const frame = typeof about === 'number' ? frameAt(thread, toInt(about)) : undefined;
  const fn = isFunction(about) ? about : frame?.fn;
  if (fn === undefined || [...what].some((letter) => !Object.hasOwn(descriptions, letter))) {
    return results(thread, undefined);
  }
  const info: Info = {
    name: undefined,
    what: '',
    source: '',
    currentline: 0,
    nups: 0,
    linedefined: 0,
    lastlinedefined: 0,
    func: undefined,
  };
  for (const letter of what) descriptions[letter]?.(info, fn, frame, thread);
  const table = thread.state.newTable();
  for (const [name, value] of Object.entries<LuaValue>({ ...info })) table.setHashed(name, value);
  return results(thread, table);
}

/** The name and register of a local variable of a call. */
function localVariable(thread: Thread): { name: string; register: number } | undefined {
  const level = checkInt(thread, 1);
  const number = checkInt(thread, 2);
  const frame = frameAt(thread, level);
  if (frame === undefined) failArgument(thread, 1, 'level out of range');
  const name = localName(frame, number) ?? temporaryName(thread, frame, number);
  return name === undefined ? undefined : { name, register: frame.localBase + number - 1 };
}

function localName(frame: Frame, number: number): string | undefined {
  if (!(frame.fn instanceof Closure)) return undefined;
  const place = frame.pc - 1;
  let visible = 0;
  for (const local of frame.fn.prototype.locals) {
    if (local.start >= place) return undefined;
    if (place < local.end && ++visible === number) return local.name;
  }
  return undefined;
}

function temporaryName(thread: Thread, frame: Frame, number: number): string | undefined {
  const index = thread.frames.indexOf(frame);
  const top =
    thread.frame === frame ? thread.top : index + 1 < thread.depth ? thread.frames[index + 1]?.base : undefined;
  return top !== undefined && top - frame.localBase >= number ? '(*temporary)' : undefined;
}

/** The upvalue of a number, and its name. */
function upvalue(thread: Thread): { name: string; index: number; fn: Closure } | undefined {
  const fn = checkFunction(thread, 1);
  const index = checkInt(thread, 2) - 1;
  const name = fn instanceof Closure ? fn.prototype.upvalueNames[index] : undefined;
  return fn instanceof Closure && name !== undefined ? { name, index, fn } : undefined;
}

function environment(thread: Thread, value: LuaValue): LuaTable | undefined {
  if (value instanceof Closure || value instanceof Thread) return value.env;
  return value instanceof Builtin ? (thread.state.environments.get(value) ?? thread.state.globals) : undefined;
}

function setEnvironment(thread: Thread): number {
  const value = checkAny(thread, 1);
  const env = checkAny(thread, 2);
  if (!(env instanceof LuaTable)) return thread.raise(`cannot use ${typeOf(env)} as an environment`);
  if (value instanceof Closure || value instanceof Thread) value.env = env;
  else if (value instanceof Builtin) thread.state.environments.set(value, env);
  return 0;
}

function traceback(thread: Thread): number {
  const level = optionalInt(thread, 2, 1);
  thread.state.budget.spend(20 + thread.depth * 10);
  const about = thread.argument(1);
  const trace = stackTrace(about instanceof Thread ? about : thread, level).trim();
  return results(thread, typeof about === 'string' && about !== '' ? `${about}\n${trace}` : trace);
}

/** The functions of `debug`. */
export const debugFunctions: Functions = {
  getfenv: (thread) => results(thread, environment(thread, checkAny(thread, 1))),
  getinfo: getInfo,
  getlocal: (thread) => {
    const found = localVariable(thread);
    return found ? results(thread, found.name, thread.registers[found.register]) : results(thread, undefined);
  },
  getmetatable: (thread) => results(thread, visibleMetatable(thread, checkAny(thread, 1))),
  getupvalue: (thread) => {
    const found = upvalue(thread);
    return found ? results(thread, found.name, found.fn.upvalues[found.index]?.value) : results(thread, undefined);
  },
  setfenv: setEnvironment,
  setlocal: (thread) => {
    checkInt(thread, 1);
    checkInt(thread, 2);
    const value = checkAny(thread, 3);
    const found = localVariable(thread);
    if (found) thread.set(found.register, value);
    return results(thread, found?.name);
  },
  setmetatable: (thread) => {
    checkTypes(thread, 2, 'nil', 'table');
    const metatable = thread.argument(2);
    setMetatable(thread, thread.argument(1), metatable instanceof LuaTable ? metatable : undefined);
    thread.count = 1;
    return 1;
  },
  setupvalue: (thread) => {
    const value = checkAny(thread, 3);
    const found = upvalue(thread);
    const cell = found?.fn.upvalues[found.index];
    if (cell) cell.value = value;
    return results(thread, found?.name);
  },
  traceback,
};
