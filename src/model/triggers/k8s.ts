import type { ArtifactLocation } from '../artifact';
import type { TriggerParameter } from '../parameter';

/** The media types of a Kubernetes PATCH. */
export type PatchStrategy =
  | 'application/merge-patch+json'
  | 'application/strategic-merge-patch+json'
  | 'application/json-patch+json'
  | 'application/apply-patch+yaml';

/**
 * Creates or changes a Kubernetes object.
 *
 * The service account of the sensor's pods must be allowed to. The resource is guessed from the spelling of the kind,
 * so that irregular plurals such as Endpoints fail. An object without a namespace goes to that of the sensor.
 */
export interface StandardK8STrigger {
  /** The object. */
  readonly source: ArtifactLocation;
  /**
   * What to do. `update` and `patch` create an object that is missing; `update` merges, and cannot remove anything;
   * `delete` of a missing object succeeds; `create` of an existing one fails.
   *
   * @default "create"
   */
  readonly operation?: 'create' | 'update' | 'patch' | 'delete' | '';
  /** Values from events that are put into the object: paths such as `spec.replicas`. */
  readonly parameters?: readonly TriggerParameter[];
  /**
   * How to patch. Only the two merges work: the object is sent as it is.
   *
   * @default "application/merge-patch+json"
   */
  readonly patchStrategy?: PatchStrategy;
  /**
   * For `update`: puts the parameters into the object as it is in the cluster, instead of into `source`, which must
   * then name it.
   *
   * @default false
   */
  readonly liveObject?: boolean;
}
