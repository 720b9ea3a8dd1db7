import type { StandardK8STrigger } from '../../src/model/triggers/k8s';
import type { ITrigger, TriggerAction, TriggerContext } from '../trigger';

/** An object of Kubernetes, as a manifest states it. */
export interface KubernetesManifest {
  /** The group and version, such as `batch/v1`. */
  readonly apiVersion: string;
  /** The kind, such as `Job`. */
  readonly kind: string;
  /** Its name or `generateName`, and what else is known about it. */
  readonly metadata?: object;
}

/** @see K8sTrigger.patch */
export interface PatchOptions {
  /** How the patch is read. Upstream sends the whole object, so that a list of JSON patches cannot work. @default 'merge' */
  readonly strategy?: 'merge' | 'strategic-merge';
}

/** Creates, changes or deletes an object in the cluster. */
export class K8sTrigger implements ITrigger {
  /**
   * Creates an object per firing: `K8sTrigger.create(KubeJob.manifest({ ... }))`. Values of events may stand in any text of it. Let the
   * API server choose the name (`metadata.generateName`), or make it of something that each event has its own of: an object that
   * exists already is an error.
   */
  static create<M extends KubernetesManifest>(manifest: M): K8sTrigger {
    return new K8sTrigger(manifest, { operation: 'create' });
  }

  /**
   * Merges a manifest into the object of its name, or creates it. Lists are replaced whole; an empty value does not take away what is
   * there.
   */
  static update<M extends KubernetesManifest>(manifest: M): K8sTrigger {
    return new K8sTrigger(manifest, { operation: 'update' });
  }

  /** Patches the object of its name with the manifest, or creates it. */
  static patch<M extends KubernetesManifest>(manifest: M, { strategy = 'merge' }: PatchOptions = {}): K8sTrigger {
    return new K8sTrigger(manifest, { operation: 'patch', patchStrategy: `application/${strategy}-patch+json` });
  }

  /** Deletes the object of its name; it is fine when there is none. */
  static delete<M extends KubernetesManifest>(manifest: M): K8sTrigger {
    return new K8sTrigger(manifest, { operation: 'delete' });
  }

  private constructor(
    private readonly manifest: KubernetesManifest,
    private readonly how: Pick<StandardK8STrigger, 'operation' | 'patchStrategy'>,
  ) {}

  bind(context: TriggerContext): TriggerAction {
    const { body, parameters } = context.parameterize(this.manifest);
    return { k8s: { ...this.how, source: { resource: body }, ...(parameters.length > 0 ? { parameters } : {}) } };
  }
}
