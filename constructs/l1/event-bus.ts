import { ApiObject, type ApiObjectMetadata, type GroupVersionKind } from 'cdk8s';
import type { Construct } from 'constructs';
import type { EventBusSpec } from '../../src/model/event-bus';

/** What an EventBus is: the resource as it is, nothing derived. */
export interface KubeEventBusProps {
  /** @default - a name made from the construct's path */
  readonly metadata?: ApiObjectMetadata;
  /** Upstream's `spec`. */
  readonly spec: EventBusSpec;
}

/** An Argo Events `EventBus` as it is. {@link EventBus} says the same shorter. */
export class KubeEventBus extends ApiObject {
  /** The `apiVersion` and `kind` of the resource. */
  static readonly GVK: GroupVersionKind = { apiVersion: 'argoproj.io/v1alpha1', kind: 'EventBus' };

  /** The manifest as an object, to put into another one. */
  static manifest<P extends KubeEventBusProps>(props: P): GroupVersionKind & P {
    return { ...KubeEventBus.GVK, ...props };
  }

  constructor(scope: Construct, id: string, props: KubeEventBusProps) {
    super(scope, id, { ...KubeEventBus.GVK, ...props });
  }
}
