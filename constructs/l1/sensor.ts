import { ApiObject, type ApiObjectMetadata, type GroupVersionKind } from 'cdk8s';
import type { Construct } from 'constructs';
import type { SensorSpec } from '../../src/model/sensor';

/** What a Sensor is: the resource as it is, nothing derived. */
export interface KubeSensorProps {
  /** @default - a name made from the construct's path */
  readonly metadata?: ApiObjectMetadata;
  /** Upstream's `spec`. */
  readonly spec: SensorSpec;
}

/** An Argo Events `Sensor` as it is. {@link Sensor} says the same shorter, and refuses what would never fire. */
export class KubeSensor extends ApiObject {
  /** The `apiVersion` and `kind` of the resource. */
  static readonly GVK: GroupVersionKind = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Sensor' };

  /** The manifest as an object, to put into another one. */
  static manifest<P extends KubeSensorProps>(props: P): GroupVersionKind & P {
    return { ...KubeSensor.GVK, ...props };
  }

  constructor(scope: Construct, id: string, props: KubeSensorProps) {
    super(scope, id, { ...KubeSensor.GVK, ...props });
  }
}
