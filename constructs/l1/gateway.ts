import { ApiObject, type ApiObjectMetadata, type GroupVersionKind } from 'cdk8s';
import type { Construct } from 'constructs';
import type { GatewaySpec } from '../../src/model/wiring/gateway';

/** What a Gateway is: the resource as it is, nothing derived. */
export interface KubeGatewayProps {
  /** @default - a name made from the construct's path */
  readonly metadata?: ApiObjectMetadata;
  /** Upstream's `spec`. */
  readonly spec: GatewaySpec;
}

/** A `Gateway` of the Gateway API as it is. */
export class KubeGateway extends ApiObject {
  /** The `apiVersion` and `kind` of the resource. */
  static readonly GVK: GroupVersionKind = { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'Gateway' };

  /** The manifest as an object, to put into another one. */
  static manifest<P extends KubeGatewayProps>(props: P): GroupVersionKind & P {
    return { ...KubeGateway.GVK, ...props };
  }

  constructor(scope: Construct, id: string, props: KubeGatewayProps) {
    super(scope, id, { ...KubeGateway.GVK, ...props });
  }
}
