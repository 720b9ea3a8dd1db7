import type { Int64 } from '../scalars';

/** A taint of nodes that pods put up with. */
export interface Toleration {
  /** The taint. Empty, with the operator `Exists`: any. */
  readonly key?: string;
  /**
   * `Equal` compares the value, `Exists` does not.
   *
   * @default "Equal"
   */
  readonly operator?: string;
  /** The value of the taint. */
  readonly value?: string;
  /** The effect of the taint: `NoSchedule`, `PreferNoSchedule` or `NoExecute`. Absent: any. */
  readonly effect?: string;
  /** How long to put up with `NoExecute`, in seconds. Absent: forever. */
  readonly tolerationSeconds?: Int64;
}
