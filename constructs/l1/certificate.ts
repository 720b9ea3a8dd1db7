import { ApiObject, type ApiObjectMetadata, type GroupVersionKind } from 'cdk8s';
import type { Construct } from 'constructs';
import type { CertificateSpec } from '../../src/model/wiring/certificate';

/** What a Certificate is: the resource as it is, nothing derived. */
export interface KubeCertificateProps {
  /** @default - a name made from the construct's path */
  readonly metadata?: ApiObjectMetadata;
  /** Upstream's `spec`. */
  readonly spec: CertificateSpec;
}

/** A `Certificate` of cert-manager as it is: for events that speak TLS themselves (`serverCertSecret`, `serverKeySecret`). */
export class KubeCertificate extends ApiObject {
  /** The `apiVersion` and `kind` of the resource. */
  static readonly GVK: GroupVersionKind = { apiVersion: 'cert-manager.io/v1', kind: 'Certificate' };

  /** The manifest as an object, to put into another one. */
  static manifest<P extends KubeCertificateProps>(props: P): GroupVersionKind & P {
    return { ...KubeCertificate.GVK, ...props };
  }

  constructor(scope: Construct, id: string, props: KubeCertificateProps) {
    super(scope, id, { ...KubeCertificate.GVK, ...props });
  }
}
