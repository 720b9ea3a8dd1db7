import type { Amount } from '../scalars';

/** What a workflow or template tells Prometheus. */
export interface Metrics {
  /** The metrics. */
  readonly prometheus: readonly Prometheus[];
}

/** One metric: a gauge, a histogram or a counter. */
export interface Prometheus {
  /** The metric's name; `argo_workflows_` comes before it. */
  readonly name: string;
  /** What the metric shows; needed by Prometheus, and the same wherever the name is used. */
  readonly help: string;
  /** The metric's labels. Each combination of values is a series of its own: do not put a workflow's name here. */
  readonly labels?: readonly MetricLabel[];
  /** Emitted only if this is true: `{{status}} == Failed`, say. */
  readonly when?: string;
  /** A value that goes up and down. */
  readonly gauge?: Gauge;
  /** How values are spread. */
  readonly histogram?: Histogram;
  /** A sum that only grows. */
  readonly counter?: Counter;
}

/** A label of a metric. */
export interface MetricLabel {
  /** The label's name. */
  readonly key: string;
  /** The label's value; variables may stand in it. */
  readonly value: string;
}

/** A value that goes up and down. */
export interface Gauge {
  /** The value, as text: `{{duration}}`, say. */
  readonly value: string;
  /**
   * Whether it is emitted while the template still runs. Only some variables have a value then, such as `{{duration}}`.
   *
   * @default false
   */
  readonly realtime?: boolean;
  /**
   * What is done with the value that was there before.
   *
   * @default "Set"
   */
  readonly operation?: 'Set' | 'Add' | 'Sub';
}

/** How values are spread. */
export interface Histogram {
  /** The value, as text. */
  readonly value: string;
  /** The upper bounds of the buckets. */
  readonly buckets: readonly Amount[];
}

/** A sum that only grows. */
export interface Counter {
  /** What is added, as text: `1`, say. */
  readonly value: string;
}
