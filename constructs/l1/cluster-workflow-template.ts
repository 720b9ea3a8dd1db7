import { ApiObject, type ApiObjectMetadata, type GroupVersionKind } from 'cdk8s';
import type { Construct } from 'constructs';
import type { WorkflowSpec } from '../../src/model/workflow/spec';
import { dropNamespace } from './cluster-scope';

/** What a ClusterWorkflowTemplate is: the resource as it is, nothing derived. */
export interface KubeClusterWorkflowTemplateProps {
  /** @default - a name made from the construct's path */
  readonly metadata?: ApiObjectMetadata;
  /** Upstream's `spec`. */
  readonly spec: WorkflowSpec;
}

/** An Argo `ClusterWorkflowTemplate` as it is: a WorkflowTemplate for all namespaces. */
export class KubeClusterWorkflowTemplate extends ApiObject {
  /** The `apiVersion` and `kind` of the resource. */
  static readonly GVK: GroupVersionKind = { apiVersion: 'argoproj.io/v1alpha1', kind: 'ClusterWorkflowTemplate' };

  /** The manifest as an object, to put into another one. */
  static manifest<P extends KubeClusterWorkflowTemplateProps>(props: P): GroupVersionKind & P {
    return { ...KubeClusterWorkflowTemplate.GVK, ...props };
  }

  constructor(scope: Construct, id: string, props: KubeClusterWorkflowTemplateProps) {
    super(scope, id, { ...KubeClusterWorkflowTemplate.GVK, ...props });
    dropNamespace(this);
  }
}
