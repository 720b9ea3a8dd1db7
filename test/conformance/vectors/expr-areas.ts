import { filterEnvironment } from '../../../src/language/expr/environment';
import { compile } from '../../../src/language/expr/expression';
import { compileSourceFilter } from '../../../src/language/expr/source-filter';
import { decode, encode } from '../../../src/language/go/json';
import type { Encodable } from '../../../src/language/go/json-encode';
import { hasLoneSurrogates, toBytes } from '../../../src/language/go/text';
import { GoTime, layouts } from '../../../src/language/go/time';
import type { GoMap, GoValue } from '../../../src/language/go/value';
import { GoInteger, GoObject, GoSlice, GoTypedMap, typeName } from '../../../src/language/go/value';
import { Version } from '../../../src/language/template/sprig/semver/version';
import { type Area, area } from './area';

const largest = 2n ** 53n;

/** A Go value in the vectors' notation: what JSON cannot carry by its type or its JSON. */
function shown(value: GoValue): unknown {
  if (typeof value === 'bigint') return shownInteger(value);
  if (typeof value === 'number') {
    if (Number.isFinite(value) && !Object.is(value, -0)) return value;
    return { $number: Object.is(value, -0) ? '-0' : String(value) };
  }
  if (typeof value === 'string') return shownText(value);
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(shown);
  if (value instanceof GoSlice && value.type === '[]interface {}') return value.items?.map(shown) ?? [];
  if (!(value instanceof GoObject)) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shown(item ?? null)]));
  }
  if (value instanceof GoInteger && value.type === 'int64') return shownInteger(value.value);
  if (value instanceof GoSlice && value.type === '[]string') return value.items;
  try {
    return { $json: encode(encodable(value)) };
  } catch {
    return { $go: typeName(value) };
  }
}

const shownText = (text: string): unknown =>
  hasLoneSurrogates(text) ? { $base64: toBytes(text).toString('base64') } : text;

const shownInteger = (value: bigint): unknown =>
  value > largest || value < -largest ? { $int: String(value) } : Number(value);

function encodable(value: GoValue): Encodable {
  if (value instanceof GoInteger) return value.value;
  if (value instanceof GoTime) return value.format(layouts.rfc3339Nano);
  if (value instanceof GoSlice) {
    const { items } = value;
    const isBytes = value.type === '[]uint8' && items !== null;
    if (isBytes) return Buffer.from(items.map((byte) => Number((byte as GoInteger).value))).toString('base64');
    return items?.map(encodable) ?? null;
  }
  if (value instanceof Version) return value.text();
  if (value instanceof GoTypedMap) return value.entries && encodable(value.entries);
  if (value instanceof GoObject && value.kind === 'ptr') return {};
  if (value instanceof GoObject) throw new Error(`no JSON for ${value.type}`);
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(encodable);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, encodable(item ?? null)]));
}

/** The language of filters of event sources. */
export const exprAreas: Record<string, Area> = {
  'eventsource-filter': area<{ data_text: string; expression: string }>(({ data_text: text, expression }) => ({
    out: compileSourceFilter(expression).passes(text),
  })),
  'lang-expr': area<{ expression: string; input: string }>(
    ({ expression, input }) => {
      const env = filterEnvironment((decode(input) ?? {}) as GoMap, expression);
      const value = compile(expression).run(env);
      return { out: { type: typeName(value), value: shown(value) } };
    },
    { ignore: ['type'] },
  ),
};
