import { EventloomError } from '../../src/errors';
import type { StandardK8STrigger } from '../../src/model/triggers/k8s';
import { Artifact } from '../artifact';
import { holdsValues } from '../payload';
import type { ITrigger, TriggerAction, TriggerContext } from '../trigger';
import { objectSource } from './object-source';

/** An object of Kubernetes, as a manifest states it. */
export interface KubernetesManifest {
  /** The group and version, such as `batch/v1`. */
  readonly apiVersion: string;
  /** The kind, such as `Job`. */
  readonly kind: string;
  /** Its name or `generateName`, and what else is known about it. */
  readonly metadata?: object;
}

/** @see K8sTrigger.update */
export interface UpdateOptions {
  /**
   * Writes what the manifest says into the object as it is in the cluster, field by field, in place of a merge; so an empty value counts,
   * too, and an item of a list is changed in its place. The object must exist.
   * @default false
   */
  readonly liveObject?: boolean;
}

/** @see K8sTrigger.patch */
export interface PatchOptions {
  /** How the patch is read. Upstream sends the whole object, so that a list of JSON patches cannot work. @default 'merge' */
  readonly strategy?: 'merge' | 'strategic-merge';
}

/**
 * Creates, changes or deletes an object in the cluster: one that is stated, in any text of which values of events may stand, or an
 * {@link Artifact}, which is elsewhere.
 */
export class K8sTrigger implements ITrigger {
  /**
   * Creates an object per firing: `K8sTrigger.create(KubeJob.manifest({ ... }))`. Let the API server choose the name
   * (`metadata.generateName`), or make it of something that each event has its own of: an object that exists already is an error.
   */
  static create<M extends KubernetesManifest>(object: M | Artifact): K8sTrigger {
    return new K8sTrigger(object, { operation: 'create' });
  }

  /**
   * Merges a manifest into the object of its name, or creates it. Lists are replaced whole; an empty value does not take away what is
   * there.
   * @throws EventloomError `bad-value` for a `liveObject` that is an artifact, or whose name is a value of an event.
   */
  static update<M extends KubernetesManifest>(
    object: M | Artifact,
    { liveObject = false }: UpdateOptions = {},
  ): K8sTrigger {
    if (liveObject) checkLive(object);
    return new K8sTrigger(object, { operation: 'update', ...(liveObject ? { liveObject } : {}) });
  }

  /** Patches the object of its name with the manifest, or creates it. */
  static patch<M extends KubernetesManifest>(
    object: M | Artifact,
    { strategy = 'merge' }: PatchOptions = {},
  ): K8sTrigger {
    return new K8sTrigger(object, { operation: 'patch', patchStrategy: `application/${strategy}-patch+json` });
  }

  /** Deletes the object of its name; it is fine when there is none. */
  static delete<M extends KubernetesManifest>(object: M | Artifact): K8sTrigger {
    return new K8sTrigger(object, { operation: 'delete' });
  }

  private constructor(
    private readonly object: KubernetesManifest | Artifact,
    private readonly how: Pick<StandardK8STrigger, 'operation' | 'patchStrategy' | 'liveObject'>,
  ) {}

  bind(context: TriggerContext): TriggerAction {
    if (this.how.liveObject) return { k8s: { ...this.how, ...this.live(context) } };
    const { fields, outer, holds } = objectSource(context, 'k8s', this.object);
    return {
      k8s: { ...this.how, ...fields },
      ...(outer.length > 0 ? { parameters: outer } : {}),
      ...(holds ? { holds } : {}),
    };
  }

  /** Upstream takes from the manifest only which object is meant: the rest must all be parameters. */
  private live(context: TriggerContext): Pick<StandardK8STrigger, 'source' | 'parameters'> {
    const { apiVersion, kind, metadata, ...rest } = this.object as KubernetesManifest;
    const { name, namespace = context.namespace, ...described } = metadata as { readonly [field: string]: unknown };
    if (typeof namespace !== 'string') {
      throw bad('the object must name its namespace, because upstream looks for it there; give it metadata.namespace');
    }
    const changes = { ...(Object.keys(described).length > 0 ? { metadata: described } : {}), ...rest };
    if (Object.keys(changes).length === 0)
      throw bad('the object says nothing but which it is, so that nothing would change');
    const { body } = context.parameterize({ apiVersion, kind, metadata: { name, namespace } });
    return { source: { resource: body }, parameters: context.payload(changes) };
  }
}

function checkLive(object: KubernetesManifest | Artifact): void {
  if (object instanceof Artifact)
    throw bad('a liveObject is one of the cluster, and an artifact would be read for nothing');
  const { apiVersion, kind, metadata = {} } = object;
  const { name, namespace } = metadata as { readonly name?: unknown; readonly namespace?: unknown };
  if (name === undefined) throw bad('a liveObject needs metadata.name: upstream looks for the object by it');
  if (!holdsValues({ apiVersion, kind, name, namespace })) return;
  throw bad(
    'which object is live is known before values of events are filled in; give its kind, name and namespace as they are',
  );
}

function bad(message: string): EventloomError {
  return new EventloomError('bad-value', message);
}
