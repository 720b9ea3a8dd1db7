import { EventloomError } from '../errors';
import { compileRegex } from '../language/regex';
import { plainPath } from './request-target';

/** Whether a path, decoded, is one that an endpoint serves. */
export type Route = (path: string) => boolean;

/**
 * An endpoint as Argo Events serves it: `/push`, `/push/{id}` for one segment, or `/push/{id:[0-9]+}`.
 * @throws EventloomError `bad-definition` when it is malformed, or does not begin with a slash
 */
export function route(endpoint: string): Route {
  if (!endpoint.startsWith('/')) {
    throw new EventloomError(
      'bad-definition',
      `the endpoint "${endpoint}" can never be called: it has to begin with "/"`,
    );
  }
  const variables = variablesOf(endpoint);
  if (variables.length === 0) return (path) => path === endpoint;
  let pattern = '^';
  let at = 0;
  for (const { start, end } of variables) {
    const colon = endpoint.indexOf(':', start);
    const own = colon > 0 && colon < end ? endpoint.slice(colon + 1, end - 1) : '[^/]+';
    pattern += `${literal(endpoint.slice(at, start))}(?:${own})`;
    at = end;
  }
  const regex = compileRegex(`${pattern}${literal(endpoint.slice(at))}$`);
  return (path) => regex.test(path);
}

const literal = (text: string): string => text.replace(/[\\^$.|?*+()[\]{}]/g, String.raw`\$&`);

/** Where the parts in braces stand; a pattern may have braces of its own. */
function variablesOf(endpoint: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  let [depth, start] = [0, 0];
  for (let at = 0; at < endpoint.length; at++) {
    if (endpoint[at] === '{' && depth++ === 0) start = at;
    if (endpoint[at] === '}' && --depth === 0) found.push({ start, end: at + 1 });
    if (depth < 0) break;
  }
  if (depth === 0) return found;
  throw new EventloomError('bad-definition', `the endpoint "${endpoint}" has braces that do not match`);
}

/** A path without `//`, `.` and `..`; the slash at its end stays. */
export function cleanPath(path: string): string {
  if (plainPath.test(path)) return path;
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  const clean = `/${parts.join('/')}`;
  return path.endsWith('/') && clean !== '/' ? `${clean}/` : clean;
}
