import { LuaTable } from '../value/table';
import { type LuaValue, typeOf } from '../value/value';
import { call, callWith } from './call';
import { isFunction } from './function';
import { metamethod } from './metatable';
import type { Thread } from './thread';

/** Metatables that are followed at most. */
const maxChain = 100;

/** `object[key]` */
export function getField(thread: Thread, object: LuaValue, key: LuaValue): LuaValue {
  let current = object;
  for (let chain = 0; chain < maxChain; chain++) {
    const table = current instanceof LuaTable ? current : undefined;
    if (table !== undefined) {
      const value = table.get(key);
      if (value !== undefined || table.metatable === undefined) return value;
    }
    const index = metamethod(thread, current, '__index');
    if (index === undefined) {
      if (table === undefined) failIndex(thread, current, key);
      return undefined;
    }
    if (isFunction(index)) return callWith(thread, index, current, key);
    current = index;
  }
  return thread.raise('too many recursions in gettable');
}

/** `object[key] = value` */
export function setField(thread: Thread, object: LuaValue, key: LuaValue, value: LuaValue): void {
  let current = object;
  for (let chain = 0; chain < maxChain; chain++) {
    const table = current instanceof LuaTable ? current : undefined;
    if (table !== undefined && (table.metatable === undefined || table.get(key) !== undefined)) {
      setRaw(thread, table, key, value);
      return;
    }
    const index = metamethod(thread, current, '__newindex');
    if (index === undefined) {
      if (table === undefined) failIndex(thread, current, key);
      setRaw(thread, table, key, value);
      return;
    }
    if (isFunction(index)) {
      thread.push(index);
      thread.push(current);
      thread.push(key);
      thread.push(value);
      call(thread, 3, 0);
      return;
    }
    current = index;
  }
  thread.raise('too many recursions in settable');
}

/** Sets a key without metamethods. nil and NaN are no keys. */
export function setRaw(thread: Thread, table: LuaTable, key: LuaValue, value: LuaValue): void {
  if (key === undefined) thread.raise('table index is nil');
  if (typeof key === 'number' && Number.isNaN(key)) thread.raise('table index is NaN');
  table.set(key, value);
}

function failIndex(thread: Thread, object: LuaValue, key: LuaValue): never {
  thread.raise(`attempt to index a non-table object(${typeOf(object)}) with key '${thread.textOf(key)}'`);
}
