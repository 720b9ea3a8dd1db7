import type { Int64 } from '../scalars';

export interface Toleration {
  readonly effect?: string;
  readonly key?: string;
  readonly operator?: string;
  readonly tolerationSeconds?: Int64;
  readonly value?: string;
}
