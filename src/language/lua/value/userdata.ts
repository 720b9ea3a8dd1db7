import { LuaError, nilDereference } from './error';
import type { LuaTable } from './table';
import { LuaObject, type LuaType } from './value';

/** A value of the library that scripts can only pass on. */
export class Userdata extends LuaObject {
  readonly type = 'userdata';
  metatable: LuaTable | undefined;
  /** What the library keeps in it. */
  readonly content: unknown;

  constructor(content?: unknown) {
    super();
    this.content = content;
  }
}

/**
 * What upstream gives as the metatable of a table that an event was made of: no Lua value at all. It is true, and whatever asks for its
 * type fails.
 */
export class Nothing extends LuaObject {
  get type(): LuaType {
    throw new LuaError(nilDereference);
  }
}
