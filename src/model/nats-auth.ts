import type { BasicAuth } from './basic-auth';
import type { SecretKeySelector } from './kubernetes/selectors';

/** How to log in to NATS. Of several the first in the order basic, token, nkey, credential is used. */
export interface NATSAuth {
  /** With a user name and a password. */
  readonly basic?: BasicAuth;
  /** With a token. */
  readonly token?: SecretKeySelector;
  /** With an NKey: the secret holds the seed. */
  readonly nkey?: SecretKeySelector;
  /** With the contents of a credentials file: a JWT and its seed. */
  readonly credential?: SecretKeySelector;
}
