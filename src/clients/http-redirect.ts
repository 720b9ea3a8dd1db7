import type { HttpReply, HttpRequest } from './http-message';

/** Headers that a server must not see that was not asked in the first place. */
const sensitive: ReadonlySet<string> = new Set([
  'authorization',
  'cookie',
  'cookie2',
  'proxy-authorization',
  'www-authenticate',
]);

/** The request that follows a redirect, as Go's client makes it; undefined when the answer is none. */
export function redirected(
  request: HttpRequest,
  { status, location }: HttpReply,
  secret: ReadonlySet<string> = sensitive,
): HttpRequest | undefined {
  const keepsBody = status === 307 || status === 308;
  if (!location || !(keepsBody || status === 301 || status === 302 || status === 303)) return undefined;
  const from = urlOf(request.url);
  const to = from && urlOf(location, from);
  if (!to || !/^https?:$/.test(to.protocol)) return undefined;
  const { method, headers, host, body } = request;
  const keepsMethod = keepsBody || method === 'GET' || method === 'HEAD';
  const staysHere = to.hostname === from.hostname || to.hostname.endsWith(`.${from.hostname}`);
  const isHidden = (name: string): boolean => sensitive.has(name) || secret.has(name);
  const kept = Object.entries(headers).filter(([name]) => staysHere || !isHidden(name.toLowerCase()));
  return {
    method: keepsMethod ? method : 'GET',
    url: to.href,
    // A host of one's own stays as long as the server does not name another.
    host: urlOf(location) ? to.host : host,
    headers: Object.fromEntries(kept),
    body: keepsBody ? body : new Uint8Array(),
  };
}

function urlOf(text: string, base?: URL): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}
