import type { Quantity } from '../scalars';

export interface ResourceRequirements {
  readonly claims?: readonly ResourceClaim[];
  readonly limits?: { readonly [name: string]: Quantity };
  readonly requests?: { readonly [name: string]: Quantity };
}

export interface ResourceClaim {
  readonly name: string;
  readonly request?: string;
}
