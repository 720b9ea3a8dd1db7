import type { SecretKeySelector } from './kubernetes/selectors';

export interface TLSConfig {
  readonly caCertSecret?: SecretKeySelector;
  readonly clientCertSecret?: SecretKeySelector;
  readonly clientKeySecret?: SecretKeySelector;
  readonly enabled?: boolean;
  readonly insecureSkipVerify?: boolean;
}
