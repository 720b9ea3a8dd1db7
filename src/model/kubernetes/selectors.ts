import type { Quantity } from '../scalars';

/**
 * One key of a Secret, in the namespace of the resource.
 *
 * It reaches the pod as a mounted file: a Secret that is missing keeps the pod from starting.
 */
export interface SecretKeySelector {
  /** The name of the Secret. */
  readonly name: string;
  /** The key in it. */
  readonly key: string;
  /**
   * Whether the pod may start without it.
   *
   * @default false
   */
  readonly optional?: boolean;
}

/** One key of a ConfigMap, in the namespace of the resource. It reaches the pod as a mounted file. */
export interface ConfigMapKeySelector {
  /** The name of the ConfigMap. */
  readonly name: string;
  /** The key in it. */
  readonly key: string;
  /**
   * Whether the pod may start without it.
   *
   * @default false
   */
  readonly optional?: boolean;
}

/** An object of the same namespace. */
export interface LocalObjectReference {
  /** Its name. */
  readonly name: string;
}

/** A field of the pod itself. */
export interface ObjectFieldSelector {
  /** Its path, such as `metadata.namespace`. */
  readonly fieldPath: string;
  /**
   * The API version that the path is written in.
   *
   * @default "v1"
   */
  readonly apiVersion?: string;
}

/** A limit or request of a container. */
export interface ResourceFieldSelector {
  /** Which one, such as `limits.memory`. */
  readonly resource: string;
  /** The container. In environment variables: the container itself. */
  readonly containerName?: string;
  /**
   * The unit to give it in.
   *
   * @default "1"
   */
  readonly divisor?: Quantity;
}
