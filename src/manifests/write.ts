import { EventloomError } from '../errors';
import { blockText, inlineText, isBlock, longestSimpleKey, quoted } from './text';

/** Levels of maps and lists that are written. */
const maxDepth = 500;

/**
 * Writes objects as YAML documents, in their order and with their keys in theirs, so that Go's reader (kubectl, Argo Events) and
 * readers of YAML 1.2 give back the same values. The same objects give the same bytes.
 *
 * Members that are `undefined` are left out.
 * @throws EventloomError `bad-value` for what JSON cannot hold: functions, dates, NaN, text with half a surrogate pair, cycles
 */
export function writeManifests(objects: readonly object[]): string {
  return objects.map((object) => `${inner(object, '', 0).replace(/^\n/, '').replace(/^ /, '')}\n`).join('---\n');
}

/** What follows a key: ` value` on the same line, or a line break and what is nested. */
function inner(value: unknown, indent: string, depth: number): string {
  if (typeof value === 'string') return ` ${text(value, indent)}`;
  if (value === null || typeof value === 'boolean') return ` ${String(value)}`;
  if (typeof value === 'number') return ` ${number(value)}`;
  if (depth > maxDepth)
    throw new EventloomError('bad-value', `cannot write values nested deeper than ${maxDepth} levels`);
  if (Array.isArray(value)) return list(value, indent, depth);
  if (isPlainObject(value)) return map(value, indent, depth);
  throw new EventloomError('bad-value', `cannot write a ${described(value)} into a manifest: only what JSON can hold`);
}

function text(value: string, indent: string): string {
  if (/\p{Surrogate}/u.test(value)) {
    throw new EventloomError('bad-value', 'cannot write text with half of a surrogate pair into a manifest');
  }
  return isBlock(value) ? blockText(value, indent === '' ? '  ' : indent) : inlineText(value);
}

function number(value: number): string {
  if (Number.isFinite(value)) return String(value);
  throw new EventloomError('bad-value', `cannot write the number ${value} into a manifest`);
}

function list(items: readonly unknown[], indent: string, depth: number): string {
  if (items.length === 0) return ' []';
  // What is undefined in a list is null, as in JSON: the others keep their index.
  const lines = items.map((item) => `${indent}-${compact(inner(item ?? null, `${indent}  `, depth + 1), indent)}`);
  return `\n${lines.join('\n')}`;
}

/** Begins a map within a list on the line of its dash. */
function compact(nested: string, indent: string): string {
  return nested.startsWith('\n') ? ` ${nested.slice(1 + indent.length + 2)}` : nested;
}

function map(object: Readonly<Record<string, unknown>>, indent: string, depth: number): string {
  const keys = Object.keys(object).filter((key) => object[key] !== undefined);
  if (keys.length === 0) return ' {}';
  return `\n${keys.map((key) => member(key, object[key], indent, depth)).join('\n')}`;
}

function member(key: string, value: unknown, indent: string, depth: number): string {
  const nested = inner(value, `${indent}  `, depth + 1);
  const name = text(key, indent).startsWith('|') ? quoted(key) : text(key, indent);
  return name.length > longestSimpleKey ? `${indent}? ${name}\n${indent}:${nested}` : `${indent}${name}:${nested}`;
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // An object of another realm has a prototype of its own, without one above it.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function described(value: unknown): string {
  return typeof value === 'object' ? (value?.constructor.name ?? 'object') : typeof value;
}
