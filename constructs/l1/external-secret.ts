import { ApiObject, type ApiObjectMetadata, type GroupVersionKind } from 'cdk8s';
import type { Construct } from 'constructs';
import type { ExternalSecretSpec } from '../../src/model/wiring/external-secret';

/** What an ExternalSecret is: the resource as it is, nothing derived. */
export interface KubeExternalSecretProps {
  /** @default - a name made from the construct's path */
  readonly metadata?: ApiObjectMetadata;
  /** Upstream's `spec`. */
  readonly spec: ExternalSecretSpec;
}

/** An `ExternalSecret` as it is. {@link WebhookSecret.externalSecret} makes one with a single key. */
export class KubeExternalSecret extends ApiObject {
  /** The `apiVersion` and `kind` of the resource. */
  static readonly GVK: GroupVersionKind = { apiVersion: 'external-secrets.io/v1', kind: 'ExternalSecret' };

  /** The manifest as an object, to put into another one. */
  static manifest<P extends KubeExternalSecretProps>(props: P): GroupVersionKind & P {
    return { ...KubeExternalSecret.GVK, ...props };
  }

  constructor(scope: Construct, id: string, props: KubeExternalSecretProps) {
    super(scope, id, { ...KubeExternalSecret.GVK, ...props });
  }
}
