/** A project on GitLab. */
export interface GitlabProject {
  /** The project's number. */
  readonly id: number;
  /** The project's name. */
  readonly name: string;
  /** What the project is. */
  readonly description: string | null;
  /** The project's page. */
  readonly web_url: string;
  /** The picture. */
  readonly avatar_url: string | null;
  /** For cloning with an SSH key. */
  readonly git_ssh_url: string;
  /** For cloning over HTTPS. */
  readonly git_http_url: string;
  /** The name of the group or person that owns it. */
  readonly namespace: string;
  /** Who may see it: 0 members, 10 whoever is logged in, 20 everybody. */
  readonly visibility_level: number;
  /** Group and project: `acme/shop`. */
  readonly path_with_namespace: string;
  /** The branch that people start from, without `refs/heads/`. */
  readonly default_branch: string;
  /** Where the pipeline is declared; empty or null for `.gitlab-ci.yml`. */
  readonly ci_config_path?: string | null;
  /** The same as `web_url`. */
  readonly homepage?: string;
  /** The same as `git_ssh_url`. */
  readonly url?: string;
  /** The same as `git_ssh_url`. */
  readonly ssh_url?: string;
  /** The same as `git_http_url`. */
  readonly http_url?: string;
}

/** Some facts of the project again, in an older form; `project` has more. */
export interface GitlabRepository {
  /** The project's name. */
  readonly name: string;
  /** For cloning with an SSH key. */
  readonly url: string;
  /** What the project is. */
  readonly description: string | null;
  /** The project's page. */
  readonly homepage: string;
  /** For cloning over HTTPS. */
  readonly git_http_url?: string;
  /** For cloning with an SSH key. */
  readonly git_ssh_url?: string;
  /** Who may see it: 0 members, 10 whoever is logged in, 20 everybody. */
  readonly visibility_level?: number;
}

/** Somebody on GitLab. */
export interface GitlabUser {
  /** The account's number. */
  readonly id: number;
  /** The display name. */
  readonly name: string;
  /** The account's name, as in its URL. */
  readonly username: string;
  /** The picture. */
  readonly avatar_url: string | null;
  /** The address, or `[REDACTED]`. */
  readonly email?: string;
}

/** The author of a commit, as git knows them. */
export interface GitlabAuthor {
  /** The name in the commit. */
  readonly name: string;
  /** The address in the commit, or `[REDACTED]`. */
  readonly email: string;
}

/** A commit. */
export interface GitlabCommit {
  /** The full SHA. */
  readonly id: string;
  /** The whole message, all lines. */
  readonly message: string;
  /** The first line of the message. */
  readonly title: string;
  /** When it was made: ISO 8601 with offset. */
  readonly timestamp: string;
  /** The commit's page. */
  readonly url: string;
  /** Who wrote the change. */
  readonly author: GitlabAuthor;
}

/** A label. */
export interface GitlabLabel {
  /** The label's number. */
  readonly id: number;
  /** The label's name. */
  readonly title: string;
  /** `#` and six hex digits. */
  readonly color: string;
  /** The project it belongs to; null for a group's label. */
  readonly project_id: number | null;
  /** When it was made. */
  readonly created_at: string;
  /** When it was changed. */
  readonly updated_at: string;
  /** Whether new projects get it. */
  readonly template: boolean;
  /** What the label means. */
  readonly description: string | null;
  /** `ProjectLabel` or `GroupLabel`. */
  readonly type: string;
  /** The group it belongs to; null for a project's label. */
  readonly group_id: number | null;
}
