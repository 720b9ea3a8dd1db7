import { ApiObject, type ApiObjectMetadata, type GroupVersionKind } from 'cdk8s';
import type { Construct } from 'constructs';
import type { HTTPRouteSpec } from '../../src/model/wiring/http-route';

/** What an HTTPRoute is: the resource as it is, nothing derived. */
export interface KubeHttpRouteProps {
  /** @default - a name made from the construct's path */
  readonly metadata?: ApiObjectMetadata;
  /** Upstream's `spec`. */
  readonly spec: HTTPRouteSpec;
}

/** An `HTTPRoute` of the Gateway API as it is. {@link Exposure.httpRoute} makes one for event sources. */
export class KubeHttpRoute extends ApiObject {
  /** The `apiVersion` and `kind` of the resource. */
  static readonly GVK: GroupVersionKind = { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute' };

  /** The manifest as an object, to put into another one. */
  static manifest<P extends KubeHttpRouteProps>(props: P): GroupVersionKind & P {
    return { ...KubeHttpRoute.GVK, ...props };
  }

  constructor(scope: Construct, id: string, props: KubeHttpRouteProps) {
    super(scope, id, { ...KubeHttpRoute.GVK, ...props });
  }
}
