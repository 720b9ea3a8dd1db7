import { ApiObject, type ApiObjectMetadata, type GroupVersionKind } from 'cdk8s';
import type { Construct } from 'constructs';
import type { EventSourceSpec } from '../../src/model/event-source';

/** What an EventSource is: the resource as it is, nothing derived. */
export interface KubeEventSourceProps {
  /** @default - a name made from the construct's path */
  readonly metadata?: ApiObjectMetadata;
  /** Upstream's `spec`. */
  readonly spec: EventSourceSpec;
}

/** An Argo Events `EventSource` as it is. {@link EventSource} says the same shorter. */
export class KubeEventSource extends ApiObject {
  /** The `apiVersion` and `kind` of the resource. */
  static readonly GVK: GroupVersionKind = { apiVersion: 'argoproj.io/v1alpha1', kind: 'EventSource' };

  /** The manifest as an object, to put into another one. */
  static manifest<P extends KubeEventSourceProps>(props: P): GroupVersionKind & P {
    return { ...KubeEventSource.GVK, ...props };
  }

  constructor(scope: Construct, id: string, props: KubeEventSourceProps) {
    super(scope, id, { ...KubeEventSource.GVK, ...props });
  }
}
