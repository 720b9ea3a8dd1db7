import type { StandardK8STrigger } from '../../src/model/triggers/k8s';
import type { ITrigger, TriggerAction, TriggerContext } from '../trigger';

/** An object of Kubernetes, as a manifest states it. */
export interface KubernetesManifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata?: object;
}

/** Creates an object in the cluster. */
export class K8sTrigger implements ITrigger {
  /**
   * Creates an object per firing: `K8sTrigger.create(KubeJob.manifest({ ... }))`. Values of events may stand in any text of it. Let the
   * API server choose the name (`metadata.generateName`), or make it of something that each event has its own of: an object that
   * exists already is an error.
   */
  static create(manifest: KubernetesManifest): K8sTrigger {
    return new K8sTrigger('create', manifest);
  }

  private constructor(
    private readonly operation: NonNullable<StandardK8STrigger['operation']>,
    private readonly manifest: KubernetesManifest,
  ) {}

  bind(context: TriggerContext): TriggerAction {
    const { body, parameters } = context.parameterize(this.manifest);
    const { operation } = this;
    return { k8s: { operation, source: { resource: body }, ...(parameters.length > 0 ? { parameters } : {}) } };
  }
}
