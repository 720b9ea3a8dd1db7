import type { EventDefinitions, EventSource } from './event-source';

/** A path of a host, and the port behind it. */
export interface ExposedPath {
  /** The path. With `prefix` all that is below it belongs to it, too. */
  readonly path: string;
  /** Whether the event source finds parts of its own in the path, so that what is behind the first of them is its business. */
  readonly prefix: boolean;
  /** The port of the Service. */
  readonly port: number;
  /** Whether the port speaks TLS itself. */
  readonly tls: boolean;
  /** Whose pods are behind it. */
  readonly eventSource: EventSource<EventDefinitions>;
}

/** The certificate with which a host speaks TLS. */
export interface ExposureTls {
  /** The Secret that holds the certificate and its key. */
  readonly secretName: string;
  /** The ClusterIssuer with which cert-manager fills the Secret. @default - somebody else does */
  readonly clusterIssuer?: string;
  /** The Issuer of the same namespace with which cert-manager fills the Secret. @default - somebody else does */
  readonly issuer?: string;
}

/** The annotations that make cert-manager fill the Secret. */
export function issuerAnnotation(tls: ExposureTls | undefined): { readonly [key: string]: string } {
  return {
    ...(tls?.clusterIssuer === undefined ? {} : { 'cert-manager.io/cluster-issuer': tls.clusterIssuer }),
    ...(tls?.issuer === undefined ? {} : { 'cert-manager.io/issuer': tls.issuer }),
  };
}

/** What a host routes by: a listener may stand for any segment in braces, which neither Ingress nor HTTPRoute can say. */
export function routedPath(endpoint: string): Pick<ExposedPath, 'path' | 'prefix'> {
  const brace = endpoint.indexOf('{');
  if (brace < 0) return { path: endpoint, prefix: false };
  const fixed = endpoint.slice(0, endpoint.lastIndexOf('/', brace));
  return { path: fixed === '' ? '/' : fixed, prefix: true };
}
