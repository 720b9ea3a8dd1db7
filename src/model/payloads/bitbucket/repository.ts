/** An address. */
export interface BitbucketLink {
  /** The address. */
  readonly href: string;
}

/** Where something is found. */
export interface BitbucketLinks {
  /** In the REST API. */
  readonly self: BitbucketLink;
  /** Its page. */
  readonly html: BitbucketLink;
  /** Its picture. */
  readonly avatar?: BitbucketLink;
}

/** Somebody on Bitbucket: a person, a team or an app. */
export interface BitbucketAccount {
  /** `user`, `team` or `AppUser`. */
  readonly type: string;
  /** The display name. */
  readonly display_name: string;
  /** Bitbucket's own id, in braces. */
  readonly uuid: string;
  /** Atlassian's id; absent for a team. */
  readonly account_id?: string;
  /** The name that others mention; absent for a team. */
  readonly nickname?: string;
  /** The name in addresses; only for a team. */
  readonly username?: string;
  /** Where the account is found. */
  readonly links: BitbucketLinks;
}

/** What repositories belong to. */
export interface BitbucketWorkspace {
  /** `workspace`. */
  readonly type: string;
  /** Bitbucket's own id, in braces. */
  readonly uuid: string;
  /** The workspace's name. */
  readonly name: string;
  /** The workspace's name in addresses. */
  readonly slug: string;
  /** Where the workspace is found. */
  readonly links: BitbucketLinks;
}

/** Some repositories of a workspace. */
export interface BitbucketProject {
  /** `project`. */
  readonly type: string;
  /** The project's key: a few capital letters. */
  readonly key: string;
  /** Bitbucket's own id, in braces. */
  readonly uuid: string;
  /** The project's name. */
  readonly name: string;
  /** Where the project is found. */
  readonly links: BitbucketLinks;
}

/** What other objects hold of the repository that they belong to. */
export interface BitbucketRepositorySummary {
  /** `repository`. */
  readonly type: string;
  /** Workspace and repository: `acme/shop`. */
  readonly full_name: string;
  /** The repository's name. */
  readonly name: string;
  /** Bitbucket's own id, in braces. */
  readonly uuid: string;
  /** Where the repository is found. */
  readonly links: BitbucketLinks;
}

/** A repository on Bitbucket. There is no address for cloning in it: it is `https://bitbucket.org/` and `full_name`. */
export interface BitbucketRepo extends BitbucketRepositorySummary {
  /** `git`. */
  readonly scm: string;
  /** The project's own page. */
  readonly website: string | null;
  /** Who owns it. */
  readonly owner: BitbucketAccount;
  /** What it belongs to. */
  readonly workspace: BitbucketWorkspace;
  /** The project that it belongs to. */
  readonly project: BitbucketProject;
  /** Whether the public can't see it. */
  readonly is_private: boolean;
  /** The repository that it is a fork of. */
  readonly parent?: BitbucketRepositorySummary | null;
}
