import { fromBytes } from '../language/go/text';

/** The values of a query string or a form, by name. */
export type Values = Map<string, string[]>;

/** What Go's url.ParseQuery answers: the pairs that it could read, and the first error; one about a semicolon goes before others. */
export interface ParsedQuery {
  readonly values: Values;
  readonly error?: string;
}

/**
 * Reads a query string or a form.
 * @param query one character for each byte
 */
export function parseQuery(query: string): ParsedQuery {
  const values: Values = new Map();
  let error: string | undefined;
  for (const pair of query.split('&')) {
    if (pair === '') continue;
    if (pair.includes(';')) {
      error = 'invalid semicolon separator in query';
      continue;
    }
    const equals = pair.indexOf('=');
    const name = unescape(equals < 0 ? pair : pair.slice(0, equals));
    const value = unescape(equals < 0 ? '' : pair.slice(equals + 1));
    if (name.error ?? value.error) {
      error ??= name.error ?? value.error;
      continue;
    }
    const known = values.get(name.text);
    if (known) known.push(value.text);
    else values.set(name.text, [value.text]);
  }
  return { values, ...(error !== undefined && { error }) };
}

interface Unescaped {
  readonly text: string;
  readonly error?: string;
}

function unescape(escaped: string): Unescaped {
  if (!/[%+\u0080-\u00ff]/.test(escaped)) return { text: escaped };
  const bytes = Buffer.allocUnsafe(escaped.length);
  let size = 0;
  for (let at = 0; at < escaped.length; at++) {
    const code = escaped.charCodeAt(at);
    if (code === percent) {
      const [high, low] = [hexDigit(escaped.charCodeAt(at + 1)), hexDigit(escaped.charCodeAt(at + 2))];
      if (high < 0 || low < 0) return { text: '', error: `invalid URL escape "${escaped.slice(at, at + 3)}"` };
      bytes[size++] = high * 16 + low;
      at += 2;
    } else {
      bytes[size++] = code === plus ? space : code;
    }
  }
  return { text: fromBytes(bytes.subarray(0, size)) };
}

const [percent, plus, space] = [0x25, 0x2b, 0x20];

/** The value of a digit; -1 when it is none, as beyond the end of the text. */
function hexDigit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}
