import type { RequestOptions } from 'node:https';
import type { Dispatcher } from 'undici';
import { EventloomError, reasonOf } from '../errors';
import { ApiCluster } from './api-cluster';
import type { ApiServer } from './api-request';
import type { Cluster } from './cluster';

/**
 * The cluster of the current context: of `$KUBECONFIG`, `~/.kube/config`, or the pod that this process runs in.
 * @throws EventloomError `library-missing`, `cannot-read`
 */
export async function kubeconfigCluster(): Promise<Cluster> {
  const { KubeConfig } = await import('@kubernetes/client-node').catch((cause: unknown) => {
    throw new EventloomError(
      'library-missing',
      'to act on a cluster the package @kubernetes/client-node is needed: npm install @kubernetes/client-node@1',
      { cause },
    );
  });
  const config = new KubeConfig();
  try {
    config.loadFromDefault();
  } catch (cause) {
    const reason = reasonOf(cause);
    throw new EventloomError('cannot-read', `the kubeconfig cannot be read: ${reason}`, { cause });
  }
  const { server = noCluster, proxyUrl } = config.getCurrentCluster() ?? {};
  if (server === noCluster) {
    throw new EventloomError(
      'cannot-read',
      'no kubeconfig names a cluster: set KUBECONFIG or choose a context, or do without one: --cluster dry-run',
    );
  }
  return new ApiCluster(apiServerAt(server, (options) => config.applyToHTTPSOptions(options), proxyUrl));
}

/** What the library makes up when there is no configuration. */
const noCluster = 'http://localhost:8080';

/** How long credentials may take to come, in milliseconds. */
const credentialsMs = 30_000;

/** How many connections the API server may see. */
const connections = 256;

/**
 * An API server. TLS settings and credentials come anew for each request, so that tokens are renewed; connections are kept while TLS
 * stays the same. A plugin for credentials runs once for all requests that wait for it.
 * @param apply sets them
 * @param proxy the address of the proxy in between, if there is one
 * @throws EventloomError `cannot-read` for a proxy that cannot be used; the credentials `cluster-unreachable` when there are none
 */
export function apiServerAt(
  url: string,
  apply: (options: RequestOptions) => Promise<void>,
  proxy: string | undefined,
): ApiServer {
  if (proxy && !/^https?:/.test(proxy)) {
    const [scheme = ''] = proxy.split(':');
    throw new EventloomError(
      'cannot-read',
      `the proxy-url of the kubeconfig has the scheme ${scheme.slice(0, 20)}; known: http, https`,
    );
  }
  let current: { readonly key: string; readonly dispatcher: Dispatcher } | undefined;
  let awaited: Promise<RequestOptions> | undefined;
  const applied = async (): Promise<RequestOptions> => {
    const options: RequestOptions = {};
    await inTime(apply(options)).catch(unusable);
    return options;
  };
  return {
    url,
    credentials: async () => {
      awaited ??= applied().finally(() => {
        awaited = undefined;
      });
      const options = await awaited;
      const { ca, cert, key, pfx, passphrase, rejectUnauthorized, servername } = options;
      const tls = { ca, cert, key, pfx, passphrase, rejectUnauthorized, servername };
      const identity = JSON.stringify(Object.values(tls).map((part) => String(part)));
      if (current?.key !== identity) {
        const connect = Object.fromEntries(Object.entries(tls).filter(([, value]) => value !== undefined));
        current = { key: identity, dispatcher: open(connect, proxy) };
      }
      return { headers: headersOf(options), dispatcher: current.dispatcher };
    },
  };
}

function open(tls: object, proxy: string | undefined): Dispatcher {
  const { Agent, ProxyAgent } = require('undici') as typeof import('undici');
  return proxy
    ? new ProxyAgent({ uri: proxy, requestTls: tls, connections })
    : new Agent({ connect: tls, connections });
}

function inTime(work: Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = (): void => reject(new Error(`they did not come within ${credentialsMs / 1000} s`));
    const timer = setTimeout(late, credentialsMs);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** What a plugin printed may be a secret, and the library's errors quote it. */
function unusable(cause: unknown): never {
  const isGarbled = cause instanceof SyntaxError || cause instanceof TypeError || !(cause instanceof Error);
  const reason = isGarbled ? 'a plugin printed no ExecCredential' : cause.message.trim().slice(0, 300);
  throw new EventloomError('cluster-unreachable', `the kubeconfig gives no credentials: ${reason}`, {
    ...(!isGarbled && { cause }),
  });
}

function headersOf({ headers = {}, auth }: RequestOptions): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) found[name.toLowerCase()] = String(value);
  }
  if (auth) found.authorization = `Basic ${Buffer.from(auth).toString('base64')}`;
  return found;
}
