import type { ConfigMapKeySelector, SecretKeySelector } from './kubernetes/selectors';

export interface SecureHeader {
  readonly name: string;
  readonly valueFrom: ValueFromSource;
}

export interface ValueFromSource {
  readonly configMapKeyRef?: ConfigMapKeySelector;
  readonly secretKeyRef?: SecretKeySelector;
}
