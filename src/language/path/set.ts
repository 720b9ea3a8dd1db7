import { EventloomError } from '../../errors';
import type { Encodable } from '../go/json';
import { encode, encodeString } from '../go/json';
import { formatFloat } from '../go/strconv';
import { get } from './get';
import { looseParts } from './loose';
import { parse, whole } from './parse';
import { trimBlanks } from './query';
import { removeAt } from './remove';
import type { Result } from './result';
import type { SetStep } from './set-steps';
import { isAppend, itemIndex, readSetSteps } from './set-steps';
import { Work } from './work';
import { writeItems } from './write-items';

/** The nulls that one write may add before an item behind the end of an array. */
const maxPadding = 100_000;

/**
 * Writes a value at a place of a JSON text, as sjson's `Set` does: the text around it stays as it is, and what is missing on the way
 * is made. In a path, a number or `-1` (append) is an index, `:1` is a key, a backslash takes the next character as it is.
 *
 * @throws EventloomError `bad-program` for an empty path, `program-failed` if a key is used on an array, `program-limit` if the
 * path is too long or its index too high.
 */
export function set(json: string, path: string, value: Encodable): string {
  return setRaw(json, path, jsonOf(value));
}

/** Like {@link set}, with a value that is JSON already and is written as it stands. */
export function setRaw(json: string, path: string, raw: string): string {
  checkPath(path);
  const steps = readSetSteps(path);
  return steps ? write(json, steps, raw) : writeEverywhere(json, path, raw);
}

/**
 * Takes a member or an item out of a JSON text, as sjson's `Delete` does; `-1` is the last item.
 *
 * @throws EventloomError `bad-program` for an empty path, and for one with wildcards, queries, pipes or modifiers.
 */
export function remove(json: string, path: string): string {
  checkPath(path);
  const steps = readSetSteps(path);
  if (steps) return removeAt(json, steps) ?? json;
  throw new EventloomError(
    'bad-program',
    `cannot delete at '${path}': only keys and indexes can lead to what is deleted`,
  );
}

function checkPath(path: string): void {
  if (path === '') throw new EventloomError('bad-program', 'a path to write to cannot be empty');
}

/** A value as {@link set} writes it. */
export function jsonOf(value: Encodable): string {
  if (typeof value === 'string') return stringify(value);
  return typeof value === 'number' ? formatFloat(value, 'f') : encode(value);
}

/** HTML is escaped only in a string that has to be escaped anyway. */
function stringify(text: string): string {
  return /^[ !#-[\]-\x7f]*$/.test(text) ? `"${text}"` : encodeString(text);
}

function write(json: string, steps: readonly SetStep[], raw: string): string {
  const [step, ...rest] = steps;
  if (step === undefined) return raw;
  const found = get(json, step.path);
  if (found.index === 0) return create(json, step, rest, raw);
  const end = found.index + found.raw.length;
  return json.slice(0, found.index) + write(found.raw, rest, raw) + json.slice(end);
}

/** Writes to a place that does not exist: into the array or object that the text is, or in its stead. */
function create(json: string, step: SetStep, rest: readonly SetStep[], raw: string): string {
  checkPadding(rest.reduce((sum, next) => sum + (itemIndex(next) ?? 0), 0));
  const index = itemIndex(step);
  const empty = index === undefined ? '{}' : '[]';
  const parsed = parse(whole(json));
  const container = parsed.isArray || parsed.isObject ? parsed : parse(whole(empty));
  const text = container.raw;
  const comma = /^.[\0- ]*(?:[^\0- \]}])/s.test(text) ? ',' : '';
  if (container.isObject) {
    const end = Math.max(text.lastIndexOf('}'), 0);
    return `${text.slice(0, end)}${comma}${build(false, [step, ...rest], raw)}}`;
  }
  if (index !== undefined) return createItem(container, index, comma, build(true, [step, ...rest], raw));
  if (!isAppend(step)) {
    throw new EventloomError(
      'program-failed',
      `cannot write to '${step.key}' of an array: an item has an index, or -1 to append one`,
    );
  }
  const open = trimBlanks(text);
  return `${open.endsWith(']') ? open.slice(0, -1) : open}${comma}${build(true, [step, ...rest], raw)}]`;
}

function createItem(array: Result, index: number, comma: string, item: string): string {
  const items = looseParts(array, new Work(array.end - array.start)).map(({ text, start, end }) =>
    text.slice(start, end),
  );
  const padding = nulls(index - items.length);
  if (items.length === 0) return `[${padding.map((text) => `${text},`).join('')}${item}]`;
  return `[${[...items, ...padding].join(',')}${comma}${item}]`;
}

function nulls(count: number): string[] {
  checkPadding(count);
  return Array.from({ length: Math.max(count, 0) }, () => 'null');
}

function checkPadding(count: number): void {
  if (count > maxPadding) {
    throw new EventloomError(
      'program-limit',
      `the path's indexes are more than ${maxPadding} behind the ends of their arrays`,
    );
  }
}

/** The JSON that makes a path from nothing; in an object with its key. */
function build(inArray: boolean, steps: readonly SetStep[], raw: string): string {
  const [step, ...rest] = steps;
  const [next] = rest;
  const key = inArray ? '' : `${stringify(step?.key ?? '')}:`;
  if (next === undefined) return key + raw;
  const index = itemIndex(next);
  if (index === undefined && !isAppend(next)) return `${key}{${build(false, rest, raw)}}`;
  const padding = nulls(index ?? 0).map((text) => `${text},`);
  return `${key}[${padding.join('')}${build(true, rest, raw)}]`;
}

/** Writes to every place that a path with wildcards or queries leads to. */
function writeEverywhere(json: string, path: string, raw: string): string {
  const found = get(json, path);
  if (!found.exists) return json;
  const text = found.index > 0 ? json.slice(0, found.index) + raw + json.slice(found.index + found.raw.length) : json;
  return found.indexes && found.indexes.length > 0 ? writeItems(text, found, found.indexes, raw) : text;
}
