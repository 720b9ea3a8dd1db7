/** The name of a type, as Lua's `type` answers. */
export type LuaType =
  | 'nil'
  | 'boolean'
  | 'number'
  | 'string'
  | 'function'
  | 'userdata'
  | 'thread'
  | 'table'
  | 'channel';

/** A value that is equal to itself only. */
export abstract class LuaObject {
  /** The name of its type. */
  abstract readonly type: LuaType;
}

/** A Lua value. nil is undefined; a string has one character from U+0000 to U+00FF for each byte. */
export type LuaValue = undefined | boolean | number | string | LuaObject;

/** The name of a value's type. */
export function typeOf(value: LuaValue): LuaType {
  switch (typeof value) {
    case 'undefined':
      return 'nil';
    case 'boolean':
      return 'boolean';
    case 'number':
      return 'number';
    case 'string':
      return 'string';
    default:
      return value.type;
  }
}

/** Whether a condition with this value holds: all but nil and false. */
export function isTrue(value: LuaValue): boolean {
  return value !== undefined && value !== false;
}
