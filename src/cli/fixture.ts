import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { EventloomError, reasonOf } from '../errors';
import type { Json, JsonObject } from '../model/json';
import { packageRoot } from './package-root';

/** A delivery as a provider sends it. */
export interface Fixture {
  readonly description: string;
  /** Who sends it, such as `github`. */
  readonly provider: string;
  readonly method: string;
  readonly headers: { readonly [name: string]: string };
  readonly body: Json;
}

/**
 * Finds a delivery: a file, or one of those that come with this package, such as `github/push` or just `push`.
 * @throws EventloomError `cannot-read`, `bad-value`
 */
export function loadFixture(name: string): Fixture {
  return parseFixture(existsSync(name) && statSync(name).isFile() ? name : bundled(name));
}

function bundled(name: string): string {
  const folder = join(packageRoot(), 'fixtures');
  const known = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name: provider }) =>
      readdirSync(join(folder, provider)).map((file) => `${provider}/${file.replace(/\.json$/, '')}`),
    );
  const wanted = name.replace(/\.json$/, '');
  // Of fixtures with the same name GitHub's is meant, unless the provider is named too.
  const found = [wanted, `github/${wanted}`].find((candidate) => known.includes(candidate));
  const other = found ?? known.find((candidate) => candidate.endsWith(`/${wanted}`));
  if (other !== undefined) return join(folder, `${other}.json`);
  throw new EventloomError(
    'cannot-read',
    `there is neither a file nor a bundled delivery "${name}"; bundled are ${known.sort().join(', ')}`,
  );
}

function parseFixture(file: string): Fixture {
  const value = readJson(file);
  if (typeof value !== 'object' || value === null || !('body' in value)) return withDefaults(file, { body: value });
  return withDefaults(file, value as JsonObject);
}

function readJson(file: string): Json {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Json;
  } catch (cause) {
    const reason = reasonOf(cause);
    throw new EventloomError('cannot-read', `cannot read a delivery from ${file}: ${reason}`, { cause });
  }
}

/** A file that holds only a body is sent as JSON. */
function withDefaults(file: string, { description, provider, method, headers, body = null }: JsonObject): Fixture {
  return {
    description: typeof description === 'string' ? description : file,
    provider: typeof provider === 'string' ? provider : '',
    method: typeof method === 'string' ? method : 'POST',
    headers: (headers as Fixture['headers'] | undefined) ?? { 'Content-Type': 'application/json' },
    body,
  };
}

/**
 * Changes a part of a delivery.
 * @param assignment such as `body.ref=refs/heads/x`; the value is JSON if it can be read as such, else text
 * @throws EventloomError `bad-value`
 */
export function setPart(fixture: Fixture, assignment: string): Fixture {
  const equals = assignment.indexOf('=');
  const [root = '', ...path] = assignment.slice(0, equals).split('.');
  if (equals < 0 || path.length === 0 || (root !== 'body' && root !== 'headers')) {
    throw new EventloomError(
      'bad-value',
      `--set "${assignment}" has to be like body.ref=refs/heads/x or headers.X-GitHub-Event=ping`,
    );
  }
  const value = assignment.slice(equals + 1);
  if (root === 'headers') return { ...fixture, headers: { ...fixture.headers, [path.join('.')]: value } };
  return { ...fixture, body: withPart(fixture.body, path, jsonOrText(value)) };
}

function jsonOrText(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}

function withPart(target: Json, [key, ...rest]: readonly string[], value: Json): Json {
  if (key === undefined) return value;
  if (Array.isArray(target) && /^\d+$/.test(key) && Number(key) <= target.length) {
    const items = [...(target as readonly Json[])];
    items[Number(key)] = withPart(items[Number(key)] ?? null, rest, value);
    return items;
  }
  const object = typeof target === 'object' && target !== null && !Array.isArray(target) ? (target as JsonObject) : {};
  const inner = Object.hasOwn(object, key) ? object[key] : undefined;
  return Object.fromEntries([...Object.entries(object), [key, withPart(inner ?? null, rest, value)]]) as JsonObject;
}
