import { fromBytes } from '../language/go/text';

/** The header of a request as Go's net/http keeps it: canonical names, every value, no Host. */
export type GoHeader = ReadonlyMap<string, readonly string[]>;

const token = /^[-!#$%&'*+.^_`|~0-9A-Za-z]+$/;
const canonicalNames = new Map<string, string>();

/** `x-github-event` -> `X-Github-Event`; a name that is no token stays as it is. */
export function canonicalName(name: string): string {
  const known = canonicalNames.get(name);
  if (known !== undefined) return known;
  const canonical = token.test(name)
    ? name.toLowerCase().replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase())
    : name;
  if (canonicalNames.size < 1000) canonicalNames.set(name, canonical);
  return canonical;
}

/**
 * The header of a request.
 * @param raw names and values in turn, one character for each byte, as node:http gives them
 */
export function goHeader(raw: readonly string[]): Map<string, readonly string[]> {
  const header = new Map<string, string[]>();
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const name = canonicalName(raw[at] ?? '');
    const value = asText(raw[at + 1] ?? '');
    const values = header.get(name);
    if (values) values.push(value);
    else header.set(name, [value]);
  }
  return asKept(header);
}

/** Go keeps some lines elsewhere in the request, and says in today's words what HTTP/1.0 called `Pragma`. */
function asKept(header: Map<string, string[]>): Map<string, string[]> {
  header.delete('Host');
  if (header.delete('Transfer-Encoding')) header.delete('Trailer');
  const isUncached = header.get('Pragma')?.[0] === 'no-cache';
  if (isUncached && !header.has('Cache-Control')) header.set('Cache-Control', ['no-cache']);
  return header;
}

const ascii = /^[\t\x20-\x7e]*$/;

const asText = (bytes: string): string => (ascii.test(bytes) ? bytes : fromBytes(Buffer.from(bytes, 'latin1')));

/** The first value of a canonical name; empty when there is none. */
export const firstValue = (header: GoHeader, name: string): string => header.get(name)?.[0] ?? '';
