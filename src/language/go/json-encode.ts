import { EventloomError } from '../../errors';
import { compareBytes } from './text';

/** A Go value with an obvious JSON form. Integers are bigints; an undefined member is left out. */
export type Encodable =
  | null
  | boolean
  | number
  | bigint
  | string
  | readonly Encodable[]
  | { readonly [key: string]: Encodable | undefined };

/** How {@link encode} writes. */
export interface EncodeOptions {
  /**
   * Whether `<`, `>` and `&` in strings are written as `\u003c` and so on.
   * @default true, as Go's json.Marshal
   */
  readonly escapeHtml?: boolean;
}

/**
 * Writes a value as Go's json.Marshal does: keys sorted by their bytes, Go's escapes, float64 in its shortest form.
 *
 * @throws EventloomError `bad-value` for NaN and infinities.
 */
export function encode(value: Encodable, options: EncodeOptions = {}): string {
  const open: Container[] = [];
  let text = start(value, options, open);
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    if (top.next === top.items.length) {
      text += top.keys ? '}' : ']';
      open.pop();
    } else {
      const index = top.next++;
      if (index > 0) text += ',';
      if (top.keys) text += `${encodeString(top.keys[index] ?? '', options)}:`;
      text += start(top.items[index] ?? null, options, open);
    }
  }
  return text;
}

/** An array or object that is being written. A stack of these, since values may be nested deeper than the call stack allows. */
interface Container {
  readonly keys?: readonly string[];
  readonly items: readonly Encodable[];
  next: number;
}

/** Writes a scalar whole; of an array or object only the bracket, and leaves the rest on the stack. */
function start(value: Encodable, options: EncodeOptions, open: Container[]): string {
  switch (typeof value) {
    case 'string':
      return encodeString(value, options);
    case 'number':
      return encodeNumber(value);
    case 'object':
      break;
    default:
      return String(value);
  }
  if (value === null) return 'null';
  if (isArray(value)) {
    open.push({ items: value, next: 0 });
    return '[';
  }
  const keys = sortedKeys(value);
  open.push({ keys, items: keys.map((key) => value[key] ?? null), next: 0 });
  return '{';
}

const isArray = (value: Encodable): value is readonly Encodable[] => Array.isArray(value);

function sortedKeys(object: { readonly [key: string]: Encodable | undefined }): string[] {
  const keys: string[] = [];
  let inOrder = true;
  for (const key of Object.keys(object)) {
    if (object[key] === undefined) continue;
    inOrder &&= keys.length === 0 || compareBytes(keys[keys.length - 1] ?? '', key) < 0;
    keys.push(key);
  }
  return inOrder ? keys : keys.sort(compareBytes);
}

function encodeNumber(value: number): string {
  if (!Number.isFinite(value)) throw new EventloomError('bad-value', `JSON has no number ${value}`);
  return Object.is(value, -0) ? '-0' : String(value);
}

/** Writes a string as Go's json.Marshal does, quotes included; what is not Unicode becomes `\ufffd`. */
export function encodeString(text: string, options: EncodeOptions = {}): string {
  if (plain.test(text)) return `"${text}"`;
  const json = JSON.stringify(text);
  if (options.escapeHtml === false) return unusual.test(json) ? json.replace(escaped, escape) : json;
  return unusualOrHtml.test(json) ? json.replace(escapedOrHtml, escape) : json;
}

const plain = /^[ !#-%'-;=?-[\]-~]*$/;
// JSON.stringify escapes as Go does, except for line separators, HTML, and the halves of characters that it writes as \udxxx.
const unusual = /[\u2028\u2029]|\\ud/;
const unusualOrHtml = /[<>&\u2028\u2029]|\\ud/;
const escaped = /[\u2028\u2029]|\\(?:ud[89a-f][0-9a-f]{2}|[^])/g;
const escapedOrHtml = /[<>&\u2028\u2029]|\\(?:ud[89a-f][0-9a-f]{2}|[^])/g;

/** A character as the escape `\\uXXXX`. */
export function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function escape(found: string): string {
  if (found.length === 6) return '\\ufffd';
  return found.length === 2 ? found : escapeCharacter(found);
}
