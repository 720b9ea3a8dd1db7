import type { ConfigMapKeySelector, SecretKeySelector } from './kubernetes/selectors';

/** A header whose value is kept out of the manifest. */
export interface SecureHeader {
  /** The name of the header, sent as it is written here. */
  readonly name: string;
  /** Where the value comes from. */
  readonly valueFrom: ValueFromSource;
}

/** Where a value is kept: a Secret or a ConfigMap. */
export interface ValueFromSource {
  /** A key of a Secret. */
  readonly secretKeyRef?: SecretKeySelector;
  /** A key of a ConfigMap. */
  readonly configMapKeyRef?: ConfigMapKeySelector;
}
