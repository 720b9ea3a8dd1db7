import type { VolumeMount } from '../kubernetes/volume-mount';
import type { IntOrString } from '../scalars';
import type { PodContainer } from './pod';

/** A container beside the main one, or before it. */
export interface UserContainer extends PodContainer {
  /** Unique in the pod; `main`, `init` and `wait` are taken. */
  readonly name: string;
  /**
   * Whether it sees the volumes of the main container at the same places, and the artifacts with them.
   *
   * @default false
   */
  readonly mirrorVolumeMounts?: boolean;
}

/** A piece of code and the container that runs it. What it prints is `{{steps.NAME.outputs.result}}`, up to 256 KiB. */
export interface ScriptTemplate extends PodContainer {
  /** The image. */
  readonly image: string;
  /** The interpreter, such as `[python]`; the code is put into a file whose name comes last. */
  readonly command?: readonly string[];
  /** The code. Parameters are pasted in as they are: pass what others control through `env` instead. */
  readonly source: string;
}

/** Several containers in one pod, each started when those it depends on have ended. */
export interface ContainerSetTemplate {
  /** The containers. The one whose outputs count is called `main`. */
  readonly containers: readonly ContainerNode[];
  /** Volumes that all of them see. */
  readonly volumeMounts?: readonly VolumeMount[];
  /** How a container that failed is started again, in the same pod. */
  readonly retryStrategy?: ContainerSetRetryStrategy;
}

/** One container of a set. */
export interface ContainerNode extends PodContainer {
  /** Unique in the set. */
  readonly name: string;
  /** The containers that must have succeeded before. */
  readonly dependencies?: readonly string[];
}

/** How a container of a set is started again. */
export interface ContainerSetRetryStrategy {
  /** How many further attempts. */
  readonly retries: IntOrString;
  /** How long to wait in between: a Go duration such as `5s`; not at all if absent. */
  readonly duration?: string;
}
