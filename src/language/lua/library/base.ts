import { parseFloat, parseInt } from '../../go/strconv';
import { trimBlanks } from '../value/number';
import { LuaTable } from '../value/table';
import { Nothing, Userdata } from '../value/userdata';
import { isTrue, type LuaValue, typeOf } from '../value/value';
import { setRaw } from '../vm/access';
import { call } from '../vm/call';
import { isFunction } from '../vm/function';
import { LibraryFunction } from '../vm/library-function';
import { metamethod, metatableOf } from '../vm/metatable';
import type { Thread } from '../vm/thread';
import {
  checkAny,
  checkInt,
  checkTable,
  checkTypes,
  type Functions,
  failArgument,
  optionalInt,
  optionalText,
  results,
} from './arguments';

/** A value as text, by its metamethod if it has one. */
function toText(thread: Thread, value: LuaValue): LuaValue {
  const method = metamethod(thread, value, '__tostring');
  if (!isFunction(method)) return thread.textOf(value);
  thread.push(method);
  thread.push(value);
  call(thread, 1, 1);
  return thread.pop();
}

/** The metatable of a value as `getmetatable` shows it. */
export function visibleMetatable(thread: Thread, value: LuaValue): LuaValue {
  const metatable = metatableOf(thread, value);
  if (metatable === undefined) return value instanceof LuaTable && value.bare ? new Nothing() : undefined;
  return metatable.getText('__metatable') ?? metatable;
}

/** Sets the metatable of an object, or of all values of the type of another value. */
export function setMetatable(thread: Thread, value: LuaValue, metatable: LuaTable | undefined): void {
  if (value instanceof LuaTable || value instanceof Userdata) value.metatable = metatable;
  else thread.state.setMetatable(typeOf(value), metatable);
}

const nextIndexed = new LibraryFunction((thread) => {
  const table = checkTable(thread, 1);
  const index = checkInt(thread, 2) + 1;
  const value = table.getIndex(index);
  return value === undefined ? 0 : results(thread, index, value);
});

const nextPair = new LibraryFunction((thread) => {
  const table = checkTable(thread, 1);
  const key = table.next(thread.argument(2));
  return key === undefined ? 0 : results(thread, key, table.get(key));
});

function toNumber(thread: Thread): number {
  const base = optionalInt(thread, 2, 10);
  const value = checkAny(thread, 1);
  if (typeof value !== 'string') return results(thread, typeof value === 'number' ? value : undefined);
  if (value.length > 64) thread.state.budget.spend(value.length >> 3);
  const text = trimBlanks(value);
  if (text.includes('.')) return results(thread, parseFloat(text));
  const isHex = thread.argument(2) === undefined && /^0x/i.test(text);
  const integer = isHex ? parseInt(text.slice(2), 16) : parseInBase(text, base);
  return results(thread, integer === undefined ? undefined : Number(integer));
}

const parseInBase = (text: string, base: number): bigint | undefined =>
  base === 0 || (base >= 2 && base <= 36) ? parseInt(text, base) : undefined;

function select(thread: Thread): number {
  checkTypes(thread, 1, 'number', 'string');
  const choice = thread.argument(1);
  const { count } = thread;
  if (typeof choice === 'string') {
    if (choice !== '#') failArgument(thread, 1, `invalid string '${choice}'`);
    return results(thread, count - 1);
  }
  const number = checkInt(thread, 1);
  const index = number < 0 ? count + number : Math.min(number, count);
  if (index < 1) failArgument(thread, 1, 'index out of range');
  return count - index;
}

function unpack(thread: Thread): number {
  const table = checkTable(thread, 1);
  const first = optionalInt(thread, 2, 1);
  const last = thread.argument(3) === undefined ? table.length() : checkInt(thread, 3);
  thread.state.budget.spend(Math.max(0, Math.min(last - first, 5120) >> 2));
  for (let index = first; index <= last; index++) thread.push(table.getIndex(index));
  return Math.max(last - first + 1, 0);
}

function assign(thread: Thread): number {
  checkTypes(thread, 2, 'nil', 'table');
  const value = thread.argument(1);
  if (value === undefined) thread.raise('cannot set metatable to a nil object.');
  if (metatableOf(thread, value)?.getText('__metatable') !== undefined) {
    thread.raise('cannot change a protected metatable');
  }
  const metatable = thread.argument(2);
  setMetatable(thread, value, metatable instanceof LuaTable ? metatable : undefined);
  thread.count = 1;
  return 1;
}

function print(thread: Thread): number {
  const { count } = thread;
  const texts: string[] = [];
  for (let number = 1; number <= count; number++) {
    texts.push(thread.textOf(toText(thread, thread.argument(number))));
  }
  thread.state.world.print?.(texts.join('\t'));
  return 0;
}

function newProxy(thread: Thread): number {
  thread.state.budget.allocate(64);
  const proxy = new Userdata();
  const like = thread.argument(1);
  if (like === true) proxy.metatable = thread.state.newTable();
  else if (like instanceof Userdata) {
    const metatable = visibleMetatable(thread, like);
    if (metatable instanceof LuaTable) proxy.metatable = metatable;
  }
  return results(thread, proxy);
}

/** Global functions. */
export const baseFunctions: Functions = {
  _printregs: () => 0,
  assert: (thread) => {
    if (isTrue(thread.argument(1))) return thread.count;
    return thread.raise(optionalText(thread, 2, 'assertion failed!'));
  },
  collectgarbage: () => 0,
  error: (thread) => {
    const value = checkAny(thread, 1);
    const level = optionalInt(thread, 2, 1);
    return typeof value === 'string' ? thread.raise(value, level) : thread.raiseValue(value);
  },
  getmetatable: (thread) => results(thread, visibleMetatable(thread, checkAny(thread, 1))),
  ipairs: (thread) => results(thread, nextIndexed, checkTable(thread, 1), 0),
  newproxy: newProxy,
  next: (thread) => {
    const table = checkTable(thread, 1);
    const key = table.next(thread.argument(2));
    return key === undefined ? results(thread, undefined) : results(thread, key, table.get(key));
  },
  pairs: (thread) => results(thread, nextPair, checkTable(thread, 1), undefined),
  print,
  rawequal: (thread) => results(thread, checkAny(thread, 1) === checkAny(thread, 2)),
  rawget: (thread) => results(thread, checkTable(thread, 1).get(checkAny(thread, 2))),
  rawset: (thread) => {
    setRaw(thread, checkTable(thread, 1), checkAny(thread, 2), checkAny(thread, 3));
    return 0;
  },
  select,
  setmetatable: assign,
  tonumber: toNumber,
  tostring: (thread) => results(thread, toText(thread, checkAny(thread, 1))),
  type: (thread) => results(thread, typeOf(checkAny(thread, 1))),
  unpack,
};
