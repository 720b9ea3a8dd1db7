import { ApiObject, type ApiObjectMetadata, type GroupVersionKind } from 'cdk8s';
import type { Construct } from 'constructs';
import type { ApplicationSpec } from '../../src/model/wiring/application';

/** What an Application is: the resource as it is, nothing derived. */
export interface KubeApplicationProps {
  /** @default - a name made from the construct's path */
  readonly metadata?: ApiObjectMetadata;
  /** Upstream's `spec`. */
  readonly spec: ApplicationSpec;
}

/** An `Application` of Argo CD as it is: keeps what {@link PipelineApp} wrote in a cluster. It belongs into the namespace of Argo CD. */
export class KubeApplication extends ApiObject {
  /** The `apiVersion` and `kind` of the resource. */
  static readonly GVK: GroupVersionKind = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application' };

  /** The manifest as an object, to put into another one. */
  static manifest<P extends KubeApplicationProps>(props: P): GroupVersionKind & P {
    return { ...KubeApplication.GVK, ...props };
  }

  constructor(scope: Construct, id: string, props: KubeApplicationProps) {
    super(scope, id, { ...KubeApplication.GVK, ...props });
  }
}
