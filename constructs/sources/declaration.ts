import { EventloomError } from '../../src/errors';
import type { EventSourceFilter } from '../../src/model/source-filter';

export { plain } from '../plain-fields';

/** The fields of a kind that its options take over as they are; the others have a form of their own in {@link EventOptions} and the like. */
export type FieldsOf<Source, Rest extends keyof Source = never> = Omit<
  Source,
  'filter' | 'metadata' | 'jsonBody' | 'connectionBackoff' | 'tls' | 'webhook' | Rest
>;

/**
 * Upstream's form of an expression that events must satisfy.
 * @throws EventloomError `bad-program` when it does not compile.
 */
export function filterOf(expression: string | undefined): EventSourceFilter | undefined {
  if (!expression) return undefined;
  try {
    filters().compileSourceFilter(expression);
  } catch (error) {
    if (!(error instanceof EventloomError)) throw error;
    throw new EventloomError(error.code, `the filter '${expression}': ${error.message}`, { cause: error });
  }
  return { expression };
}

/**
 * Refuses fields without which nothing would ever be received: a variable that was not set often becomes an empty text.
 * @throws EventloomError `bad-value`
 */
export function checkFilled<T extends object>(kind: string, fields: T, ...names: readonly (keyof T & string)[]): void {
  requireFilled(eventOf(kind), fields, ...names);
}

/**
 * The same for anything else, which `what` names: `a git artifact`.
 * @throws EventloomError `bad-value`
 */
export function requireFilled<T extends object>(
  what: string,
  fields: T,
  ...names: readonly (keyof T & string)[]
): void {
  for (const name of names) {
    const value: unknown = fields[name];
    const empty = value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
    if (empty) throw bad(`${what} needs '${name}', which is ${emptiness(value)}`);
    if (Array.isArray(value) && value.includes('')) throw bad(`'${name}' of ${what} holds an empty text`);
  }
}

function emptiness(value: unknown): string {
  if (value === undefined || value === null) return 'missing';
  return Array.isArray(value) ? 'an empty list' : 'an empty text';
}

/**
 * Refuses a field unless exactly one of several is there.
 * @throws EventloomError `bad-value`
 */
export function checkOneOf<T extends object>(kind: string, fields: T, ...names: readonly (keyof T & string)[]): void {
  requireOneOf(eventOf(kind), fields, ...names);
}

/**
 * The same for anything else, which `what` names.
 * @throws EventloomError `bad-value`
 */
export function requireOneOf<T extends object>(what: string, fields: T, ...names: readonly (keyof T & string)[]): void {
  const given = names.filter((name) => fields[name] !== undefined);
  if (given.length === 1) return;
  const found = given.length === 0 ? 'none of them is there' : `it has ${quoted(given, 'and')}`;
  throw bad(`${what} takes one of ${quoted(names, 'or')}, and ${found}`);
}

function eventOf(kind: string): string {
  return `an event of kind ${kind}`;
}

/**
 * Refuses half of what only works together.
 * @throws EventloomError `bad-value`
 */
export function checkTogether<T extends object>(
  kind: string,
  fields: T,
  ...names: readonly (keyof T & string)[]
): void {
  const missing = names.filter((name) => fields[name] === undefined);
  if (missing.length === 0 || missing.length === names.length) return;
  throw bad(
    `${quoted(names, 'and')} of an event of kind ${kind} only work together, and ${quoted(missing, 'and')} is missing`,
  );
}

/**
 * Refuses a number that is not whole, or outside of a range.
 * @throws EventloomError `bad-value`
 */
export function checkInteger(name: string, value: number | undefined, least: number, greatest: number): void {
  if (value === undefined || (Number.isInteger(value) && value >= least && value <= greatest)) return;
  throw bad(`${name} is ${value}; use a whole number from ${least} to ${greatest}`);
}

/** An error about something that a caller gave. */
export function bad(message: string): EventloomError {
  return new EventloomError('bad-value', message);
}

/** Loaded when the first expression is written, because the language is large. */
function filters(): typeof import('../../src/language/expr/source-filter') {
  return require('../../src/language/expr/source-filter') as typeof import('../../src/language/expr/source-filter');
}

function quoted(names: readonly string[], last: 'and' | 'or'): string {
  const texts = names.map((name) => `'${name}'`);
  return texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} ${last} ${texts.at(-1)}`;
}
