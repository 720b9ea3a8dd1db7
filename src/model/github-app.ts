import type { SecretKeySelector } from './kubernetes/selectors';
import type { Int64 } from './scalars';

export interface GithubAppCreds {
  readonly appID: Int64;
  readonly installationID: Int64;
  readonly privateKey: SecretKeySelector;
}
