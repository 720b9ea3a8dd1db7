import type { SecretKeySelector } from '../kubernetes/selectors';
import type { Int64 } from '../scalars';

/** A checkout of a git repository, put at the artifact's `path`. Upstream's name is `GitArtifact`. */
export interface WorkflowGitArtifact {
  /** Where to clone from, over HTTPS or SSH. */
  readonly repo: string;
  /** A commit, tag or branch; the default branch if absent. */
  readonly revision?: string;
  /** How many commits to fetch; all of them if absent. */
  readonly depth?: Int64;
  /** Refs to fetch before the checkout, such as `refs/pull/7/head`. */
  readonly fetch?: readonly string[];
  /** Whether to fetch `branch` alone. */
  readonly singleBranch?: boolean;
  /** The branch that `singleBranch` means. */
  readonly branch?: string;
  /**
   * Whether submodules are left out.
   *
   * @default false
   */
  readonly disableSubmodules?: boolean;
  /** The user name for HTTPS. */
  readonly usernameSecret?: SecretKeySelector;
  /** The password or token for HTTPS. */
  readonly passwordSecret?: SecretKeySelector;
  /** The private key for SSH. */
  readonly sshPrivateKeySecret?: SecretKeySelector;
  /** Whether any host key is accepted. */
  readonly insecureIgnoreHostKey?: boolean;
  /** Whether any server certificate is accepted. */
  readonly insecureSkipTLS?: boolean;
}
