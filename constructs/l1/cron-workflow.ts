import { ApiObject, type ApiObjectMetadata, type GroupVersionKind } from 'cdk8s';
import type { Construct } from 'constructs';
import type { CronWorkflowSpec } from '../../src/model/workflow/cron-workflow';

/** What a CronWorkflow is: the resource as it is, nothing derived. */
export interface KubeCronWorkflowProps {
  /** @default - a name made from the construct's path */
  readonly metadata?: ApiObjectMetadata;
  /** Upstream's `spec`. */
  readonly spec: CronWorkflowSpec;
}

/** An Argo `CronWorkflow` as it is: a workflow that runs by a schedule. */
export class KubeCronWorkflow extends ApiObject {
  /** The `apiVersion` and `kind` of the resource. */
  static readonly GVK: GroupVersionKind = { apiVersion: 'argoproj.io/v1alpha1', kind: 'CronWorkflow' };

  /** The manifest as an object, to put into another one. */
  static manifest<P extends KubeCronWorkflowProps>(props: P): GroupVersionKind & P {
    return { ...KubeCronWorkflow.GVK, ...props };
  }

  constructor(scope: Construct, id: string, props: KubeCronWorkflowProps) {
    super(scope, id, { ...KubeCronWorkflow.GVK, ...props });
  }
}
