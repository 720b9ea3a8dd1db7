import { isIP } from 'node:net';
import { EventloomError } from '../errors';
import type { DeclaredEvent, SourceKey } from '../model/kinds';
import { type Annotations, annotationPrefix, askedAnnotations } from './annotations';
import { parseDuration } from './go/time';

/** What is asked of the requests to one endpoint, beyond what Argo Events knows. */
export interface GuardSettings {
  /** Who may send. */
  readonly allowedAddresses?: readonly AddressRange[];
  /** The proxies whose `X-Forwarded-For` is believed. */
  readonly trustedProxies?: readonly AddressRange[];
  readonly rateLimit?: RateLimit;
  readonly signature?: SignatureSettings;
  readonly timestamp?: TimestampSettings;
  readonly token?: TokenSettings;
  /** The header that tells a delivery from others, or `true` for the one that the kind knows. */
  readonly deduplicate?: string | true;
}

/** Addresses that begin alike: `192.0.2.0/24`. */
export interface AddressRange {
  readonly address: string;
  readonly bits: number;
  readonly version: 4 | 6;
}

/** So many requests in a time; as many may come at once. */
export interface RateLimit {
  readonly requests: number;
  readonly perMs: number;
}

/** Where a secret is found. */
export interface SecretPlace {
  readonly name: string;
  readonly key: string;
}

/** A signature over the body. */
export interface SignatureSettings {
  readonly secret: SecretPlace;
  readonly header: string;
  /** @default `sha256` */
  readonly algorithm: 'sha1' | 'sha256' | 'sha384' | 'sha512';
  /** @default `hex` */
  readonly encoding: 'hex' | 'base64' | 'base64url';
  /** What stands before the signature. The header may list several, divided by commas. */
  readonly prefix: string;
  /** What is signed, with `{body}` and `{timestamp}` in it. */
  readonly text: string;
}

/** When a request was made. */
export interface TimestampSettings {
  readonly header: string;
  readonly prefix: string;
  readonly toleranceMs: number;
}

/** A secret that is sent as it is. */
export interface TokenSettings {
  readonly header: string;
  readonly secret: SecretPlace;
}

/** The annotations that ask for guards, without their prefix. */
const names = [
  'allowed-addresses',
  'trusted-proxies',
  'rate-limit',
  'deduplicate',
  'signature-secret',
  'signature-header',
  'signature-algorithm',
  'signature-encoding',
  'signature-prefix',
  'signature-text',
  'timestamp-header',
  'timestamp-prefix',
  'timestamp-tolerance',
  'token-header',
  'token-secret',
] as const;

type Name = (typeof names)[number];

/**
 * Reads the guards that annotations of an EventSource ask for.
 * @throws EventloomError `bad-definition`: a guard that is not understood must not stand open
 */
export function guardSettings(annotations: Annotations, eventName: string): GuardSettings {
  refuseUnknown(annotations);
  const written = (name: Name): string | undefined => {
    const value = annotations[`${annotationPrefix}${name}.${eventName}`] ?? annotations[`${annotationPrefix}${name}`];
    if (value === undefined || typeof value === 'string') return value;
    throw refused(name, value, 'a text, in quotes');
  };
  const [allowed, proxies] = [rangesOf('allowed-addresses', written), rangesOf('trusted-proxies', written)];
  const [rate, timestamp] = [rateOf(written('rate-limit')), timestampOf(written)];
  const [signature, token] = [signatureOf(written, timestamp !== undefined), tokenOf(written)];
  const deduplicate = written('deduplicate');
  return {
    ...(allowed && { allowedAddresses: allowed }),
    ...(proxies && { trustedProxies: proxies }),
    ...(rate && { rateLimit: rate }),
    ...(signature && { signature }),
    ...(timestamp && { timestamp }),
    ...(token && { token }),
    ...(deduplicate && deduplicate !== 'false' && { deduplicate: deduplicate === 'true' ? true : deduplicate }),
  };
}

type Written = (name: Name) => string | undefined;

function refuseUnknown(annotations: Annotations): void {
  for (const asked of askedAnnotations(annotations)) {
    if (names.some((known) => asked === known || asked.startsWith(`${known}.`))) continue;
    throw new EventloomError(
      'bad-definition',
      `there is no annotation ${annotationPrefix}${asked} of an EventSource; there are ${names.join(', ')}`,
    );
  }
}

const rangesOf = (name: Name, written: Written): readonly AddressRange[] | undefined =>
  written(name)
    ?.split(',')
    .filter((range) => range.trim() !== '')
    .map((range) => rangeOf(name, range.trim()));

function rangeOf(name: Name, range: string): AddressRange {
  const [address = '', bits, ...more] = range.split('/');
  const version = isIP(address);
  const most = version === 4 ? 32 : 128;
  const length = bits === undefined ? most : /^\d{1,3}$/.test(bits) ? Number(bits) : Number.NaN;
  if ((version === 4 || version === 6) && more.length === 0 && length <= most)
    return { address, bits: length, version };
  throw refused(name, range, 'ranges of addresses such as 192.0.2.0/24, 192.0.2.1 or 2001:db8::/32');
}

const units: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000 };

function rateOf(text: string | undefined): RateLimit | undefined {
  if (text === undefined) return undefined;
  const [, requests = '', unit = ''] = /^(\d{1,9})\/([smh])$/.exec(text.trim()) ?? [];
  const perMs = units[unit];
  if (perMs !== undefined && Number(requests) > 0) return { requests: Number(requests), perMs };
  throw refused('rate-limit', text, 'a number and a time, such as 100/s, 600/m or 1000/h');
}

function timestampOf(written: Written): TimestampSettings | undefined {
  const header = written('timestamp-header');
  const tolerance = written('timestamp-tolerance');
  if (header === undefined && tolerance === undefined) return undefined;
  if (header === undefined) throw refused('timestamp-header', undefined, 'the header that holds the time');
  const nanos = parseDuration(tolerance ?? '5m');
  if (nanos === undefined || nanos <= 0n) throw refused('timestamp-tolerance', tolerance, 'a duration such as 5m');
  return { header, prefix: written('timestamp-prefix') ?? '', toleranceMs: Number(nanos / 1_000_000n) };
}

function signatureOf(written: Written, hasTimestamp: boolean): SignatureSettings | undefined {
  const [secret, header] = [written('signature-secret'), written('signature-header')];
  if (secret === undefined && header === undefined) return undefined;
  if (header === undefined) throw refused('signature-header', undefined, 'the header that holds the signature');
  const text = written('signature-text') ?? '{body}';
  if (!text.includes('{body}')) throw refused('signature-text', text, 'a text with {body} in it');
  if (text.includes('{timestamp}') && !hasTimestamp) {
    throw refused('timestamp-header', undefined, 'the header that holds the signed time');
  }
  return {
    secret: secretOf('signature-secret', secret),
    header,
    algorithm: oneOf('signature-algorithm', written, ['sha256', 'sha1', 'sha384', 'sha512']),
    encoding: oneOf('signature-encoding', written, ['hex', 'base64', 'base64url']),
    prefix: written('signature-prefix') ?? '',
    text,
  };
}

function tokenOf(written: Written): TokenSettings | undefined {
  const [header, secret] = [written('token-header'), written('token-secret')];
  if (header === undefined && secret === undefined) return undefined;
  if (header === undefined) throw refused('token-header', undefined, 'the header that holds the token');
  return { header, secret: secretOf('token-secret', secret) };
}

function secretOf(setting: Name, text: string | undefined): SecretPlace {
  const [, name, key] = /^([^/\s]+)\/([^/\s]+)$/.exec(text ?? '') ?? [];
  if (name !== undefined && key !== undefined) return { name, key };
  throw refused(setting, text, 'the name and the key of a Secret, such as hook/secret');
}

/** The first is the default. */
function oneOf<T extends string>(name: Name, written: Written, allowed: readonly [T, ...T[]]): T {
  const text = written(name) ?? allowed[0];
  const found = allowed.find((candidate) => candidate === text);
  if (found !== undefined) return found;
  throw refused(name, text, `one of ${allowed.join(', ')}`);
}

const refused = (name: Name, found: unknown, allowed: string): EventloomError =>
  new EventloomError(
    'bad-definition',
    `the annotation ${annotationPrefix}${name} is ${found === undefined ? 'missing' : JSON.stringify(found)}, it has to be ${allowed}`,
  );

const withoutDeliveries: ReadonlySet<string> = new Set<SourceKey>(['gerrit', 'storageGrid', 'webhook']);

/**
 * The guards of one event of an EventSource.
 * @throws EventloomError `bad-definition`
 */
export function guardsOf({ key, name }: Pick<DeclaredEvent, 'key' | 'name'>, annotations: Annotations): GuardSettings {
  const settings = guardSettings(annotations, name);
  if (settings.deduplicate !== true || !withoutDeliveries.has(key)) return settings;
  throw refused(
    'deduplicate',
    'true',
    `the name of a header: the senders of ${key} give deliveries no id of their own`,
  );
}
