import type { Service } from 'cdk8s-plus-28';

/** A path of a host, and the port behind it. */
export interface ExposedPath {
  /** Exactly this path and none below it. */
  readonly path: string;
  /** The port of the Service. */
  readonly port: number;
  /** The Service that selects the pods of the event source. */
  readonly service: Service;
}

/** The certificate with which a host speaks TLS. */
export interface ExposureTls {
  /** The Secret that holds the certificate and its key. */
  readonly secretName: string;
  /** The ClusterIssuer with which cert-manager fills the Secret. @default - somebody else does */
  readonly clusterIssuer?: string;
}

/** The annotation that makes cert-manager fill the Secret. */
export function issuerAnnotation(tls: ExposureTls | undefined): { readonly [key: string]: string } {
  return tls?.clusterIssuer === undefined ? {} : { 'cert-manager.io/cluster-issuer': tls.clusterIssuer };
}
