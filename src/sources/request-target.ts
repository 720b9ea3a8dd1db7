import { fromBytes } from '../language/go/text';

/** What a request asks for. */
export interface Target {
  /** Decoded. */
  readonly path: string;
  /** What follows the question mark, undecoded. */
  readonly query: string;
}

/** A path that is what it says: nothing to decode, and nothing to clean. */
export const plainPath = /^(?:\/[\w-]+)+$/;

/** Reads a request target as Go's net/http does; undefined when it is malformed. */
export function requestTarget(target: string): Target | undefined {
  if (plainPath.test(target)) return { path: target, query: '' };
  const absolute = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i.exec(target)?.[0] ?? '';
  const rest = target.slice(absolute.length);
  const question = rest.indexOf('?');
  const escaped = question < 0 ? rest : rest.slice(0, question);
  if (absolute === '' && !escaped.startsWith('/')) return undefined;
  if (/%(?![0-9a-fA-F]{2})/.test(escaped)) return undefined;
  const bytes = escaped.replace(/%(..)/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return { path: fromBytes(Buffer.from(bytes, 'latin1')), query: question < 0 ? '' : rest.slice(question + 1) };
}
