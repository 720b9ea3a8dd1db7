import { LuaTable } from '../value/table';
import { Userdata } from '../value/userdata';
import { type LuaValue, typeOf } from '../value/value';
import type { Thread } from './thread';

/** The metatable of a value. */
export function metatableOf(thread: Thread, value: LuaValue): LuaTable | undefined {
  if (value instanceof LuaTable || value instanceof Userdata) return value.metatable;
  return thread.state.metatableOf(typeOf(value));
}

/** What a value's metatable has for an event; nil if it has no metatable. */
export function metamethod(thread: Thread, value: LuaValue, event: string): LuaValue {
  return metatableOf(thread, value)?.getText(event);
}

/** What the metatable of the first of two values has for an event, else that of the second. */
export function metamethodOfTwo(thread: Thread, one: LuaValue, other: LuaValue, event: string): LuaValue {
  return metamethod(thread, one, event) ?? metamethod(thread, other, event);
}
