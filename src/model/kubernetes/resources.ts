import type { Quantity } from '../scalars';

/** How much of each resource a container is given, and may use at most. */
export interface ResourceRequirements {
  /** What it is given, such as `{ cpu: 100m, memory: 128Mi }`. Absent: `limits`. */
  readonly requests?: { readonly [name: string]: Quantity };
  /** What it may use at most. Beyond the memory it is killed, beyond the CPU it is slowed down. */
  readonly limits?: { readonly [name: string]: Quantity };
  /** Claims of devices that it uses. */
  readonly claims?: readonly ResourceClaim[];
}

/** A claim of devices that a container uses. */
export interface ResourceClaim {
  /** The name of the claim in the pod. */
  readonly name: string;
  /** The one request of the claim that is meant. Absent: all. */
  readonly request?: string;
}
