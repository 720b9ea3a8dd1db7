import { ApiObject, type ApiObjectMetadata, type GroupVersionKind } from 'cdk8s';
import type { Construct } from 'constructs';
import type { WorkflowSpec } from '../../src/model/workflow/spec';

/** What a WorkflowTemplate is: the resource as it is, nothing derived. */
export interface KubeWorkflowTemplateProps {
  /** @default - a name made from the construct's path */
  readonly metadata?: ApiObjectMetadata;
  /** Upstream's `spec`. */
  readonly spec: WorkflowSpec;
}

/** An Argo `WorkflowTemplate` as it is. {@link WorkflowTemplate} says the same with parameters that are checked. */
export class KubeWorkflowTemplate extends ApiObject {
  /** The `apiVersion` and `kind` of the resource. */
  static readonly GVK: GroupVersionKind = { apiVersion: 'argoproj.io/v1alpha1', kind: 'WorkflowTemplate' };

  /** The manifest as an object, to put into another one. */
  static manifest<P extends KubeWorkflowTemplateProps>(props: P): GroupVersionKind & P {
    return { ...KubeWorkflowTemplate.GVK, ...props };
  }

  constructor(scope: Construct, id: string, props: KubeWorkflowTemplateProps) {
    super(scope, id, { ...KubeWorkflowTemplate.GVK, ...props });
  }
}
