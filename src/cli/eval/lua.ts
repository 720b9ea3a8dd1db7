import { decode, encode } from '../../language/go/json';
import type { GoMap } from '../../language/go/value';
import { fromLua } from '../../language/lua/convert';
import { compile, type LuaValue } from '../../language/lua/lua';
import { fromByteString } from '../../language/lua/value/bytes';
import { LuaTable } from '../../language/lua/value/table';
import { typeOf } from '../../language/lua/value/value';
import { asObject, type Evaluation } from './evaluation';

/** The values that a Lua script leaves, which knows a payload as `event`. */
export function evaluateLua(script: string, payload: string): Evaluation {
  const program = compile(script);
  const values = program.run({ event: asObject(decode(payload)) as GoMap });
  const last = values.at(-1);
  return {
    output: values.map((value) => `${printed(value)}\n`).join(''),
    passed: last !== false,
    steps: [
      `values: ${values.map(typeOf).join(', ') || 'none'}`,
      `as filters.script it ${last === true ? 'lets the event pass' : 'drops the event: its last value is not true'}`,
      `as transform.script it ${last instanceof LuaTable ? 'gives the new data' : 'fails: its last value is no table'}`,
    ],
  };
}

function printed(value: LuaValue): string {
  if (typeof value === 'string') return fromByteString(value);
  if (typeof value === 'number') return String(value);
  if (value instanceof LuaTable) return encode(fromLua(value), { escapeHtml: false });
  return typeof value === 'boolean' ? String(value) : typeOf(value);
}
