import { isIPv6 } from 'node:net';
import { failure } from '../failure';
import { escapePart, unescapePart } from './url-escape';

/** A URL in parts, with the escapes resolved in all but the query and the user. */
export interface UrlParts {
  readonly scheme: string;
  readonly host: string;
  readonly path: string;
  readonly query: string;
  readonly opaque: string;
  readonly fragment: string;
  /** `name` or `name:password`, escaped. */
  readonly userinfo: string;
}

/** Takes a URL apart as Go's url.Parse does. Throws `program-failed`. */
export function parseUrl(text: string): UrlParts {
  const [beforeFragment, fragment] = cut(text, '#');
  const parts = parseBeforeFragment(beforeFragment);
  return { ...parts, fragment: unescapePart(fragment, 'fragment') };
}

const nothing: UrlParts = { scheme: '', host: '', path: '', query: '', opaque: '', fragment: '', userinfo: '' };

function parseBeforeFragment(text: string): UrlParts {
  if (hasControls(text)) throw failure('a URL has no control characters');
  if (text === '*') return { ...nothing, path: '*' };
  const { scheme, rest: afterScheme } = splitScheme(text);
  const [rest, query] = cut(afterScheme, '?');
  if (!rest.startsWith('/')) {
    if (scheme !== '') return { ...nothing, scheme, query, opaque: rest };
    if (cut(rest, '/')[0].includes(':')) throw failure('the first part of a path without scheme has no colon');
  }
  const hasAuthority = rest.startsWith('//') && (scheme !== '' || !rest.startsWith('///'));
  if (!hasAuthority) return { ...nothing, scheme, query, path: unescapePart(rest, 'path') };
  const slash = rest.indexOf('/', 2);
  const authority = slash < 0 ? rest.slice(2) : rest.slice(2, slash);
  const path = slash < 0 ? '' : rest.slice(slash);
  return { ...nothing, scheme, query, ...parseAuthority(scheme, authority), path: unescapePart(path, 'path') };
}

function hasControls(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x20 || code === 0x7f) return true;
  }
  return false;
}

function cut(text: string, separator: string): readonly [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + separator.length)];
}

function splitScheme(text: string): { readonly scheme: string; readonly rest: string } {
  if (text.startsWith(':')) throw failure('a URL begins with a scheme or a path, not with a colon');
  const match = /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(text);
  return match === null
    ? { scheme: '', rest: text }
    : { scheme: (match[1] ?? '').toLowerCase(), rest: text.slice(match[0].length) };
}

function parseAuthority(scheme: string, authority: string): Pick<UrlParts, 'host' | 'userinfo'> {
  const at = authority.lastIndexOf('@');
  const host = parseHost(scheme, authority.slice(at + 1));
  return { host, userinfo: at < 0 ? '' : parseUserinfo(authority.slice(0, at)) };
}

function parseUserinfo(userinfo: string): string {
  if (!/^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/.test(userinfo))
    throw failure('the user of a URL has characters that are not allowed');
  const colon = userinfo.indexOf(':');
  if (colon < 0) return normalUser(userinfo);
  return `${normalUser(userinfo.slice(0, colon))}:${normalUser(userinfo.slice(colon + 1))}`;
}

function normalUser(text: string): string {
  return escapePart(unescapePart(text, 'user'), 'user');
}

function parseHost(scheme: string, host: string): string {
  const bracket = host.lastIndexOf('[');
  if (bracket > 0) throw failure('"[" stands at the start of a host only');
  if (bracket === 0) return parseAddress(host);
  const isWeb = scheme === 'http' || scheme === 'https';
  const colon = isWeb ? host.indexOf(':') : host.lastIndexOf(':');
  if (colon >= 0) checkPort(host.slice(colon));
  return unescapePart(host, 'host');
}

function parseAddress(host: string): string {
  const close = host.lastIndexOf(']');
  if (close < 0) throw failure('the address of a host has no "]"');
  const port = host.slice(close + 1);
  checkPort(port);
  const address = host.slice(1, close);
  const zone = address.indexOf('%25');
  const name =
    zone < 0
      ? unescapePart(address, 'host')
      : unescapePart(address.slice(0, zone), 'host') + unescapePart(address.slice(zone), 'zone');
  const percent = name.indexOf('%');
  const isAddress = isIPv6(percent < 0 ? name : name.slice(0, percent)) && percent !== name.length - 1;
  if (!isAddress) throw failure(`${JSON.stringify(name)} is no IPv6 address`);
  return `[${name}]${port}`;
}

function checkPort(port: string): void {
  if (!/^(?::\d*)?$/.test(port)) throw failure(`${JSON.stringify(port)} is no port of a host`);
}

/** The host without port and brackets. */
export function hostnameOf(host: string): string {
  const name = host.replace(/:\d*$/, '');
  return name.startsWith('[') && name.endsWith(']') ? name.slice(1, -1) : name;
}

/** Puts a URL together as Go's URL.String does. */
export function joinUrl(parts: UrlParts): string {
  const { scheme, host, opaque, query, fragment, userinfo } = parts;
  const start = scheme === '' ? '' : `${scheme}:`;
  const end = (query === '' ? '' : `?${query}`) + (fragment === '' ? '' : `#${escapePart(fragment, 'fragment')}`);
  if (opaque !== '') return start + opaque + end;
  const path = parts.path === '*' ? '*' : escapePart(parts.path, 'path');
  let middle = start;
  if (host !== '' || userinfo !== '' || (scheme !== '' && parts.path !== '')) {
    middle += `//${userinfo === '' ? '' : `${userinfo}@`}${escapePart(host, 'host')}`;
  }
  if (path !== '' && !path.startsWith('/') && host !== '') middle += '/';
  if (middle === '' && cut(path, '/')[0].includes(':')) middle = './';
  return middle + path + end;
}
