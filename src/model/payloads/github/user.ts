import type { Known } from '../published';

/** An account on GitHub: a person, an organization or a bot. */
export interface GithubUser {
  /** The account's name, as in its URL. */
  readonly login: string;
  /** The account's number; stays the same when the account is renamed. */
  readonly id: number;
  /** The account's id in the GraphQL API. */
  readonly node_id: string;
  /** The display name; sent for the owner of a repository in a push. */
  readonly name?: string;
  /** The public address; sent for the owner of a repository in a push. */
  readonly email?: string | null;
  /** The picture. */
  readonly avatar_url: string;
  /** Always empty nowadays. */
  readonly gravatar_id: string;
  /** The account in the REST API. */
  readonly url: string;
  /** The account's page. */
  readonly html_url: string;
  /** The REST address of the followers. */
  readonly followers_url: string;
  /** The REST address of those followed. */
  readonly following_url: string;
  /** The REST address of the gists. */
  readonly gists_url: string;
  /** The REST address of the starred repositories. */
  readonly starred_url: string;
  /** The REST address of the watched repositories. */
  readonly subscriptions_url: string;
  /** The REST address of the account's organizations. */
  readonly organizations_url: string;
  /** The REST address of the repositories. */
  readonly repos_url: string;
  /** The REST address of what the account did. */
  readonly events_url: string;
  /** The REST address of what happened to the account. */
  readonly received_events_url: string;
  /** What the account is. */
  readonly type: Known<'User' | 'Organization' | 'Bot'>;
  /** How much of the account the receiver may see. */
  readonly user_view_type?: string;
  /** Whether the account belongs to GitHub's staff. */
  readonly site_admin: boolean;
}

/** The organization that owns the repository, or whose webhook this is. */
export interface GithubOrganization {
  /** The organization's name, as in its URL. */
  readonly login: string;
  /** The organization's number. */
  readonly id: number;
  /** The organization's id in the GraphQL API. */
  readonly node_id: string;
  /** The organization in the REST API. */
  readonly url: string;
  /** The organization's page. */
  readonly html_url?: string;
  /** The REST address of the repositories. */
  readonly repos_url: string;
  /** The REST address of what happened in the organization. */
  readonly events_url: string;
  /** The REST address of the organization's webhooks. */
  readonly hooks_url: string;
  /** The REST address of the issues. */
  readonly issues_url: string;
  /** The REST address of the members. */
  readonly members_url: string;
  /** The REST address of the public members. */
  readonly public_members_url: string;
  /** The picture. */
  readonly avatar_url: string;
  /** What the organization says of itself. */
  readonly description: string | null;
}

/** A team of an organization. */
export interface GithubTeam {
  /** The team's name. */
  readonly name: string;
  /** The team's number. */
  readonly id: number;
  /** The team's id in the GraphQL API. */
  readonly node_id: string;
  /** The team's name in addresses. */
  readonly slug: string;
  /** What the team is for. */
  readonly description: string | null;
  /** Who may see the team. */
  readonly privacy: Known<'open' | 'closed' | 'secret'>;
  /** Whether members are notified. */
  readonly notification_setting?: string;
  /** The team in the REST API. */
  readonly url: string;
  /** The team's page. */
  readonly html_url: string;
  /** The REST address of the members. */
  readonly members_url: string;
  /** The REST address of the team's repositories. */
  readonly repositories_url: string;
  /** What the team may do with the repository. */
  readonly permission: string;
}

/** The installation of a GitHub App through which this delivery came. */
export interface GithubInstallation {
  /** The installation's number: what a token for the installation is asked for with. */
  readonly id: number;
  /** The installation's id in the GraphQL API. */
  readonly node_id: string;
}
