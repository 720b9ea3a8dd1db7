import { ApiObject, type ApiObjectMetadata, type GroupVersionKind } from 'cdk8s';
import type { Construct } from 'constructs';
import type { SealedSecretSpec } from '../../src/model/wiring/sealed-secret';

/** What a SealedSecret is: the resource as it is, nothing derived. */
export interface KubeSealedSecretProps {
  /** @default - a name made from the construct's path */
  readonly metadata?: ApiObjectMetadata;
  /** Upstream's `spec`. */
  readonly spec: SealedSecretSpec;
}

/** A `SealedSecret` as it is. {@link WebhookSecret.sealedSecret} makes one with a single key. */
export class KubeSealedSecret extends ApiObject {
  /** The `apiVersion` and `kind` of the resource. */
  static readonly GVK: GroupVersionKind = { apiVersion: 'bitnami.com/v1alpha1', kind: 'SealedSecret' };

  /** The manifest as an object, to put into another one. */
  static manifest<P extends KubeSealedSecretProps>(props: P): GroupVersionKind & P {
    return { ...KubeSealedSecret.GVK, ...props };
  }

  constructor(scope: Construct, id: string, props: KubeSealedSecretProps) {
    super(scope, id, { ...KubeSealedSecret.GVK, ...props });
  }
}
