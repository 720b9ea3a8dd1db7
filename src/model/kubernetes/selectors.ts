import type { Quantity } from '../scalars';

export interface SecretKeySelector {
  readonly key: string;
  readonly name: string;
  readonly optional?: boolean;
}

export interface ConfigMapKeySelector {
  readonly key: string;
  readonly name: string;
  readonly optional?: boolean;
}

export interface LocalObjectReference {
  readonly name: string;
}

export interface ObjectFieldSelector {
  readonly fieldPath: string;
  readonly apiVersion?: string;
}

export interface ResourceFieldSelector {
  readonly resource: string;
  readonly containerName?: string;
  readonly divisor?: Quantity;
}
