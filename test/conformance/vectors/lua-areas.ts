import { decode } from '../../../src/language/go/json';
import { hasLoneSurrogates } from '../../../src/language/go/text';
import { compile } from '../../../src/language/lua/lua';
import { fromByteString } from '../../../src/language/lua/value/bytes';
import { formatNumber } from '../../../src/language/lua/value/number';
import { LuaTable } from '../../../src/language/lua/value/table';
import { Nothing } from '../../../src/language/lua/value/userdata';
import { type LuaType, type LuaValue, typeOf } from '../../../src/language/lua/value/value';
import type { JsonObject } from '../../../src/model/json';
import { type Area, area } from './area';

/** What the vectors write for values that they do not show. */
const goTypes: Partial<Record<LuaType, string>> = {
  function: '*lua.LFunction',
  thread: '*lua.LState',
  userdata: '*lua.LUserData',
  channel: 'lua.LChannel',
};

const text = (bytes: string): unknown =>
  hasLoneSurrogates(fromByteString(bytes))
    ? { $base64: Buffer.from(bytes, 'latin1').toString('base64') }
    : fromByteString(bytes).replace(/0xc[0-9a-f]{6,}/g, '0xADDRESS');

/** Tables are shown to this depth. */
const maxDepth = 20;

function shown(value: LuaValue, depth = 0): unknown {
  if (value instanceof LuaTable) return depth > maxDepth ? 'deep' : shownTable(value, depth + 1);
  switch (typeof value) {
    case 'number':
      if (Number.isFinite(value) && !Object.is(value, -0)) return value;
      return { $number: Object.is(value, -0) ? '-0' : String(value) };
    case 'string':
      return text(value);
    case 'object':
      if (value instanceof Nothing) return null;
      return { $other: goTypes[value.type] };
    default:
      return value ?? null;
  }
}

function shownTable(table: LuaTable, depth: number): unknown {
  const length = table.length();
  if (length > 0 || table.metatable?.get('__is_array') === true) {
    return Array.from({ length }, (_, index) => shown(table.getIndex(index + 1), depth));
  }
  return Object.fromEntries(table.hashed().map(([key, value]) => [keyText(key), shown(value, depth)]));
}

const keyText = (key: LuaValue): string => {
  if (typeof key === 'string') return fromByteString(key);
  return typeof key === 'number' ? formatNumber(key) : String(key);
};

const hidden: ReadonlySet<LuaType> = new Set<LuaType>(['function', 'thread', 'userdata', 'channel']);

/** Lua scripts by themselves. */
export const luaAreas: Record<string, Area> = {
  'lang-lua': area<{ script: string; event?: string }>(({ script, event }) => {
    const values = compile(script).run(event === undefined ? {} : { event: decode(event) as JsonObject });
    return {
      out: values.map((value) => {
        const type = value instanceof Nothing ? 'nil' : typeOf(value);
        return hidden.has(type) ? { type } : { type, value: shown(value) };
      }),
    };
  }),
};
