import { compact, decode, encode, encodeString, isWellFormed, valid } from '../../../src/language/go/json';
import { fromBytes, toBytes } from '../../../src/language/go/text';
import type { GoValue } from '../../../src/language/go/value';
import { get } from '../../../src/language/path/get';
import { remove, set, setRaw } from '../../../src/language/path/set';
import { compile } from '../../../src/language/template/template';
import { type Area, area } from './area';

interface GivenText {
  readonly text?: string;
  readonly base64?: string;
}

const given = ({ text, base64 }: GivenText): string =>
  base64 === undefined ? (text ?? '') : fromBytes(Buffer.from(base64, 'base64'));

/** A text in the vectors' notation: bytes that are not UTF-8 are given as base64. */
export function shownText(text: string): unknown {
  return /[\udc80-\udcff]/.test(text.replace(/[\ud800-\udbff][\udc00-\udfff]/g, ''))
    ? { $base64: Buffer.from(toBytes(text)).toString('base64') }
    : text;
}

/** A value with the numbers that JSON cannot carry in the vectors' notation. */
export function shownValue(value: unknown): unknown {
  if (Object.is(value, -0)) return { $number: '-0' };
  if (typeof value === 'number' && !Number.isFinite(value)) return { $number: String(value) };
  if (Array.isArray(value)) return value.map(shownValue);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, shownValue(part)]));
}

const jsonOperations: Readonly<Record<string, (text: string) => unknown>> = {
  valid: (text) => ({ go: valid(text), gjson: isWellFormed(text) }),
  raw: (text) => shownText(compact(text)),
  string: (text) => shownText(encodeString(text)),
  'decode+encode': (text) => shownText(encode(decode(text))),
  'object+encode': (text) => {
    const value = decode(text);
    if (value !== null && (typeof value !== 'object' || Array.isArray(value))) throw new Error('not an object');
    return shownText(encode(value));
  },
};

interface SetQuestion {
  readonly json: string;
  readonly path: string;
  readonly op: 'set' | 'setRaw' | 'delete';
  readonly value?: string;
}

function changed({ json, path, op, value = '' }: SetQuestion): string {
  if (op === 'delete') return remove(json, path);
  return op === 'set' ? set(json, path, value) : setRaw(json, path, value);
}

/** One row shows the day on which it was recorded. */
const recorded = Date.UTC(2026, 10, 21, 12);

/** Parameters hand the data over as the path language reads it, numbers beyond float64 included. */
const templateArea = area<{ template: string; input: string }>(({ template, input }) => ({
  out: shownText(compile(template).run(get(input, '@this').value() as GoValue, { now: () => recorded })),
}));

/** The languages that read and write text. */
export const textAreas: Record<string, Area> = {
  'lang-gojson': area<{ op: string; text: GivenText }>(({ op, text }) => ({ out: jsonOperations[op]?.(given(text)) })),
  'lang-gjson': area<{ json: string; path: string }>(({ json, path }) => {
    const result = get(json, path);
    return {
      out: {
        bool: result.bool(),
        exists: result.exists,
        float: shownValue(result.float()),
        int: String(result.int()),
        raw: result.raw,
        string: result.string(),
        type: result.type,
        ...(result.exists && { value: shownValue(result.value()) }),
      },
    };
  }),
  'lang-sjson': area<SetQuestion>((question) => {
    const text = changed(question);
    return { out: text === '' ? null : shownText(text) };
  }),
  'lang-gotemplate': templateArea,
  'lang-sprig': templateArea,
};
