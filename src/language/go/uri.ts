import { isIPv6 } from 'node:net';
import { fromBytes, toBytes } from './text';

/** The parts of a URI that are escaped differently. */
type Part = 'path' | 'host' | 'zone' | 'user' | 'fragment';

const unreserved = 'A-Za-z0-9_.~\\-';
/** What stands in a part as it is. */
const plain: Readonly<Record<Part, RegExp>> = {
  path: new RegExp(`^[${unreserved}$&+,/:;=@]$`),
  host: new RegExp(`^[${unreserved}!"$&'()*+,:;<=>[\\]]$`),
  zone: new RegExp(`^[${unreserved}!"$&'()*+,:;<=>[\\]]$`),
  user: new RegExp(`^[${unreserved}$&+,;=]$`),
  fragment: new RegExp(`^[${unreserved}!$&()*+,/:;=?@]$`),
};

/**
 * A URI or relative reference as Go's net/url writes it after reading it: the scheme in lower case, escaped where it must be.
 *
 * @returns undefined if Go does not read it: control characters, broken escapes, a colon in the first part of a path ...
 */
export function normalizeUri(text: string): string | undefined {
  if (/^[\w.-]*$/.test(text)) return text;
  const hash = text.indexOf('#');
  const beforeFragment = hash < 0 ? text : text.slice(0, hash);
  const fragment = hash < 0 ? '' : escaped(text.slice(hash + 1), 'fragment');
  const start = normalizeHierarchy(beforeFragment);
  if (start === undefined || fragment === undefined) return undefined;
  return fragment === '' ? start : `${start}#${fragment}`;
}

function normalizeHierarchy(text: string): string | undefined {
  if (text.startsWith(':') || Array.from(text).some((character) => character < ' ' || character === '\x7f')) {
    return undefined;
  }
  const scheme = /^[A-Za-z][A-Za-z0-9+.-]*(?=:)/.exec(text)?.[0] ?? '';
  const afterScheme = scheme === '' ? text : text.slice(scheme.length + 1);
  const mark = afterScheme.indexOf('?');
  const rest = mark < 0 ? afterScheme : afterScheme.slice(0, mark);
  const query = mark < 0 ? '' : afterScheme.slice(mark);
  const address = normalizeAddress(scheme.toLowerCase(), rest);
  // A lone question mark stays only if it is the only one: `a?` but not `a??`, whose query is `?`.
  return address === undefined ? undefined : address + query;
}

function normalizeAddress(scheme: string, rest: string): string | undefined {
  const start = scheme === '' ? '' : `${scheme}:`;
  if (!rest.startsWith('/')) {
    if (scheme !== '') return start + rest;
    if (/^[^/]*:/.test(rest)) return undefined;
  }
  if (!rest.startsWith('//') || (scheme === '' && rest.startsWith('///'))) {
    const path = escaped(rest, 'path');
    if (path === undefined) return undefined;
    return start === '' && /^[^/]*:/.test(path) ? `./${path}` : start + path;
  }
  const slash = rest.indexOf('/', 2);
  const authority = normalizeAuthority(scheme, slash < 0 ? rest.slice(2) : rest.slice(2, slash));
  const path = slash < 0 ? '' : escaped(rest.slice(slash), 'path');
  if (authority === undefined || path === undefined) return undefined;
  const isEmpty = authority === '' && (path === '' || scheme === '');
  return isEmpty ? start + path : `${start}//${authority}${path}`;
}

function normalizeAuthority(scheme: string, authority: string): string | undefined {
  const at = authority.lastIndexOf('@');
  const host = normalizeHost(scheme, authority.slice(at + 1));
  if (at < 0 || host === undefined) return host;
  const user = authority.slice(0, at);
  if (!/^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/.test(user)) return undefined;
  const colon = user.indexOf(':');
  const parts = colon < 0 ? [user] : [user.slice(0, colon), user.slice(colon + 1)];
  const normalized = parts.map((part) => escapeAfresh(part, 'user'));
  return normalized.includes(undefined) ? undefined : `${normalized.join(':')}@${host}`;
}

function normalizeHost(scheme: string, host: string): string | undefined {
  const bracket = host.lastIndexOf('[');
  if (bracket > 0) return undefined;
  if (bracket === 0) return normalizeAddressLiteral(host);
  const isWeb = scheme === 'http' || scheme === 'https';
  const colon = isWeb ? host.indexOf(':') : host.lastIndexOf(':');
  if (colon >= 0 && !isPort(host.slice(colon))) return undefined;
  return escapeAfresh(host, 'host');
}

function normalizeAddressLiteral(host: string): string | undefined {
  const close = host.lastIndexOf(']');
  const port = host.slice(close + 1);
  if (close < 0 || !isPort(port)) return undefined;
  const literal = host.slice(1, close);
  const zoneAt = literal.indexOf('%25');
  const address = unescape(zoneAt < 0 ? literal : literal.slice(0, zoneAt), 'host');
  const zone = zoneAt < 0 ? '' : unescape(literal.slice(zoneAt), 'zone');
  if (address === undefined || zone === undefined || zone === '%' || !isIPv6(address)) return undefined;
  return `${escape(`[${address}${zone}]`, 'host')}${port}`;
}

const isPort = (text: string): boolean => /^(?::[0-9]*)?$/.test(text);

/** The part as it is if its escapes are in order, else escaped afresh. */
function escaped(text: string, part: 'path' | 'fragment'): string | undefined {
  const normal = escapeAfresh(text, part);
  if (normal === undefined) return undefined;
  const isValid = Array.from(text).every(
    (character) => "!$&'()*+,;=:@[]%".includes(character) || plain[part].test(character),
  );
  return isValid ? text : normal;
}

function escapeAfresh(text: string, part: Part): string | undefined {
  const raw = unescape(text, part);
  return raw === undefined ? undefined : escape(raw, part);
}

function escape(text: string, part: Part): string {
  const pieces: string[] = [];
  for (const byte of toBytes(text)) {
    const character = String.fromCharCode(byte);
    const isPlain = byte < 0x80 && plain[part].test(character);
    pieces.push(isPlain ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`);
  }
  return pieces.join('');
}

/** Undefined for broken escapes, and in a host for characters and escapes that do not belong there. */
function unescape(text: string, part: Part): string | undefined {
  const inHost = part === 'host' || part === 'zone';
  if (
    inHost &&
    Array.from(text).some((character) => character < '\x80' && character !== '%' && !plain.host.test(character))
  ) {
    return undefined;
  }
  if (!text.includes('%')) return text;
  if (/%(?![0-9A-Fa-f]{2})/.test(text)) return undefined;
  // Only bytes beyond ASCII may be escaped in a host; %25 introduces the zone of an address.
  if (part === 'host' && /%(?!25)[0-7]/.test(text)) return undefined;
  const units = toBytes(text).toString('latin1');
  const raw = units.replace(/%([0-9A-Fa-f]{2})/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );
  if (part === 'zone' && !zoneIsAllowed(text)) return undefined;
  return fromBytes(Buffer.from(raw, 'latin1'));
}

function zoneIsAllowed(text: string): boolean {
  return Array.from(text.matchAll(/%([0-9A-Fa-f]{2})/g)).every(([escape, digits = '']) => {
    const character = String.fromCharCode(Number.parseInt(digits, 16));
    return escape === '%25' || character === ' ' || (character < '\x80' && plain.host.test(character));
  });
}
