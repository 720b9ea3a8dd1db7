import type { Time } from './scalars';

/**
 * What the controller last observed about one aspect of a resource.
 *
 * A resource is ready when all its conditions are `True`.
 */
export interface Condition {
  /**
   * The aspect: `SourcesProvided` and `Deployed` for an EventSource, `DependenciesProvided`, `TriggersProvided` and
   * `Deployed` for a Sensor, `Deployed` and `Configured` for an EventBus.
   */
  readonly type: string;
  /** Whether it holds. `Unknown` until the controller has looked. */
  readonly status: 'True' | 'False' | 'Unknown';
  /** When `status` last changed. */
  readonly lastTransitionTime?: Time;
  /** What is wrong, for a person to read. */
  readonly message?: string;
  /** Why, as one word for machines, such as `InvalidTriggers`. */
  readonly reason?: string;
}

/** What the controller observed about a resource. */
export interface Status {
  /** One entry per aspect that the controller looks at. */
  readonly conditions?: readonly Condition[];
}
