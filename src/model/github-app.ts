import type { SecretKeySelector } from './kubernetes/selectors';
import type { Int64 } from './scalars';

/** Acts as an installation of a GitHub App. */
export interface GithubAppCreds {
  /** The number of the App. */
  readonly appID: Int64;
  /** The number of the installation in the organization or account. */
  readonly installationID: Int64;
  /** A private key of the App, as PEM. */
  readonly privateKey: SecretKeySelector;
}
