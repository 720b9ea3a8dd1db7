import type { SecretKeySelector } from './kubernetes/selectors';

/** A user name and a password. Both must be there. */
export interface BasicAuth {
  /** The user name. */
  readonly username: SecretKeySelector;
  /** The password. */
  readonly password: SecretKeySelector;
}
