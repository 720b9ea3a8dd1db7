import type { HttpRequest } from '../clients/http-message';
import { EventloomError } from '../errors';
import { toBytes } from '../language/go/text';
import { normalizeUri } from '../language/go/uri';
import type { Rendered } from '../model/rendered';
import type { SecureHeader } from '../model/secure-header';
import type { HTTPTrigger } from '../model/triggers/http';
import { secretText } from './tls';
import type { TriggerContext } from './trigger';
import { unescaped } from './unescaped';

/** What a request takes from its surroundings. */
type RequestContext = Pick<TriggerContext, 'secrets' | 'configMaps' | 'traceparent' | 'tracestate'>;

/**
 * The request that an http trigger makes. It may still turn out that it cannot be sent.
 * @throws EventloomError `bad-value` for a method or an address that makes no sense, `secret-missing`
 */
export async function requestOf(
  { template: { name, http }, payload = '' }: Rendered,
  context: RequestContext,
): Promise<HttpRequest> {
  if (!http) throw new EventloomError('bad-definition', `the trigger ${name} has no http`);
  const method = http.method || 'POST';
  if (!/^[\w!#$%&'*+.^`|~-]+$/.test(method)) {
    throw new EventloomError('bad-value', `the trigger ${name} has the method "${method}", which no request can have`);
  }
  const address = addressOf(http.url ?? '');
  if (!address) {
    throw new EventloomError('bad-value', `the trigger ${name} has an address that makes no sense: check its url`);
  }
  const { url, host, user } = address;
  const headers = await headersOf(http, context);
  if (user && !headers.Authorization) headers.Authorization = basic(user);
  return { method, url, host: http.host || host, headers, body: payload === '' ? nothing : toBytes(payload) };
}

const nothing = new Uint8Array();

async function headersOf(
  { headers, secureHeaders, basicAuth }: HTTPTrigger,
  context: RequestContext,
): Promise<Record<string, string>> {
  const found: Record<string, string> = { ...headers };
  for (const header of secureHeaders ?? []) found[header.name] = await secureValue(header, context);
  if (basicAuth) {
    const { username, password } = basicAuth as Partial<typeof basicAuth>;
    const parts = [username, password].map((part) => (part ? secretText(part, context.secrets) : ''));
    found.Authorization = basic((await Promise.all(parts)).join(':'));
  }
  const isTraced = Object.keys(found).some((name) => name.toLowerCase() === 'traceparent');
  if (context.traceparent === undefined || isTraced) return found;
  found.traceparent = context.traceparent;
  if (context.tracestate !== undefined) found.tracestate = context.tracestate;
  return found;
}

async function secureValue(
  { name, valueFrom }: SecureHeader,
  { secrets, configMaps }: Pick<TriggerContext, 'secrets' | 'configMaps'>,
): Promise<string> {
  const { secretKeyRef, configMapKeyRef } = valueFrom ?? {};
  if (secretKeyRef) return secretText(secretKeyRef, secrets);
  if (configMapKeyRef) return secretText(configMapKeyRef, configMaps);
  throw new EventloomError('bad-definition', `the secure header ${name} names neither a Secret nor a ConfigMap`);
}

const basic = (credentials: string): string => `Basic ${Buffer.from(credentials, 'utf8').toString('base64')}`;

interface Address {
  readonly url: string;
  readonly host: string;
  /** `user:password` */
  readonly user?: string;
}

/** Addresses that stay as they are; anything else takes a closer look. */
const plain = /^https?:\/\/([a-z0-9.-]+(?::\d+)?)(?:\/[\w./~-]*)?$/;

function addressOf(text: string): Address | undefined {
  const [, plainHost] = plain.exec(text) ?? [];
  if (plainHost !== undefined) return { url: text, host: plainHost };
  const normal = normalizeUri(text);
  if (normal === undefined) return undefined;
  const [, start = '', user, host = '', rest = ''] =
    /^([a-z][a-z0-9+.-]*:\/\/|\/\/)(?:([^/?#]*)@)?([^/?#]*)(.*)$/s.exec(normal) ?? [];
  if (start === '') return { url: normal, host: '' };
  const withoutEmptyPort = host.replace(/:$/, '');
  const url = `${start}${user === undefined ? '' : `${user}@`}${withoutEmptyPort}${rest}`;
  const address = { url, host: unescaped(withoutEmptyPort) };
  return user === undefined ? address : { ...address, user: withColon(user) };
}

/** A name without a password still has a colon after it. */
function withColon(user: string): string {
  const [name = '', ...password] = user.split(':');
  return `${unescaped(name)}:${unescaped(password.join(':'))}`;
}
