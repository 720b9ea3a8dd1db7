import { fromBytes } from '../language/go/text';

/** The values of a query string or a form, by name. */
export type Values = Map<string, string[]>;

/** What Go's url.ParseQuery answers: the pairs that it could read, and the first error. */
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
      error ??= 'invalid semicolon separator in query';
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
  const bad = /%(?![0-9a-fA-F]{2})[\s\S]{0,2}/.exec(escaped);
  if (bad) return { text: '', error: `invalid URL escape "${bad[0]}"` };
  const bytes = escaped
    .replaceAll('+', ' ')
    .replace(/%(..)/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return { text: fromBytes(Buffer.from(bytes, 'latin1')) };
}
