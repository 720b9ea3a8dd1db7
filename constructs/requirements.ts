import { EventloomError } from '../src/errors';

/**
 * Refuses fields that must have something in them: a variable that was not set often becomes an empty text.
 * @param what whose fields they are, as a message begins: `an event of kind kafka`.
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
export function requireOneOf<T extends object>(what: string, fields: T, ...names: readonly (keyof T & string)[]): void {
  const given = names.filter((name) => fields[name] !== undefined);
  if (given.length === 1) return;
  const found = given.length === 0 ? 'none of them is there' : `it has ${quoted(given, 'and')}`;
  throw bad(`${what} takes one of ${quoted(names, 'or')}, and ${found}`);
}

/**
 * Refuses half of what only works together.
 * @throws EventloomError `bad-value`
 */
export function requireTogether<T extends object>(
  what: string,
  fields: T,
  ...names: readonly (keyof T & string)[]
): void {
  const missing = names.filter((name) => fields[name] === undefined);
  if (missing.length === 0 || missing.length === names.length) return;
  throw bad(`${quoted(names, 'and')} of ${what} only work together, and ${quoted(missing, 'and')} is missing`);
}

/**
 * Refuses a number that is not whole, or outside of a range.
 * @throws EventloomError `bad-value`
 */
export function requireInteger(name: string, value: number | undefined, least: number, greatest: number): void {
  if (value === undefined || (Number.isInteger(value) && value >= least && value <= greatest)) return;
  throw bad(`${name} is ${value}; use a whole number from ${least} to ${greatest}`);
}

/**
 * Refuses a number of pods that cannot be.
 * @throws EventloomError `bad-value`
 */
export function requireReplicas(replicas: number | undefined): void {
  requireInteger("'replicas'", replicas, 0, 2 ** 31 - 1);
}

/**
 * Refuses what JSON would make null of: the number of a text that is none often becomes NaN.
 * @throws EventloomError `bad-value`
 */
export function requireFinite(name: string, value: number): void {
  if (!Number.isFinite(value)) throw bad(`${name} is ${value}, which JSON cannot hold; use a finite number`);
}

/**
 * Refuses a port that does not exist.
 * @throws EventloomError `bad-value`
 */
export function requirePort(port: number): void {
  if (Number.isInteger(port) && port >= 1 && port <= 65535) return;
  throw bad(`port ${port} does not exist; use one from 1 to 65535`);
}

/**
 * Refuses an address with a password in it, which everybody who may read the manifest could read.
 * @param instead what to use in its place.
 * @throws EventloomError `bad-value`
 */
export function requireNoPassword(what: string, name: string, url: string | undefined, instead: string): void {
  if (url === undefined || !/:\/\/[^/?#\s]*:[^/?#\s]*@/.test(url)) return;
  throw bad(`'${name}' of ${what} holds a password, which anybody could read in the manifest; ${instead}`);
}

/**
 * Refuses an access key beside a role, which would be taken without a word.
 * @throws EventloomError `bad-value`
 */
export function requireRoleOrKey(
  what: string,
  options: { readonly roleARN?: string; readonly accessKey?: object },
): void {
  if (!options.roleARN || !options.accessKey) return;
  throw bad(`${what} has a 'roleARN' and an 'accessKey', and the key would be ignored; give one of them`);
}

/** An error about something that a caller gave. */
export function bad(message: string): EventloomError {
  return new EventloomError('bad-value', message);
}

function quoted(names: readonly string[], last: 'and' | 'or'): string {
  const texts = names.map((name) => `'${name}'`);
  return texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} ${last} ${texts.at(-1)}`;
}
