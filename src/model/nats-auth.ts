import type { BasicAuth } from './basic-auth';
import type { SecretKeySelector } from './kubernetes/selectors';

export interface NATSAuth {
  readonly basic?: BasicAuth;
  readonly credential?: SecretKeySelector;
  readonly nkey?: SecretKeySelector;
  readonly token?: SecretKeySelector;
}
