import type { GithubRepository } from './repository';
import type { GithubInstallation, GithubOrganization, GithubUser } from './user';

/** What every delivery about a repository holds. */
export interface GithubDelivery {
  /** Where it happened. */
  readonly repository: GithubRepository;
  /** Who did it. */
  readonly sender: GithubUser;
  /** The organization that owns the repository; absent for a person's repository. */
  readonly organization?: GithubOrganization;
  /** Present when a GitHub App receives the delivery. */
  readonly installation?: GithubInstallation;
}
