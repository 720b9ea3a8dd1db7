import { GoObject, type GoValue } from '../../go/value';
import type { Budget } from '../limits';
import { isArray, sortedKeys } from './members';
import { floatText, NumberText } from './number';

/** How strings and floats are written; everything else is the same in all dialects. */
export interface JsonDialect {
  text(text: string): string;
  float(value: number): string;
  /** An object that is written as null. */
  readonly nil?: GoValue;
}

const jqDialect: JsonDialect = { text: quoted, float: floatText };

/** A value as jq's `tojson` writes it: keys sorted, no blanks, NaN as null, HTML as it is. */
export function jsonText(value: GoValue, budget: Budget): string {
  return writeJson(value, jqDialect, budget);
}

/** A value as JSON in a dialect, keys sorted. A value that holds another many times can be much longer as text. */
export function writeJson(value: GoValue, dialect: JsonDialect, budget: Budget): string {
  let text = '';
  write(value, dialect, (part) => {
    text += part;
    budget.step();
    budget.text(text.length, part.length);
  });
  return text;
}

/** Stops the writer for {@link jsonStart}. */
const enough = new Error('enough');

/** The first pieces of {@link jsonText}, enough for so many bytes. Cheap for any value. */
export function jsonStart(value: GoValue, bytes: number): string {
  let start = '';
  try {
    write(value, startDialect(bytes), (part) => {
      start += part;
      if (start.length >= bytes) throw enough;
    });
  } catch (error) {
    if (error !== enough) throw error;
  }
  return start;
}

/** Each unit of UTF-16 is at least one byte, so that a long text may be cut before it is quoted. */
function startDialect(bytes: number): JsonDialect {
  return {
    text: (text) => (text.length > bytes + 2 ? quoted(text.slice(0, bytes + 2)) : quoted(text)),
    float: floatText,
  };
}

function write(value: GoValue, dialect: JsonDialect, put: (part: string) => void): void {
  if (typeof value === 'string') put(dialect.text(value));
  else if (typeof value === 'number') put(dialect.float(value));
  else if (value === null || typeof value !== 'object') put(String(value));
  else if (value === dialect.nil) put('null');
  else if (value instanceof NumberText) put(value.digits);
  else if (isArray(value)) {
    put('[');
    for (let at = 0; at < value.length; at++) {
      if (at > 0) put(',');
      write(value[at] ?? null, dialect, put);
    }
    put(']');
  } else if (value instanceof GoObject) {
    // A mark of what is to be deleted: messages end there.
    throw enough;
  } else {
    const object = value as { readonly [key: string]: GoValue };
    let opening = '{';
    for (const key of sortedKeys(object)) {
      put(`${opening}${dialect.text(key)}:`);
      write(object[key] ?? null, dialect, put);
      opening = ',';
    }
    put(opening === '{' ? '{}' : '}');
  }
}

const plain = /^[ !#-[\]-~]*$/;
// JSON.stringify escapes as jq does, except for DEL and for what is not Unicode.
const unusual = /\x7f|\\ud/;
const escapes = /\x7f|\\(?:ud[89a-f][0-9a-f]{2}|[^])/g;

function quoted(text: string): string {
  if (plain.test(text)) return `"${text}"`;
  const json = JSON.stringify(text);
  if (!unusual.test(json)) return json;
  return json.replace(escapes, (found) => (found === '\x7f' ? '\\u007f' : found.length === 6 ? '\\ufffd' : found));
}
