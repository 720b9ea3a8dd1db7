import type { Size } from 'cdk8s';
import { EventloomError } from '../../src/errors';
import type { WebhookContext } from '../../src/model/event-source';
import type { SecretKeySelector } from '../../src/model/kubernetes';
import type { Endpoint } from '../event';
import { secretKey } from '../plain-fields';
import { requirePort } from '../requirements';

/** Where an event source of an HTTP kind listens, and whom it lets in. */
export interface EndpointOptions {
  /** The port in the pod, and of the Service. @default 12000 */
  readonly port?: number;
  /** The path, beginning with a slash. @default - the name of what is received, such as `/push` */
  readonly endpoint?: string;
  /** The HTTP method. @default 'POST' */
  readonly method?: string;
  /**
   * The public base address under which the provider calls, for sources that register their own webhooks.
   * @default - the address that an exposure gives the event
   */
  readonly url?: string;
  /**
   * Callers must present this token as `Authorization: Bearer`. GitHub, Slack, Stripe and most other providers send no such header: this is
   * for callers of one's own, or for a proxy in between that adds it.
   * @default - no token is asked for
   */
  readonly authSecret?: SecretKeySelector;
  /** The largest body that is accepted. @default Size.mebibytes(1) */
  readonly maxPayloadSize?: Size;
  /** The certificate with which the port itself speaks TLS; needs `serverKeySecret`. @default - plain HTTP in the cluster */
  readonly serverCertSecret?: SecretKeySelector;
  /** The key of `serverCertSecret`. @default - plain HTTP in the cluster */
  readonly serverKeySecret?: SecretKeySelector;
}

/** What every event can be told, whatever its kind. */
export interface EventOptions {
  /** Texts that each event carries as `metadata` in its payload. @default - none */
  readonly metadata?: { readonly [key: string]: string };
  /**
   * Upstream's `filter.expression`: only events for which it is true reach the bus. The caller is answered 200 all the same.
   * @default - every event does
   */
  readonly filter?: string;
}

/**
 * The listener that options describe.
 * @throws EventloomError `bad-value` for a port or path that no server could listen on, or half a TLS certificate.
 */
export function endpointOf(options: EndpointOptions, defaultPath: string): Endpoint {
  const { port = 12000, endpoint = defaultPath } = options;
  requirePort(port);
  if (!endpoint.startsWith('/')) {
    throw new EventloomError(
      'bad-value',
      `endpoint '${endpoint}' would never be called; begin it with a slash: '/${endpoint}'`,
    );
  }
  if ((options.serverCertSecret === undefined) !== (options.serverKeySecret === undefined)) {
    throw new EventloomError(
      'bad-value',
      'serverCertSecret and serverKeySecret only work together; give both or neither',
    );
  }
  return { port, path: endpoint, tls: options.serverCertSecret !== undefined };
}

/** Upstream's webhook context. */
export function webhookContext(endpoint: Endpoint, options: EndpointOptions, url = options.url): WebhookContext {
  return {
    port: String(endpoint.port),
    endpoint: endpoint.path,
    method: options.method ?? 'POST',
    ...(url === undefined ? {} : { url }),
    ...(options.authSecret ? { authSecret: secretKey(options.authSecret) } : {}),
    ...(options.maxPayloadSize ? { maxPayloadSize: options.maxPayloadSize.toKibibytes() * 1024 } : {}),
    ...(options.serverCertSecret ? { serverCertSecret: secretKey(options.serverCertSecret) } : {}),
    ...(options.serverKeySecret ? { serverKeySecret: secretKey(options.serverKeySecret) } : {}),
  };
}
