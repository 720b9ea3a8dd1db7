import type { RequestOptions } from 'node:https';
import type { Dispatcher } from 'undici';
import { EventloomError } from '../errors';
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
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new EventloomError('cannot-read', `the kubeconfig cannot be read: ${reason}`, { cause });
  }
  const server = config.getCurrentCluster()?.server;
  if (server === undefined || server === noCluster) {
    throw new EventloomError(
      'cannot-read',
      'no kubeconfig names a cluster: set KUBECONFIG or choose a context, or do without one: --cluster dry-run',
    );
  }
  return new ApiCluster(apiServer(server, (options) => config.applyToHTTPSOptions(options)));
}

/** What the library makes up when there is no configuration. */
const noCluster = 'http://localhost:8080';

/** TLS settings and credentials come anew for each request, so that tokens are renewed; connections are kept while TLS stays the same. */
function apiServer(url: string, apply: (options: RequestOptions) => Promise<void>): ApiServer {
  let current: { readonly key: string; readonly dispatcher: Dispatcher } | undefined;
  return {
    url,
    credentials: async () => {
      const { Agent } = require('undici') as typeof import('undici');
      const options: RequestOptions = {};
      await apply(options);
      const { ca, cert, key, pfx, passphrase, rejectUnauthorized, servername } = options;
      const tls = { ca, cert, key, pfx, passphrase, rejectUnauthorized, servername };
      const identity = JSON.stringify(Object.values(tls).map((part) => String(part)));
      if (current?.key !== identity) {
        const connect = Object.fromEntries(Object.entries(tls).filter(([, value]) => value !== undefined));
        current = { key: identity, dispatcher: new Agent({ connect }) };
      }
      return { headers: headersOf(options), dispatcher: current.dispatcher };
    },
  };
}

function headersOf({ headers = {}, auth }: RequestOptions): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) found[name.toLowerCase()] = String(value);
  }
  if (auth) found.authorization = `Basic ${Buffer.from(auth).toString('base64')}`;
  return found;
}
