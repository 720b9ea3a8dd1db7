import { ApiObject, type ApiObjectMetadata, type GroupVersionKind } from 'cdk8s';
import type { Construct } from 'constructs';
import type { WorkflowSpec } from '../../src/model/workflow/spec';

/** What a Workflow is: the resource as it is, nothing derived. */
export interface KubeWorkflowProps {
  /** @default - a name made from the construct's path */
  readonly metadata?: ApiObjectMetadata;
  /** Upstream's `spec`. */
  readonly spec: WorkflowSpec;
}

/** An Argo `Workflow` as it is: one run. Give it `generateName` only in a trigger; `kubectl apply` needs a name. */
export class KubeWorkflow extends ApiObject {
  /** The `apiVersion` and `kind` of the resource. */
  static readonly GVK: GroupVersionKind = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Workflow' };

  /** The manifest as an object, to put into another one. */
  static manifest<P extends KubeWorkflowProps>(props: P): GroupVersionKind & P {
    return { ...KubeWorkflow.GVK, ...props };
  }

  constructor(scope: Construct, id: string, props: KubeWorkflowProps) {
    super(scope, id, { ...KubeWorkflow.GVK, ...props });
  }
}
