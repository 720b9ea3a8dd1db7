import type { JsonObject } from '../../json';
import type { Known } from '../published';
import type { GithubRepositoryUrls } from './repository-urls';
import type { GithubUser } from './user';

/** The licence that GitHub found in a repository. */
export interface GithubLicense {
  /** GitHub's key, such as `apache-2.0`. */
  readonly key: string;
  /** The full name. */
  readonly name: string;
  /** The SPDX name, such as `Apache-2.0`. */
  readonly spdx_id: string;
  /** The licence in the REST API. */
  readonly url: string | null;
  /** The licence's id in the GraphQL API. */
  readonly node_id: string;
}

/** A few facts of a repository: what other objects hold of the repository that they belong to. */
export interface GithubRepositorySummary extends GithubRepositoryUrls {
  /** The repository's number; stays the same when the repository is renamed or moved. */
  readonly id: number;
  /** The repository's id in the GraphQL API. */
  readonly node_id: string;
  /** The name without the owner: `shop`. */
  readonly name: string;
  /** Owner and name: `acme/shop`. */
  readonly full_name: string;
  /** Whether the public can't see it. */
  readonly private: boolean;
  /** Who owns it. */
  readonly owner: GithubUser;
  /** The repository's page. */
  readonly html_url: string;
  /** What the repository says of itself. */
  readonly description: string | null;
  /** Whether it is a fork of another repository. */
  readonly fork: boolean;
}

/** How pull requests of a repository are merged; sent within the sides of a pull request. */
export interface GithubMergeSettings {
  /** Whether a pull request may be squashed. */
  readonly allow_squash_merge?: boolean;
  /** Whether a pull request may be merged with a merge commit. */
  readonly allow_merge_commit?: boolean;
  /** Whether a pull request may be rebased. */
  readonly allow_rebase_merge?: boolean;
  /** Whether a pull request may merge by itself once it is ready. */
  readonly allow_auto_merge?: boolean;
  /** Whether the branch of a pull request may be brought up to date though it need not be. */
  readonly allow_update_branch?: boolean;
  /** Whether a branch is deleted once it is merged. */
  readonly delete_branch_on_merge?: boolean;
  /** Whether a squashed commit takes its title from the pull request. */
  readonly use_squash_pr_title_as_default?: boolean;
  /** Where a squashed commit takes its title from. */
  readonly squash_merge_commit_title?: string;
  /** Where a squashed commit takes its message from. */
  readonly squash_merge_commit_message?: string;
  /** Where a merge commit takes its title from. */
  readonly merge_commit_title?: string;
  /** Where a merge commit takes its message from. */
  readonly merge_commit_message?: string;
}

/** A repository on GitHub. */
export interface GithubRepository extends GithubRepositorySummary, GithubMergeSettings {
  /** When it was made: RFC 3339; seconds since 1970 in a push. */
  readonly created_at: number | string;
  /** When it was last changed: RFC 3339. */
  readonly updated_at: string;
  /** When it was last pushed to: RFC 3339; seconds since 1970 in a push. */
  readonly pushed_at: number | string | null;
  /** For cloning without encryption or login; GitHub serves it no longer. */
  readonly git_url: string;
  /** For cloning with an SSH key: `git@github.com:acme/shop.git`. */
  readonly ssh_url: string;
  /** For cloning over HTTPS: `https://github.com/acme/shop.git`. */
  readonly clone_url: string;
  /** The repository's page, for Subversion; served no longer. */
  readonly svn_url: string;
  /** The project's own page. */
  readonly homepage: string | null;
  /** In KiB. */
  readonly size: number;
  /** How many accounts starred it. */
  readonly stargazers_count: number;
  /** The same as `stargazers_count`. */
  readonly watchers_count: number;
  /** The language that most of it is written in. */
  readonly language: string | null;
  /** Whether issues are on. */
  readonly has_issues: boolean;
  /** Whether projects are on. */
  readonly has_projects: boolean;
  /** Whether downloads are on. */
  readonly has_downloads: boolean;
  /** Whether the wiki is on. */
  readonly has_wiki: boolean;
  /** Whether GitHub Pages are on. */
  readonly has_pages: boolean;
  /** Whether discussions are on. */
  readonly has_discussions?: boolean;
  /** How many forks there are. */
  readonly forks_count: number;
  /** What it mirrors. */
  readonly mirror_url: string | null;
  /** Whether it is archived: nobody can push to it. */
  readonly archived: boolean;
  /** Whether GitHub disabled it. */
  readonly disabled: boolean;
  /** How many issues and pull requests are open. */
  readonly open_issues_count: number;
  /** The licence that GitHub found. */
  readonly license: GithubLicense | null;
  /** Whether it may be forked. */
  readonly allow_forking?: boolean;
  /** Whether it is a template for other repositories. */
  readonly is_template?: boolean;
  /** Whether commits made in the browser must be signed off. */
  readonly web_commit_signoff_required?: boolean;
  /** The topics given to it. */
  readonly topics: readonly string[];
  /** Who may see it. */
  readonly visibility: Known<'public' | 'private' | 'internal'>;
  /** The same as `forks_count`. */
  readonly forks: number;
  /** The same as `open_issues_count`. */
  readonly open_issues: number;
  /** The same as `stargazers_count`. */
  readonly watchers: number;
  /** The branch that people start from, such as `main`; without `refs/heads/`. */
  readonly default_branch: string;
  /** The properties that the organization defines, by name. */
  readonly custom_properties?: JsonObject;
  /** The same as `stargazers_count`; only in a push. */
  readonly stargazers?: number;
  /** The same as `default_branch`; only in a push. */
  readonly master_branch?: string;
  /** The login of the organization that owns it; only in a push. */
  readonly organization?: string;
}
