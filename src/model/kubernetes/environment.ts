import type { ConfigMapKeySelector, ObjectFieldSelector, ResourceFieldSelector, SecretKeySelector } from './selectors';

/** An environment variable. */
export interface EnvVar {
  /** Its name. */
  readonly name: string;
  /**
   * Its value. `$(OTHER)` stands for a variable that was defined before; `$$(OTHER)` is left as `$(OTHER)`.
   *
   * @default ""
   */
  readonly value?: string;
  /** Where its value comes from, instead of `value`. */
  readonly valueFrom?: EnvVarSource;
}

/** Where an environment variable's value comes from: one of the four. */
export interface EnvVarSource {
  /** A key of a Secret. */
  readonly secretKeyRef?: SecretKeySelector;
  /** A key of a ConfigMap. */
  readonly configMapKeyRef?: ConfigMapKeySelector;
  /** A field of the pod. */
  readonly fieldRef?: ObjectFieldSelector;
  /** A limit or request of a container. */
  readonly resourceFieldRef?: ResourceFieldSelector;
}

/** Makes environment variables of all keys of a ConfigMap or a Secret. */
export interface EnvFromSource {
  /** The ConfigMap. */
  readonly configMapRef?: ConfigMapEnvSource;
  /** The Secret. */
  readonly secretRef?: SecretEnvSource;
  /** What to put before each key. */
  readonly prefix?: string;
}

/** A ConfigMap whose keys become environment variables. */
export interface ConfigMapEnvSource {
  /** The name of the ConfigMap. */
  readonly name?: string;
  /**
   * Whether the pod may start without it.
   *
   * @default false
   */
  readonly optional?: boolean;
}

/** A Secret whose keys become environment variables. */
export interface SecretEnvSource {
  /** The name of the Secret. */
  readonly name?: string;
  /**
   * Whether the pod may start without it.
   *
   * @default false
   */
  readonly optional?: boolean;
}
