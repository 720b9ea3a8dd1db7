import { toLower, toUpper } from '../../go/case';
import { byteLength, fromBytes, toBytes, trimSpace } from '../../go/text';
import type { GoValue } from '../../go/value';
import { GoSlice, isSlice, sliceItems } from '../../go/value';
import type { Surroundings } from '../../template/function';
import { decodeBase64 } from '../../template/sprig/base64';
import { types } from '../check/type';
import { failure, typeText } from '../failure';
import { toInt } from '../run/number';
import type { Builtin, Builtins } from './builtin';
import { takes, text, typed, unary } from './builtin';

const { string, strings: texts, int, bool, list } = types;

/** Times that a text can be repeated. */
const maxRepeat = 1_000_000n;

/** Functions of texts. Positions count bytes. */
export const strings: Builtins = {
  trim: typed([takes([string], string), takes([string, string], string)], trim),
  trimPrefix: affix((value, prefix) => (value.startsWith(prefix) ? value.slice(prefix.length) : value)),
  trimSuffix: affix((value, suffix) => (value.endsWith(suffix) ? value.slice(0, value.length - suffix.length) : value)),
  upper: unary(takes([string], string), (value, { budget }) => {
    budget.make(text(value).length);
    return toUpper(text(value));
  }),
  lower: unary(takes([string], string), (value, { budget }) => {
    budget.make(text(value).length);
    return toLower(text(value));
  }),
  split: splitter(''),
  splitAfter: splitter('after'),
  replace: typed(
    [takes([string, string, string, int], string), takes([string, string, string], string)],
    ([value, old, by, count], surroundings) =>
      replace(text(value), text(old), text(by), count === undefined ? -1n : toInt(count), surroundings),
  ),
  repeat: typed([takes([string, int], string)], ([value, count = null], { budget }) => {
    const times = toInt(count);
    if (times < 0n || times > maxRepeat) throw failure(`a text cannot be repeated ${times} times`);
    budget.make(text(value).length * Number(times));
    return text(value).repeat(Number(times));
  }),
  join: typed(
    [takes([texts, string], string), takes([list, string], string), takes([list], string), takes([texts], string)],
    join,
  ),
  indexOf: typed([takes([string, string], int)], (args, surroundings) => position(args, 'indexOf', surroundings)),
  lastIndexOf: typed([takes([string, string], int)], (args, surroundings) =>
    position(args, 'lastIndexOf', surroundings),
  ),
  hasPrefix: typed([takes([string, string], bool)], ([value, prefix]) => text(value).startsWith(text(prefix))),
  hasSuffix: typed([takes([string, string], bool)], ([value, suffix]) => text(value).endsWith(text(suffix))),
  toBase64: typed([takes([string], string)], ([value], { budget }) => {
    budget.make(text(value).length * 2);
    return toBytes(text(value)).toString('base64');
  }),
  fromBase64: typed([takes([string], string)], ([value], { budget }) => {
    budget.make(text(value).length);
    return fromBase64(text(value));
  }),
};

function trim([value, characters]: readonly GoValue[], { budget }: Surroundings): string {
  budget.make(text(value).length);
  if (characters === undefined) return trimSpace(text(value));
  const unwanted = new Set(text(characters));
  const given = text(value);
  let [start, end] = [0, given.length];
  for (let first = characterAt(given, start); start < end && unwanted.has(first); first = characterAt(given, start)) {
    start += first.length;
  }
  for (let last = characterBefore(given, end); end > start && unwanted.has(last); last = characterBefore(given, end)) {
    end -= last.length;
  }
  return given.slice(start, end);
}

const characterAt = (text: string, at: number): string => String.fromCodePoint(text.codePointAt(at) ?? 0);

/** The character that ends at a place, which may be two units long. */
function characterBefore(text: string, end: number): string {
  const last = text.slice(end - 2, end);
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(last) ? last : text.slice(end - 1, end);
}

/** What is cut off is a blank where it is not said. */
function affix(cut: (value: string, part: string) => string): Builtin {
  return typed([takes([string, string], string), takes([string], string)], ([value, part], { budget }) => {
    budget.make(text(value).length);
    return cut(text(value), part === undefined ? ' ' : text(part));
  });
}

/** Splits at a separator, which stays at the end of the parts or goes; an empty one splits into characters. */
function splitter(separators: '' | 'after'): Builtin {
  const signatures = [takes([string, string], texts), takes([string, string, int], texts)];
  return typed(signatures, ([value, by, count], { budget }) => {
    const limit = count === undefined ? -1n : toInt(count);
    const [whole, separator] = [text(value), text(by)];
    if (limit === 0n) return new GoSlice('string', null);
    budget.make(whole.length * 2);
    const parts = separator === '' ? [...whole] : whole.split(separator);
    budget.step(parts.length);
    const most = limit < 0n || limit > BigInt(parts.length) ? parts.length : Number(limit);
    const last = parts.slice(most - 1).join(separator);
    const kept = parts.slice(0, Math.max(most - 1, 0));
    const ending = separators === 'after' ? separator : '';
    return new GoSlice('string', parts.length === 0 ? [] : [...kept.map((part) => part + ending), last]);
  });
}

function replace(value: string, old: string, by: string, count: bigint, { budget }: Surroundings): string {
  const pieces = old === '' ? ['', ...value] : value.split(old);
  // Without a text to look for, the new one goes before each character and to the end.
  const places = old === '' ? pieces.length : pieces.length - 1;
  const times = count < 0n || count > BigInt(places) ? places : Number(count);
  budget.make(value.length + times * by.length);
  const glued = pieces.map((piece, index) => piece + (index < times ? by : index < pieces.length - 1 ? old : ''));
  return glued.join('');
}

function join([items = null, separator]: readonly GoValue[], { budget }: Surroundings): string {
  const glue = separator === undefined ? '' : text(separator);
  const isOther = items instanceof GoSlice && items.type !== '[]string' && items.type !== '[]interface {}';
  if (!isSlice(items) || isOther) {
    throw failure(`a list of strings is needed, not ${typeText(items)}`);
  }
  const parts = sliceItems(items).map(text);
  budget.make(parts.reduce((size, part) => size + part.length + glue.length, 0));
  return parts.join(glue);
}

function position(
  [value, part]: readonly GoValue[],
  search: 'indexOf' | 'lastIndexOf',
  { budget }: Surroundings,
): bigint {
  budget.read(text(value).length);
  const at = text(value)[search](text(part));
  return at === -1 ? -1n : BigInt(byteLength(text(value).slice(0, at)));
}

function fromBase64(value: string): string {
  const bytes = decodeBase64(value);
  if (typeof bytes === 'number') throw failure(`the text is no base64: byte ${bytes} is wrong`);
  return fromBytes(bytes);
}
