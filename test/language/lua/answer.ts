import { EventloomError } from '../../../src/errors';
import type { GoValue } from '../../../src/language/go/value';
import { compile, type LuaOptions, type LuaValue } from '../../../src/language/lua/lua';
import { fromByteString } from '../../../src/language/lua/value/bytes';
import { formatNumber } from '../../../src/language/lua/value/number';
import { LuaTable } from '../../../src/language/lua/value/table';
import { typeOf } from '../../../src/language/lua/value/value';

/** Deeper tables are not shown. */
const maxDepth = 4;

/** A value as a test writes it: `"text"`, `{1, 2, k = 3}`, or the name of its type. */
export function shown(value: LuaValue, depth = 0): string {
  if (typeof value === 'string') return JSON.stringify(fromByteString(value).replace(/0xc[0-9a-f]{8,}/g, '0x'));
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : formatNumber(value);
  if (!(value instanceof LuaTable))
    return value === undefined || typeof value === 'boolean' ? String(value ?? 'nil') : typeOf(value);
  if (depth > maxDepth) return '{...}';
  const items = Array.from({ length: value.length() }, (_, index) => shown(value.getIndex(index + 1), depth + 1));
  const entries = value
    .hashed()
    .map(
      ([key, entry]) => `${typeof key === 'string' ? fromByteString(key) : shown(key)} = ${shown(entry, depth + 1)}`,
    );
  return `{${[...items, ...entries].join(', ')}}`;
}

/** What a script answers: its values, or the code and message of its error. */
export function answer(script: string, event?: GoValue, options?: LuaOptions): string {
  try {
    return compile(script)
      .run(event === undefined ? {} : { event }, options)
      .map((value) => shown(value))
      .join(', ');
  } catch (error) {
    if (!(error instanceof EventloomError)) throw error;
    return `${error.code}: ${error.message.replace(/^the script (failed|does not compile|was stopped): /, '').replace(/0xc[0-9a-f]{8,}/g, '0x')}`;
  }
}

/** Cases of a table: a script and what it answers. */
export function answers(cases: readonly (readonly [script: string, expected: string])[]): void {
  it.each(cases)('%s', (script, expected) => {
    expect(answer(script)).toBe(expected);
  });
}
