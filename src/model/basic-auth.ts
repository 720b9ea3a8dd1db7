import type { SecretKeySelector } from './kubernetes/selectors';

export interface BasicAuth {
  readonly password: SecretKeySelector;
  readonly username: SecretKeySelector;
}
